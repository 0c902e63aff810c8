import { runCli } from './run-cli.ts'
import { processTerminal } from './terminal.ts'

const stop = new AbortController()
// The first Ctrl-C asks the work to stop and leave things as they were; the second one does not ask.
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
// `longhand customers | head` closes our output early, which is no failure; what is under way goes on to its end.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

// npm runs scripts in the project's folder; file names are meant from where the founder stands.
const { npm_lifecycle_event: script, INIT_CWD: stands } = process.env
if (script === 'longhand' && stands) process.chdir(stands)

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), stop.signal)
