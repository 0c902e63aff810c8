import { readFileSync } from 'node:fs'
import type { Input, Output } from '../../src/contract/contract.ts'
import type { TestLibrary } from './library.ts'

/** Exports, and reads the file as a host hands it out. */
export async function exported(library: TestLibrary, input: Input<'exports.make'>): Promise<Output<'exports.make'> & { readonly text: string }> {
  const made = await library.core.call('exports.make', input)
  const { path } = await library.core.documentFile(made.documentId)
  return { ...made, text: readFileSync(path, 'utf8') }
}
