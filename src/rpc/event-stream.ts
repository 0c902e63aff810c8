/**
 * Reads the `data:` messages of a server-sent event stream to its end. Written on `fetch` and not on `EventSource`,
 * because only `fetch` tells a session that has ended (401) from a server that is away.
 */
export async function readEvents(body: ReadableStream<Uint8Array>, onData: (data: string) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data: ')) onData(line.slice('data: '.length))
    }
  }
}
