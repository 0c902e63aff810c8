#!/usr/bin/env node
// Runs the command line on a Node that reads TypeScript: this one where it can, else the one Longhand brings along.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)
const entry = fileURLToPath(new URL('src/cli/index.ts', root))
const node = chooseNode()

if (node === null) {
  process.stderr.write(`longhand: Node 24 or newer is needed, and this is ${process.version}. Run "npm install" in ${fileURLToPath(root)} first.\n`)
  process.exitCode = 1
} else {
  // Large files are read in small pieces that die young: more room for the young only makes the process larger.
  const child = spawn(node, ['--max-semi-space-size=8', entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  // The terminal sends Ctrl-C to both, and the command says what comes of it. Other signals are handed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (error) => {
    process.stderr.write(`longhand: ${node} does not start: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => (process.exitCode = code ?? 128 + constants.signals[signal]))
}

function chooseNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const own = ['node', 'node.exe'].map((name) => fileURLToPath(new URL(`node_modules/node/bin/${name}`, root)))
  return own.find((path) => existsSync(path)) ?? null
}
