import { constants, createReadStream } from 'node:fs'
import { access, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../contract/errors.ts'
import { makeFolder as newFolder } from '../core/storage/folder.ts'
import { CliFailure, reasonOf } from './failure.ts'

/** The file's whole path. Throws `host/file-gone` where there is no file that can be read. */
export async function readableFile(file: string): Promise<string> {
  const whole = path.resolve(file)
  try {
    await access(whole, constants.R_OK)
    if ((await stat(whole)).isFile()) return whole
  } catch (cause) {
    throw new AppError('host/file-gone', { path: whole }, { cause })
  }
  throw new AppError('host/file-gone', { path: whole, reason: 'folder' })
}

export async function isThere(file: string): Promise<boolean> {
  return (await stat(path.resolve(file)).catch(() => null)) !== null
}

/** A text file, or standard input for `-`. One line break at the end does not count. */
export async function readText(file: string): Promise<string> {
  const text = file === '-' ? await readStandardInput() : await readFile(await readableFile(file), 'utf8')
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n').replace(/\n$/, '')
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export async function makeFolder(folder: string): Promise<string> {
  const whole = path.resolve(folder)
  await writing(whole, async () => newFolder(whole))
  return whole
}

export async function writeText(file: string, text: string): Promise<string> {
  return replaceFile(file, () => text, 0o644)
}

/** Copies a file over another one or beside it. `isPrivate` leaves it to the founder's eyes only. */
export async function copyOut(from: string, file: string, { isPrivate = false } = {}): Promise<string> {
  return replaceFile(file, () => createReadStream(from), isPrivate ? 0o600 : 0o644)
}

export async function removeFiles(files: readonly string[]): Promise<void> {
  for (const file of files) await writing(file, () => rm(file))
}

/** Writes beside the target first, so that the target is either the old file or the whole new one. */
async function replaceFile(file: string, content: () => string | Readable, mode: number): Promise<string> {
  const whole = path.resolve(file)
  const part = `${whole}.${process.pid}.part`
  await writing(whole, async () => {
    newFolder(path.dirname(whole))
    // Into a pipe or a device; a file moved there would take its place.
    if (await isSpecial(whole)) return writeFile(whole, content())
    try {
      await writeFile(part, content(), { mode })
      await rename(part, whole)
    } finally {
      await rm(part, { force: true })
    }
  })
  return whole
}

async function isSpecial(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  return found !== null && !found.isFile() && !found.isDirectory()
}

async function writing(target: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    throw new CliFailure('cli/unwritable', `${target} cannot be written (${reasonOf(cause)}). Give another place.`, { cause })
  }
}
