import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Looks at a PDF with a program of this machine. Where the program is not installed, says so in one line and gives null:
 * the same facts are checked with pdfjs beside it.
 */
export function lookWith(program: string, args: readonly string[], bytes: Uint8Array): { status: number; output: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'longhand-pdf-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    const result = spawnSync(program, args.map((arg) => (arg === 'FILE' ? file : arg)), { encoding: 'utf8' })
    if (result.error !== undefined) {
      console.log(`${program} is not installed here: checked with pdfjs only`)
      return null
    }
    return { status: result.status ?? -1, output: result.stdout + result.stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
