import type { CallContext } from '../../contract/contract.ts'
import type { CoreContext } from '../context.ts'
import { blockKeysOf, strongKeysOf } from './blocks.rules.ts'
import { createCandidates } from './candidates.rules.ts'
import { createFingerprints } from './fingerprints.rules.ts'
import type { ComparedPerson, DuplicatesRepository, FoundPair } from './duplicates.repository.ts'
import { compareProfiles, isMaybe, profileOf, type Likeness, type Profile } from './likeness.rules.ts'

/** People read between two pauses. Few, because whoever is held across a collection of garbage makes the heap grow. */
const peopleAtOnce = 50
/** Pairs compared between two pauses. */
const pairsAtOnce = 20_000

/** Among more people than this an import only looks for those written alike; a look at everybody finds the others. */
const manyPeople = 50_000

/** More open pairs than this nobody looks through; where there are, the names say little and the rest would too. */
const mostPairs = 100_000

/** Whom at least one of a pair must be: whom an import made or changed, one customer, or anybody. */
export type Touching = { readonly importId: string } | { readonly customerId: string } | null

/** So few people are looked up one by one; for more it is faster to read everybody. */
const mostLookedUp = 100

/** Whether an import touched so few people that each is looked up by e-mail, name, address and words. */
export const isFew = (repository: DuplicatesRepository, importId: string): boolean => repository.isTouchedByFew(importId, mostLookedUp)

export interface ScanOptions {
  readonly touching: Touching
  readonly signal: AbortSignal
  readonly progress?: CallContext['progress']
}

export interface Found {
  readonly count: number
  /** The likeliest first; empty after a look at everybody, which may find more than anybody wants to hold at once. */
  readonly pairs: FoundPair[]
}

/**
 * Looks for look-alikes and stores the pairs nobody has decided on as open. Pairs that were open before and are among those
 * looked at go if they are alike no more; pairs called different stay so and are not found again. To be called inside a
 * transaction. The
 * pairs of very many take hardly less time than all, those of one customer or of few are found at once.
 */
export async function scanDuplicates(context: Pick<CoreContext, 'environment' | 'pause'>, repository: DuplicatesRepository, options: ScanOptions): Promise<Found> {
  const { touching } = options
  const now = context.environment.now()
  const few = touching === null ? null : 'customerId' in touching ? [touching.customerId] : isFew(repository, touching.importId) ? repository.idsTouchedBy(touching.importId) : null
  // Who was alike before is looked at again, by whatever key the two were found.
  const known = new Map(few?.map((id) => [id, repository.openWith(id)]))
  if (touching === null) repository.forgetOpen()
  else if ('importId' in touching) repository.forgetOpenOfImport(touching.importId)
  else repository.forgetOpenOf(touching.customerId)
  const pairs = new Map<string, FoundPair>()
  let count = 0
  const keep = (pair: FoundPair) => {
    const key = `${pair.customerId} ${pair.otherId}`
    if (pairs.has(key) || repository.state(pair.customerId, pair.otherId) !== null) return
    repository.put(pair, now)
    count += 1
    if (touching !== null) pairs.set(key, pair)
  }
  const isEnough = () => count >= mostPairs
  if (few) {
    for (const id of few) {
      lookAround(repository, id, known.get(id)!).forEach(keep)
      await context.pause(options.signal)
    }
  } else await repository.sparingly(() => compareAll(context, repository, options, touching && 'importId' in touching ? repository.touchedBy(touching.importId) : null, keep, isEnough))
  return { count, pairs: [...pairs.values()].sort((a, b) => b.score - a.score) }
}

/** One customer against the few that may be them: no need to read everybody. */
function lookAround(repository: DuplicatesRepository, customerId: string, known: readonly ComparedPerson[]): FoundPair[] {
  const person = repository.find(customerId)
  if (!person) return []
  const profile = profileOf(person)
  return [...repository.around(person), ...known]
    .filter(({ id }) => id !== customerId)
    .map((other) => pairOf(customerId, other.id, compareProfiles(profile, profileOf(other))))
    .filter((pair) => isMaybe(pair))
}

async function compareAll(
  context: Pick<CoreContext, 'pause'>,
  repository: DuplicatesRepository,
  { signal, progress }: ScanOptions,
  touched: readonly number[] | null,
  keep: (pair: FoundPair) => void,
  isEnough: () => boolean,
): Promise<void> {
  const total = repository.count()
  if (total < 2 || touched?.length === 0) return
  const seqs = new Uint32Array(total)
  const isTouched = touched && new Uint8Array(total)
  let touchedSoFar = 0
  const candidates = createCandidates(total)
  const isHurried = touched !== null && total > manyPeople
  const fingerprints = isHurried ? null : createFingerprints(total)
  const next = isHurried ? storedKeys(repository) : workedOutKeys(repository)
  let people = 0
  for (let batch = next(0); batch.length > 0; batch = next(seqs[people - 1]!)) {
    for (const person of batch) {
      candidates.add(people, person.keys)
      if (person.profile) fingerprints?.set(people, person.profile)
      // Both come in the table's order.
      if (isTouched && touched[touchedSoFar] === person.seq) {
        isTouched[people] = 1
        touchedSoFar += 1
      }
      seqs[people++] = person.seq
    }
    progress?.({ done: people, of: 2 * total, label: 'customers' })
    await context.pause(signal)
  }
  for (const batch of candidates.batches(isTouched && ((person) => isTouched[person] === 1))) {
    // Pairs come by their first, who is read once.
    let first = -1
    let one: Known | null = null
    for (let index = 0; index < batch.length && !isEnough(); index++) {
      if (index % pairsAtOnce === pairsAtOnce - 1) await context.pause(signal)
      const second = batch.second(index)
      if (batch.first(index) !== first) one = null
      first = batch.first(index)
      if (fingerprints && !fingerprints.mayBeOne(first, second)) continue
      one ??= known(repository, seqs[first]!)
      const other = known(repository, seqs[second]!)
      const likeness = compareProfiles(one.profile, other.profile)
      if (isMaybe(likeness)) keep(pairOf(one.id, other.id, likeness))
    }
    if (isEnough()) return
    progress?.({ done: Math.round(total * (1 + batch.done)), of: 2 * total, label: 'customers' })
    await context.pause(signal)
  }
}

interface Keyed {
  readonly seq: number
  readonly keys: readonly string[]
  readonly profile: Profile | null
}

type NextPeople = (afterSeq: number) => Keyed[]

const storedKeys = (repository: DuplicatesRepository): NextPeople => (seq) =>
  repository.keysAfter(seq, peopleAtOnce).map((row) => ({ seq: row.seq, keys: strongKeysOf(row), profile: null }))

const workedOutKeys = (repository: DuplicatesRepository): NextPeople => (seq) =>
  repository.after(seq, peopleAtOnce).map((person) => {
    const profile = profileOf(person)
    return { seq: person.seq, keys: blockKeysOf(profile), profile }
  })

interface Known {
  readonly id: string
  readonly profile: Profile
}

function known(repository: DuplicatesRepository, seq: number): Known {
  const person = repository.bySeq(seq)!
  return { id: person.id, profile: profileOf(person) }
}

/** The pair as it is stored, the smaller id first. */
export function pairOf(a: string, b: string, { score, reasons }: Likeness): FoundPair {
  return a < b ? { customerId: a, otherId: b, score, reasons } : { customerId: b, otherId: a, score, reasons }
}
