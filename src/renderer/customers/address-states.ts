import type { AddressEntry } from '../../contract/addresses.ts'
import type { AddressState } from '../../contract/customers.ts'
import { formatDay } from '../format.ts'

/** What a state is called on a tag. */
export const stateNames: Readonly<Record<AddressState, string>> = {
  entered: 'Entered',
  imported: 'Imported',
  confirmed: 'Confirmed',
  verified: 'Verified',
  doubtful: 'Doubtful',
  returned: 'Mail came back',
}

export const stateTones: Readonly<Record<AddressState, 'plain' | 'done' | 'needs-you' | 'wrong'>> = {
  entered: 'plain',
  imported: 'plain',
  confirmed: 'done',
  verified: 'done',
  doubtful: 'needs-you',
  returned: 'wrong',
}

export interface Mark {
  readonly state: AddressState
  readonly name: string
  /** What a toast says once it is done. */
  done(who: string): string
}

/** What can be said of an address by hand, in the order of good news. */
export const marks: readonly Mark[] = [
  { state: 'confirmed', name: 'Confirmed by them', done: (who) => `The address of ${who} is confirmed.` },
  { state: 'verified', name: 'Verified', done: (who) => `The address of ${who} is verified.` },
  { state: 'doubtful', name: 'Doubtful', done: (who) => `The address of ${who} is in doubt.` },
  { state: 'returned', name: 'Mail came back', done: (who) => `Mail to ${who} came back: no more is sent there.` },
]

type Known = Pick<AddressEntry, 'source' | 'fileName' | 'sourceOn' | 'state' | 'stateOn'>

/** What follows the state: "on May 2, 2026. Imported from customers.csv on Mar 1, 2026." */
export function whereFrom({ source, fileName, sourceOn, state, stateOn }: Known): string {
  const from = [source === 'imported' && fileName ? `from ${fileName}` : '', sourceOn === null ? '' : `on ${formatDay(sourceOn)}`].filter(Boolean).join(' ')
  if (state === 'entered' || state === 'imported') return sentence(from)
  const since = stateOn === null ? '' : `${state === 'doubtful' ? 'since' : 'on'} ${formatDay(stateOn)}`
  return [sentence(since), sentence(`${source === 'imported' ? 'Imported' : 'Entered'} ${from}`)].filter(Boolean).join(' ')
}

const sentence = (words: string): string => (words.trim() === '' ? '' : `${words.trim()}.`)
