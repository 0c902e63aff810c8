import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { tableReader } from '../../src/core/imports/tables.adapter.ts'
import type { TableChoice, TableFile } from '../../src/core/imports/tables.types.ts'
import { makeFolder } from './library.ts'

export interface ReadTable extends Omit<TableFile, 'read' | 'close'> {
  /** A fault stands as its sentence. */
  readonly rows: readonly (readonly string[] | string)[]
}

/** Opens a file as the core does, reads all of it, closes it, and makes sure that nothing of it is left lying about. */
export async function readTable(content: string | Uint8Array, choice: Partial<TableChoice> = {}): Promise<ReadTable> {
  const folder = makeFolder()
  const work = join(folder, 'work')
  mkdirSync(work)
  const path = join(folder, 'file')
  writeFileSync(path, content)
  try {
    const { read, close, ...about } = await tableReader.open(path, { part: null, encoding: null, ...choice }, work)
    const rows: (readonly string[] | string)[] = []
    try {
      for await (const { records } of read()) rows.push(...records.map((record) => ('fault' in record ? record.fault : record)))
    } finally {
      await close()
    }
    return { ...about, rows }
  } finally {
    expect(readdirSync(work)).toEqual([])
  }
}
