import { utilityProcess } from 'electron'
import type { CoreMessage } from '../rpc/core-link.ts'
import type { CoreProcess } from './core-supervisor.ts'

/** The core in a process of Electron's own: what founders run. */
export function startInElectron(corePath: string): CoreProcess {
  const child = utilityProcess.fork(corePath, [], { serviceName: 'Longhand core', stdio: 'inherit' })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: CoreMessage) => listener(message)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  }
}
