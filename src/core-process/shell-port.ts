/** The wire between this process and the shell that started it. */
export interface ShellPort {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** The shell is gone. */
  onClosed(listener: () => void): void
}

/** Electron's `process.parentPort`, as much of it as is used: Electron's own types do not belong in this folder. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** Finds the wire: a utility process of Electron has a port, a forked Node has a channel. */
export function findShellPort(): ShellPort {
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
      // A utility process ends together with its Electron.
      onClosed: () => undefined,
    }
  }
  if (!process.send) throw new Error('Longhand’s core is started by its window, not by hand.')
  return {
    send: (message) => {
      if (process.connected) process.send?.(message)
    },
    onMessage: (listener) => process.on('message', listener),
    onClosed: (listener) => process.once('disconnect', listener),
  }
}
