import type { DesktopBridge } from '../../contract/host.ts'

declare global {
  interface Window {
    readonly longhand?: DesktopBridge
  }
}

/** What the desktop window's preload script gives; null in a browser. */
export const desktop: DesktopBridge | null = window.longhand ?? null
