import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Moment } from '../../contract/moments.ts'
import type { Settings } from '../../contract/settings.ts'
import type { CoreContext } from '../context.ts'
import { displayName, isMailable } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import type { PiecesService } from '../households/pieces.service.ts'
import { addMonths, timeBetween, yearsBefore } from '../customers/time.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { DueDays, DueRow, MomentsRepository } from './moments.repository.ts'
import { whyNow } from './moments.rules.ts'

export function createMomentsService(
  context: CoreContext,
  repository: MomentsRepository,
  { customers, pieces, settings }: { customers: CustomersService; pieces: PiecesService; settings: SettingsService },
) {
  const { environment } = context

  function days({ minYears, restMonths }: Pick<Settings, 'minYears' | 'restMonths'>): DueDays {
    const today = environment.today()
    return { sinceOn: yearsBefore(today, minYears), thankedOn: addMonths(today, -restMonths), today }
  }

  function complete(row: DueRow, today: string): Moment {
    const { householdId, people, addressee } = pieces.for(customers.require(row.id))
    const ids = people.map(({ id }) => id)
    const candidate = {
      ...row,
      plan: addressee.plan,
      latestFact: pieces.latestFact(people),
      lastGestureId: row.lastThankedOn ? first(ids, repository.lastGestureId) : null,
    }
    const whyParts = whyNow(candidate, today)
    return {
      id: row.id,
      householdId,
      name: displayName(addressee),
      company: addressee.company,
      why: whyParts.map((part) => part.text).join(' - '),
      whyParts,
      sinceOn: row.sinceOn,
      years: timeBetween(row.sinceOn, today).years,
      lastThankedOn: row.lastThankedOn,
      hasAddress: isMailable(addressee),
      hasDraft: ids.some(repository.hasDraft),
      runId: first(ids, repository.runOnDesk),
    }
  }

  return {
    due({ limit }: Parsed<'moments.due'>): Output<'moments.due'> {
      const { minYears, restMonths } = settings.get()
      const at = days({ minYears, restMonths })
      return { moments: repository.due(at, limit).map((row) => complete(row, at.today)), total: repository.total(at), minYears, restMonths }
    },

    skip({ customerId, reason, untilOn }: Parsed<'moments.skip'>) {
      customers.require(customerId)
      const today = environment.today()
      if (untilOn && untilOn <= today) throw new AppError('input/invalid', { field: 'untilOn', reason: 'This day is not in the future.' })
      context.transaction(() => repository.skip(customerId, reason, today, untilOn))
      context.changed('moments')
      return {}
    },

    unskip({ customerId }: Parsed<'moments.unskip'>) {
      customers.require(customerId)
      context.transaction(() => repository.unskip(customerId))
      context.changed('moments')
      return {}
    },

    skips: (): Output<'moments.skips'> => ({
      skips: repository.skips(environment.today()).map((skip) => ({ ...skip, name: displayName(pieces.for(customers.require(skip.id)).addressee) })),
    }),
  }
}

/** The first answer that is one. */
function first(ids: readonly string[], ask: (id: string) => string | null): string | null {
  for (const id of ids) {
    const answer = ask(id)
    if (answer !== null) return answer
  }
  return null
}
