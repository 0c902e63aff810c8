const handlers: (() => void)[] = []

/** Takes Esc while something is open that it should close first. Returns the way to stop. */
export function onEscape(handler: () => void): () => void {
  handlers.push(handler)
  return () => {
    handlers.splice(handlers.lastIndexOf(handler), 1)
  }
}

/** Lets the last one who asked have the Esc. False when nobody has. */
export function escape(): boolean {
  const handler = handlers.at(-1)
  handler?.()
  return handler !== undefined
}
