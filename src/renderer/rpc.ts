import type { ChangeNoun } from '../contract/changes.ts'
import { createClient, type Client } from '../rpc/client.ts'
import { createHttpTransport } from '../rpc/http-transport.ts'
import { createRelayTransport } from '../rpc/relay-transport.ts'
import { desktop } from './host/desktop.ts'

const client: Client = createClient(desktop ? createRelayTransport(desktop.rpc) : createHttpTransport())

/** Asks the core. Only stores do; every failure is an `AppError`. */
export const call = client.call

/** Hears that one of these nouns changed. */
export function onChanged(nouns: readonly ChangeNoun[], listener: () => void): () => void {
  return client.onChanged((changed) => {
    if (nouns.some((noun) => changed.includes(noun))) listener()
  })
}
