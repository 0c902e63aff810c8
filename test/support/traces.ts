import SQLite from 'better-sqlite3'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readPdf } from './pdf.ts'

/** The words among these that are anywhere in the bytes of a library, its journal and its index of the journal, as UTF-8 or UTF-16. */
export function foundInBytes(path: string, words: readonly string[]): string[] {
  const files = [path, `${path}-wal`, `${path}-shm`].filter(existsSync).map((file) => readFileSync(file))
  const folded = files.map((bytes) => bytes.toString('latin1').toLowerCase())
  const forms = (word: string) => [...new Set([word, word.toLowerCase(), word.toUpperCase()])].flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le'), Buffer.from(form, 'utf16le').swap16()])
  return words.filter((word) => folded.some((text) => text.includes(Buffer.from(word.toLowerCase()).toString('latin1'))) || files.some((bytes) => forms(word).some((form) => bytes.includes(form))))
}

/** The same in the text of every PDF that a library keeps, which is compressed in the file, and in their titles. */
export async function foundInPdfs(path: string, words: readonly string[]): Promise<string[]> {
  const texts: string[] = []
  for (const { bytes } of ask<{ bytes: Buffer }>(path, 'SELECT bytes FROM documents')) {
    for (const page of await readPdf(bytes)) texts.push(page.text)
  }
  return words.filter((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())))
}

/** The terms of the search index, which the file holds cut into pieces. */
export function searchTerms(path: string): string[] {
  const db = new SQLite(path)
  try {
    db.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, customer_words, row)')
    return db.prepare<[], string>('SELECT term FROM temp.terms').pluck().all()
  } finally {
    db.close()
  }
}

export function ask<T>(path: string, sql: string, ...parameters: unknown[]): T[] {
  const db = new SQLite(path, { readonly: true })
  try {
    return db.prepare<unknown[], T>(sql).all(...parameters)
  } finally {
    db.close()
  }
}

/** Changes rows in ways that no command has. */
export function tell(path: string, sql: string, ...parameters: unknown[]): void {
  const db = new SQLite(path)
  try {
    db.pragma('foreign_keys = ON')
    db.prepare(sql).run(...parameters)
  } finally {
    db.close()
  }
}

export const pdfsIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.pdf')).map((name) => join(folder, name))
