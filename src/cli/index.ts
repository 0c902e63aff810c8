import { runCli } from './run-cli.ts'
import { processTerminal } from './terminal.ts'

const stop = new AbortController()
// The first Ctrl-C asks the work to stop and leave things as they were; the second one does not ask.
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
// `longhand customers | head` closes our output early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), stop.signal)
