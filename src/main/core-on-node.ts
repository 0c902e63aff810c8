import { fork } from 'node:child_process'
import type { CoreMessage } from '../rpc/core-link.ts'
import type { CoreProcess } from './core-supervisor.ts'

/** The core on another Node, for an Electron whose own Node is too old for the core. */
export function startOnNode(nodePath: string, corePath: string): CoreProcess & { disconnect(): void } {
  const child = fork(corePath, [], { execPath: nodePath, execArgv: ['--max-semi-space-size=8'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    send: (message) => {
      // The channel closes a moment before the exit is known; what is said in between is lost like the rest.
      if (child.connected) child.send(message, () => undefined)
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as CoreMessage)),
    onExit: (listener) => {
      let isTold = false
      const tellOnce = () => {
        if (!isTold) listener()
        isTold = true
      }
      // A Node that cannot be started gives an error and no exit.
      child.once('exit', tellOnce).once('error', tellOnce)
    },
    kill: () => child.kill('SIGKILL'),
    disconnect: () => child.disconnect(),
  }
}
