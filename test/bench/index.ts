import { printTable, repetitions, type BenchRow } from './harness.ts'

/** `npm run bench` runs all of them, `npm run bench -- library` one. Each module exports `bench(): Promise<BenchRow[]>`. */
const benches: Readonly<Record<string, () => Promise<{ bench(): Promise<BenchRow[]> }>>> = {
  library: () => import('./library.bench.ts'),
  cards: () => import('./cards.bench.ts'),
  labels: () => import('./labels.bench.ts'),
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`Node ${process.version}, ${process.platform} ${process.arch}; medians of ${repetitions}\n`)
  for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
    const { bench } = await benches[name]!()
    process.stdout.write(`\n${name}\n`)
    printTable(await bench(), (text) => process.stdout.write(text))
  }
}
