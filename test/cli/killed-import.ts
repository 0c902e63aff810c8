import { runCli } from '../../src/cli/run-cli.ts'

// The command line with a terminal that is watched; the third time it draws its progress, the process is gone.
const [csv = '', library = ''] = process.argv.slice(2)
let drawn = 0
await runCli(
  ['import', csv, '--library', library],
  {
    isWatched: true,
    out: (text) => void process.stdout.write(text),
    err: (text) => {
      drawn += /\d/.test(text) ? 1 : 0
      if (drawn === 3) process.kill(process.pid, 'SIGKILL')
    },
  },
  new AbortController().signal,
)
