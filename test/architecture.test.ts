import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes } from '../src/contract/errors.ts'
import { errorCopy as cliCopy } from '../src/cli/error-copy.ts'

const root = path.join(import.meta.dirname, '..')
const projects = ['contract', 'rpc', 'core', 'core-process', 'main', 'preload', 'web', 'cli', 'renderer']

/** An import that must not be, the file it stands in, and a word of the advice that must come back. */
const forbiddenImports: readonly (readonly [file: string, specifier: string, advice: string])[] = [
  ['src/contract/lint.ts', '../core/create-core.ts', 'zod and its own files'],
  ['src/contract/lint-npm.ts', 'csv-parse', 'zod and its own files'],
  ['src/rpc/lint.ts', '../core/create-core.ts', 'the contract and nothing else'],
  ['src/rpc/lint-node.ts', 'node:fs', 'the contract and nothing else'],
  ['src/core/lint.ts', 'electron', 'no host and no page'],
  ['src/core/lint-rpc.ts', '../rpc/wire.ts', 'no host and no page'],
  ['src/core/cards/lint.rules.ts', './cards.service.ts', 'compute and touch nothing'],
  ['src/core/cards/lint-node.rules.ts', 'node:fs', 'compute and touch nothing'],
  ['src/core/cards/lint-npm.rules.ts', 'better-sqlite3', 'compute and touch nothing'],
  ['src/core/cards/lint-sql.rules.ts', '../storage/database.ts', 'compute and touch nothing'],
  ['src/core/cards/lint.repository.ts', './cards.service.ts', 'A repository is SQL'],
  ['src/core/cards/lint-other.repository.ts', '../customers/customers.repository.ts', 'A repository is SQL'],
  ['src/core/cards/lint-clock.repository.ts', '../environment.ts', 'A repository is SQL'],
  ['src/core/print/lint.adapter.ts', '../storage/database.ts', 'one foreign thing'],
  ['src/core/print/lint-service.adapter.ts', '../cards/cards.service.ts', 'one foreign thing'],
  ['src/core/cards/lint.service.ts', '../print/fonts.adapter.ts', 'come in through create-core.ts'],
  ['src/core/cards/lint-npm.service.ts', 'pdfkit', 'come in through create-core.ts'],
  ['src/core/cards/lint-rpc.service.ts', '../../rpc/wire.ts', 'come in through create-core.ts'],
  ['src/main/lint.ts', '../core/create-core.ts', 'relays and does not know the core'],
  ['src/preload/lint.ts', '../rpc/client.ts', 'preload bridge'],
  ['src/core-process/lint.ts', '../main/core-supervisor.ts', 'A host knows'],
  ['src/web/lint.ts', '../core/cards/cards.service.ts', 'A host knows'],
  ['src/cli/lint.ts', '../renderer/rpc.ts', 'A host knows'],
  ['src/cli/lint-electron.ts', 'electron', 'A host knows'],
  ['src/renderer/cards/lint.store.ts', 'react', 'A store holds state'],
  ['src/renderer/cards/lint.tsx', '../rpc.ts', 'asks its own store'],
  ['src/renderer/cards/lint-node.tsx', 'node:fs', 'asks its own store'],
  ['src/renderer/ui/lint.tsx', '../cards/cards.store.ts', 'no business noun'],
  ['src/renderer/lint.ts', 'electron', 'no Node, no Electron'],
]

const forbiddenCalls: readonly (readonly [file: string, code: string, advice: string])[] = [
  ['src/core/cards/lint-now.rules.ts', 'Date.now()', 'Date.now'],
  ['src/core/cards/lint-random.rules.ts', 'Math.random()', 'Math.random'],
  ['src/core/cards/lint-env.rules.ts', 'process.env', 'process'],
]

/** What the neighbour may do, so that no wall stands across a door. */
const allowedImports: readonly (readonly [file: string, specifier: string])[] = [
  ['src/contract/fine.ts', 'zod'],
  ['src/rpc/fine.ts', '../contract/errors.ts'],
  ['src/core/cards/fine.rules.ts', '../customers/customers.rules.ts'],
  ['src/core/cards/fine.repository.ts', '../storage/database.ts'],
  ['src/core/cards/fine.service.ts', '../customers/customers.service.ts'],
  ['src/core/print/fine.adapter.ts', 'pdfkit'],
  ['src/core/library/fine.repository.ts', 'node:fs'],
  ['src/cli/fine.ts', '../core/create-core.ts'],
  ['src/renderer/cards/fine.store.ts', '../rpc.ts'],
]

/** Imports across projects that the compiler itself must refuse. Each goes into a file of its project. */
const uncompilable: readonly (readonly [project: string, specifier: string])[] = [
  ['contract', '../rpc/stub.ts'],
  ['contract', 'node:fs'],
  ['rpc', '../core/stub.ts'],
  ['rpc', 'node:fs'],
  ['core', '../rpc/stub.ts'],
  ['core', '../web/stub.ts'],
  ['main', '../core/stub.ts'],
  ['preload', '../core/stub.ts'],
  ['preload', 'node:fs'],
  ['core-process', '../main/stub.ts'],
  ['web', '../renderer/stub.ts'],
  ['cli', '../main/stub.ts'],
  ['renderer', '../core/stub.ts'],
  ['renderer', 'node:fs'],
]

const compilable: readonly (readonly [project: string, specifier: string])[] = [
  ['rpc', '../contract/stub.ts'],
  ['core', 'node:fs'],
  ['main', '../rpc/stub.ts'],
  ['web', '../core/stub.ts'],
  ['cli', '../web/stub.ts'],
  ['renderer', '../rpc/stub.ts'],
]

let tree = ''
beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'longhand-walls-'))
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

describe('the linter’s walls', () => {
  let findings: { file: string; message: string }[] = []

  beforeAll(async () => {
    const copy = path.join(tree, 'lint')
    put(copy, '.oxlintrc.json', readFileSync(path.join(root, '.oxlintrc.json'), 'utf8'))
    for (const [file, specifier] of [...forbiddenImports, ...allowedImports]) put(copy, file, `export * from '${specifier}'\n`)
    for (const [file, code] of forbiddenCalls) put(copy, file, `export const value = ${code}\n`)
    findings = await lint(copy)
  })

  const adviceOn = (file: string) => findings.filter((finding) => finding.file === file).map(({ message }) => message).join('\n')

  it.each(forbiddenImports)('%s may not import %s', (file, _specifier, advice) => {
    expect(adviceOn(file)).toContain(advice)
  })

  it.each(forbiddenCalls)('%s may not say %s', (file, _code, advice) => {
    expect(adviceOn(file)).toContain(advice)
  })

  it.each(allowedImports)('%s may import %s', (file) => {
    expect(adviceOn(file)).toBe('')
  })
})

describe('the compiler’s walls', () => {
  let output = ''

  beforeAll(async () => {
    const copy = path.join(tree, 'compile')
    put(copy, 'tsconfig.base.json', readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8'))
    put(copy, 'tsconfig.json', JSON.stringify({ files: [], references: projects.map((project) => ({ path: `src/${project}` })) }))
    // Node's and Vite's types, linked one by one: the projects write their output into node_modules/.cache.
    mkdirSync(path.join(copy, 'node_modules'))
    for (const name of ['@types', 'vite', 'undici-types', 'csstype']) linkPackage(copy, name)
    for (const project of projects) {
      put(copy, `src/${project}/stub.ts`, 'export const stub = 1\n')
      cpSync(path.join(root, 'src', project, 'tsconfig.json'), path.join(copy, 'src', project, 'tsconfig.json'))
    }
    for (const [index, [project, specifier]] of uncompilable.entries()) {
      put(copy, `src/${project}/breach-${index}.ts`, `export * from '${specifier}'\n`)
    }
    for (const [index, [project, specifier]] of compilable.entries()) {
      put(copy, `src/${project}/door-${index}.ts`, `export * from '${specifier}'\n`)
    }
    output = await run(path.join(root, 'node_modules/typescript/bin/tsc'), ['-b', '--pretty', 'false'], copy)
  })

  it.each(uncompilable.map(([project, specifier], index) => [project, specifier, index] as const))('%s cannot import %s', (project, specifier, index) => {
    expect(output).toContain(`src/${project}/breach-${index}.ts(`)
    expect(output).toContain(specifier.startsWith('.') ? path.posix.join(`src/${project}`, specifier) : `'${specifier}'`)
  })

  it.each(compilable.map(([project, specifier], index) => [project, specifier, index] as const))('%s can import %s', (project, _specifier, index) => {
    expect(output).not.toContain(`src/${project}/door-${index}.ts`)
  })
})

describe('the tree', () => {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => /\.(ts|tsx)$/.test(file))

  it('has no file of more than 300 lines', () => {
    const lines = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').length - 1
    expect(sources.filter((file) => lines(file) > 300)).toEqual([])
  })

  it('has an index.ts only where a process starts', () => {
    const starts = ['main', 'preload', 'core-process', 'web', 'cli'].map((host) => `src/${host}/index.ts`)
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file)).sort()).toEqual(starts.sort())
  })

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('runs migrations that are all in the list', () => {
    const folder = path.join(root, 'src/core/storage/migrations')
    const list = readFileSync(path.join(folder, 'all.ts'), 'utf8')
    const numbered = readdirSync(folder).filter((file) => /^\d{4}-/.test(file))
    expect(numbered.filter((file) => !list.includes(`./${file}`))).toEqual([])
  })

  it('has a sentence for every error in the page', () => {
    const pageCopy = readFileSync(path.join(root, 'src/renderer/errors/error-copy.ts'), 'utf8')
    expect(errorCodes.filter((code) => !pageCopy.includes(`'${code}': `) && !pageCopy.includes(`  ${code}: `))).toEqual([])
  })

  it('has a sentence for every error at the command line', () => {
    for (const code of errorCodes) {
      const sentence = cliCopy[code]({})
      expect(sentence, code).toMatch(/^[A-Z].{15,}/)
      expect(sentence, code).not.toMatch(/undefined|null|\[object|NaN/)
    }
  })
})

function put(copy: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
  writeFileSync(path.join(copy, file), text)
}

function linkPackage(copy: string, name: string): void {
  try {
    symlinkSync(path.join(root, 'node_modules', name), path.join(copy, 'node_modules', name), 'junction')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

async function lint(copy: string): Promise<{ file: string; message: string }[]> {
  const text = await run(path.join(root, 'node_modules/oxlint/bin/oxlint'), ['--format', 'json'], copy)
  const { diagnostics } = JSON.parse(text) as { diagnostics: { filename: string; message: string; help?: string }[] }
  return diagnostics.map(({ filename, message, help }) => ({ file: filename.replaceAll('\\', '/'), message: `${message} ${help ?? ''}` }))
}

/** What a Node script prints; both tools end with an error here, for that is what they are asked to find. */
async function run(script: string, args: string[], cwd: string): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [script, ...args], { cwd, maxBuffer: 16 * 1024 * 1024 })).stdout
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    if (stdout) return stdout
    throw error
  }
}
