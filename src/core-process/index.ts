import { createCore } from '../core/create-core.ts'
import type { ShellMessage } from '../rpc/core-link.ts'
import { createCoreHome } from './core-home.ts'
import { findShellPort } from './shell-port.ts'

const shell = findShellPort()
const home = createCoreHome({ createCore, send: (message) => shell.send(message) })

const end = () => void home.close().finally(() => process.exit(0))

shell.onMessage((message) => {
  const heard = message as ShellMessage
  if (heard.kind === 'stop') end()
  // A rejection here is a fault of ours: it ends the process, and the shell starts a fresh one.
  else void home.receive(heard)
})
shell.onClosed(end)
// Ctrl-C in the terminal reaches the whole group; the shell decides when the core ends.
process.on('SIGINT', () => undefined)
