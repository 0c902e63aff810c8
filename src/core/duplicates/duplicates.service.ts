import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { mergeFields, type DuplicatePair, type DuplicateSide } from '../../contract/duplicates.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreContext } from '../context.ts'
import { displayName, noAddress } from '../customers/customers.rules.ts'
import type { CustomersRepository } from '../customers/customers.repository.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import type { DuplicatesRepository, FoundPair } from './duplicates.repository.ts'
import { compareProfiles, isMaybe, likeness, profileOf, type Likeness } from './likeness.rules.ts'
import { createMergeService } from './merge.service.ts'
import { isBlankField, isFirstKept } from './merge.rules.ts'
import type { MergesRepository } from './merges.repository.ts'
import { sideOf } from './sides.rules.ts'
import { pairOf, scanDuplicates } from './scan.service.ts'

/** More look-alikes than this help nobody who is typing. */
const mostLike = 3

export function createDuplicatesService(
  context: CoreContext,
  repositories: { duplicates: DuplicatesRepository; merges: MergesRepository; customers: CustomersRepository },
  customers: CustomersService,
) {
  const repository = repositories.duplicates
  const { merge, merges, unmerge, forgetOld } = createMergeService(context, repositories.merges, repositories.customers)

  function ranked(id: string): { side: DuplicateSide; rank: Parameters<typeof isFirstKept>[0] } {
    const customer = customers.complete(customers.require(id))
    const counts = repository.counts(id)
    const { displayName, firstName, spendCents, spendCurrency, isDoNotMail, isDoNotEmail, lastThankedOn } = customer
    const side = { ...sideOf(customer), id, displayName, firstName, spendCents, spendCurrency, isDoNotMail, isDoNotEmail, lastThankedOn, ...counts }
    const known = mergeFields.filter((field) => !isBlankField(customer, field)).length + customer.facts.length
    return { side, rank: { id, known, createdAt: customer.createdAt, gestures: counts.gestures, cards: counts.cards } }
  }

  function sideBySide({ customerId, otherId, score, reasons }: FoundPair): DuplicatePair {
    const [a, b] = [ranked(customerId), ranked(otherId)]
    const [one, other] = isFirstKept(a.rank, b.rank) ? [a, b] : [b, a]
    return { one: one.side, other: other.side, score, reasons: [...reasons] }
  }

  function pairFor({ customerId, otherId }: Parsed<'duplicates.pair'>): FoundPair {
    if (customerId === otherId) throw new AppError('duplicates/one-customer', { id: customerId })
    return pairOf(customerId, otherId, likeness(customers.require(customerId), customers.require(otherId)))
  }

  return {
    list: (window: Parsed<'duplicates.list'>): Output<'duplicates.list'> => ({
      pairs: repository.open(window).map(sideBySide),
      total: repository.openTotal(),
    }),

    pair: (two: Parsed<'duplicates.pair'>): DuplicatePair => sideBySide(pairFor(two)),

    like({ fields, exceptId }: Parsed<'duplicates.like'>): Output<'duplicates.like'> {
      const { name = '', company = '', email = '', phone = '', address = noAddress } = fields
      const person = { name, company, email, phone, address }
      const profile = profileOf(person)
      const found: (Likeness & { id: string; name: string })[] = repository
        .around(person)
        .filter(({ id }) => id !== exceptId && (exceptId === null || !isDifferent(id, exceptId)))
        .map((other) => ({ id: other.id, name: displayName(other), ...compareProfiles(profile, profileOf(other)) }))
      const people = found.filter(isMaybe).toSorted((a, b) => b.score - a.score).slice(0, mostLike)
      return { people: people.map(({ id, name: known, reasons }) => ({ id, name: known, reasons })) }
    },

    async look(_: Parsed<'duplicates.look'>, { signal, progress }: CallContext): Promise<Output<'duplicates.look'>> {
      const found = await context.longTransaction(() => scanDuplicates(context, repository, { touching: null, signal, progress }))
      context.changed('duplicates')
      return { found: found.count, customers: repository.count() }
    },

    dismiss(two: Parsed<'duplicates.dismiss'>) {
      const pair = pairFor(two)
      context.transaction(() => repository.dismiss(pair, context.environment.now()))
      context.changed('duplicates')
      return {}
    },

    undismiss(two: Parsed<'duplicates.undismiss'>) {
      const pair = pairFor(two)
      // Two who were never found alike, and called different all the same, are no pair to decide on.
      const change = isMaybe(pair) ? repository.reopen : repository.forget
      context.transaction(() => change(pair.customerId, pair.otherId))
      context.changed('duplicates')
      return {}
    },

    merge,
    merges,
    unmerge,
    forgetOld,
  }

  function isDifferent(id: string, exceptId: string): boolean {
    const { customerId, otherId } = pairOf(id, exceptId, { score: 0, reasons: [] })
    return repository.state(customerId, otherId) === 'different'
  }
}
