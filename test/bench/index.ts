import { readdirSync } from 'node:fs'
import { printTable, repetitions, type BenchRow } from './harness.ts'

/** `npm run bench` runs every `*.bench.ts` beside this file, `npm run bench -- library` one. */
interface BenchModule {
  bench(): Promise<BenchRow[]>
}

const ending = '.bench.ts'
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ending))
  .map((file) => file.slice(0, -ending.length))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))

if (unknown.length > 0) {
  process.stderr.write(`There is no bench called ${unknown.join(', ')}. There are: ${names.join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}; medians of ${repetitions}\n`)
  for (const name of wanted.length > 0 ? wanted : names) {
    const module = (await import(`./${name}${ending}`)) as BenchModule
    process.stdout.write(`\n${name}\n`)
    printTable(await module.bench(), (text) => process.stdout.write(text))
  }
}
