import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { makeFolder } from '../support/library.ts'
import { cliOn, longhand, root, runNode } from './longhand.ts'

describe('exit codes', () => {
  it.each([
    [[], 0],
    [['help'], 0],
    [['--version'], 0],
    [['help', 'runs', 'mark'], 0],
    [['cards', '--help'], 0],
    [['sing'], 2],
    [['runs'], 2],
    [['import'], 2],
    [['due', '5'], 2],
    [['due', '--limit', 'many'], 2],
    [['due', '--limit', '0'], 2],
    [['due', '--colour', 'red'], 2],
    [['cards', '--text', 'card.txt', '--out', 'print'], 2],
    [['cards', '--due', '5', '--ids', 'a', '--text', 'card.txt', '--out', 'print'], 2],
    [['runs', 'mark', 'last'], 2],
    [['runs', 'mark', 'last', '--state', 'lost'], 2],
    [['sample'], 2],
  ] as const)('longhand %j ends with %i', async (args, expected) => {
    let stdout = ''
    let stderr = ''
    const terminal = { out: (text: string) => (stdout += text), err: (text: string) => (stderr += text), isWatched: false }
    expect(await runCli(args, terminal, new AbortController().signal)).toBe(expected)
    expect(expected === 0 ? stderr : stdout).toBe('')
    expect(expected === 0 ? stdout : stderr).toMatch(/\w/)
  })

  it('are those of the process', async () => {
    expect(await longhand('sing')).toMatchObject({ code: 2, stdout: '' })
  })

  it('ends with 1 when the work fails, and says so in a sentence', async () => {
    const cli = cliOn(path.join(makeFolder(), 'library.longhand'))
    const { code, stdout, stderr } = await cli.run('runs', 'mark', '01980000-0000-7000-8000-000000000000', '--state', 'mailed')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^longhand: There is no run 01980000.*"longhand runs list"/)
  })
})

describe('--json', () => {
  it('puts errors on standard error as code and message', async () => {
    const { code, stdout, stderr } = await longhand('due', '--limit', 'many', '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(JSON.parse(stderr)).toEqual({ error: { code: 'cli/usage', message: expect.stringContaining('--limit') } })
    const cli = cliOn(path.join(makeFolder(), 'library.longhand'))
    expect(await cli.error('runs', 'mark', 'no-id', '--state', 'mailed')).toMatchObject({ exit: 1, code: 'runs/not-found' })
    expect(await cli.error('imports', 'undo', 'no-id')).toMatchObject({ exit: 1, code: 'imports/not-found' })
    expect(await cli.error('skip', 'no-id', '--reason', 'x')).toMatchObject({ exit: 1, code: 'cli/nobody' })
  })

  it('answers an empty library with empty lists', async () => {
    const cli = cliOn(path.join(makeFolder(), 'library.longhand'))
    expect(await cli.json('due')).toEqual([])
    expect(await cli.json('customers')).toEqual([])
    expect(await cli.json('runs', 'list')).toEqual([])
    expect(await cli.json('imports', 'list')).toEqual([])
    expect(await cli.json('coverage')).toEqual({ eligible: 0, thankedEver: 0, thankedLast12Months: 0 })
    expect(await cli.json('status')).toMatchObject({ state: 'open', path: cli.library, customers: 0 })
  })
})

describe.skipIf(process.platform === 'win32')('what a terminal can put in the way', () => {
  it('a closed standard error changes no exit code', async () => {
    // The reader is gone before anything is said.
    const said = await promisify(execFile)('bash', ['-c', `exec 4> >(exec true); sleep 0.2; "$0" "$1" sing 2>&4; echo "ended $?"`, process.execPath, path.join(root, 'src/cli/index.ts')])
    expect(said.stdout).toBe('ended 2\n')
  })

  it('a pipe as the file to write is written into and stays a pipe', async () => {
    const pipe = path.join(makeFolder(), 'pipe')
    await promisify(execFile)('mkfifo', [pipe])
    const reader = promisify(execFile)('cat', [pipe])
    expect(await longhand('sample', '--out', pipe)).toMatchObject({ code: 0 })
    expect(statSync(pipe).isFIFO()).toBe(true)
    expect((await reader).stdout).toMatch(/^id,Description,Email/)
  })
})

describe('help', () => {
  it('names every command, and every option of each', async () => {
    const listed = JSON.parse((await longhand('help', '--json')).stdout) as { name: string; options: string[] }[]
    const { stdout: overview } = await longhand('help')
    expect(listed.length).toBeGreaterThan(15)
    for (const { name } of listed) expect(overview).toContain(`  ${name}`)
    for (const { name, options } of listed.filter(({ name: command }) => ['cards', 'import', 'runs mark'].includes(command))) {
      const { stdout } = await longhand('help', ...name.split(' '))
      for (const option of options) expect(stdout).toContain(`--${option}`)
    }
  })
})

describe('bin/longhand.mjs', () => {
  it('runs the same commands and hands on the exit code', async () => {
    const bin = path.join(root, 'bin/longhand.mjs')
    expect((await runNode([bin, 'help'])).stdout).toContain('Usage: longhand COMMAND')
    expect(await runNode([bin, 'sing'])).toMatchObject({ code: 2, stdout: '' })
  })
})
