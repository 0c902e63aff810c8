import { readFileSync, writeFileSync } from 'node:fs'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const smallest = { width: 900, height: 600 }

/**
 * Where the window was, if that still is a place: a screen that was unplugged takes its windows with it, and a file
 * somebody edited may say anything.
 */
export function usableBounds(saved: unknown, screens: readonly Bounds[]): Bounds | null {
  if (!isBounds(saved) || saved.width < smallest.width || saved.height < smallest.height) return null
  const isOnScreen = screens.some(
    (screen) =>
      saved.x >= screen.x - 50 && saved.x < screen.x + screen.width - 100 && saved.y >= screen.y && saved.y < screen.y + screen.height - 100,
  )
  return isOnScreen ? saved : null
}

export function readBounds(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

export function writeBounds(file: string, bounds: Bounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds))
  } catch {
    // The window opens in the middle next time. Nothing worth telling.
  }
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Record<string, unknown>
  return [x, y, width, height].every((side) => Number.isInteger(side))
}
