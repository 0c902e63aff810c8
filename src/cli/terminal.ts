import type { Progress } from '../contract/contract.ts'

/** Where a command speaks. A test gives its own. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Somebody is watching standard error, so that a line may change under their eyes. */
  readonly isWatched: boolean
}

export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  }
}

export interface ProgressLine {
  show(progress: Progress): void
  clear(): void
}

const redrawMs = 80

/** One line that says how far the work is, drawn over itself, and wiped before anything else is said. */
export function progressLine(terminal: Terminal): ProgressLine {
  let isShown = false
  let drawnAt = -Infinity
  return {
    show({ done, of, label }) {
      const now = performance.now()
      if (!terminal.isWatched || now - drawnAt < redrawMs) return
      drawnAt = now
      isShown = true
      const share = of > 0 ? `${bar(done / of)} ${count(done)} of ${count(of)}` : count(done)
      terminal.err(`\r\u001b[K${label ? `${label}  ` : ''}${share}`)
    },
    clear() {
      if (isShown) terminal.err('\r\u001b[K')
      isShown = false
    },
  }
}

function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 20)
  return `${'='.repeat(filled)}${' '.repeat(20 - filled)}`
}

export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** "1 card", "2 cards": the plural is the word with an s unless it is given. */
export function counted(value: number, word: string, plural = `${word}s`): string {
  return `${count(value)} ${value === 1 ? word : plural}`
}

/** The first lines of a long list, and how many more there are. */
export function shortList(lines: readonly string[], most: number): string[] {
  const rest = lines.length - most
  return rest <= 0 ? [...lines] : [...lines.slice(0, most), `  and ${count(rest)} more`]
}

/** Columns side by side, each as wide as its longest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, width(cell))))
  return rows
    .map((row) => row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ').trimEnd())
    .join('\n')
}

/** Columns a text takes on a terminal, where East Asian characters take two. */
function width(text: string): number {
  let columns = 0
  for (const character of text.normalize('NFC')) columns += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(character) ? 2 : 1
  return columns
}
