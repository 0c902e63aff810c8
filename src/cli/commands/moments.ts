import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { findCustomer } from '../find-customer.ts'
import { counted, table } from '../terminal.ts'

export const momentsCommands: readonly Command[] = [
  {
    name: 'due',
    args: [],
    summary: 'list who has been with you for years and was not thanked lately, most deserving first',
    details: 'JSON: [{"id", "name", "why", "sinceOn", "lastThankedOn", "hasAddress"}]',
    options: { limit: { value: 'N', help: 'how many (5)' } },
    async run(call) {
      const limit = call.options.number('limit', 1, 10_000) ?? 5
      const { moments, total, minYears, restMonths } = await (await call.open()).call('moments.due', { limit })
      const rows = moments.map(({ id, name, why, hasAddress }) => [name, why, hasAddress ? '' : 'no address', id])
      const more = total - moments.length
      return {
        json: moments.map(({ id, name, why, sinceOn, lastThankedOn, hasAddress }) => ({ id, name, why, sinceOn, lastThankedOn, hasAddress })),
        text:
          rows.length === 0
            ? `Nobody is due: no customer of ${minYears} years or more is unthanked for ${restMonths} months.`
            : table(rows) + (more > 0 ? `\n${counted(more, 'more', 'more')}: longhand due --limit ${Math.min(total, 10_000)}` : ''),
      }
    },
  },
  {
    name: 'skip',
    args: ['CUSTOMER'],
    summary: 'leave a customer off the list of who is due; CUSTOMER is an id, an e-mail address or a name',
    options: {
      reason: { value: 'TEXT', help: 'why; you will read it again' },
      until: { value: 'YYYY-MM-DD', help: 'the day they may come back; left out, for good' },
    },
    async run(call) {
      const reason = call.options.requiredText('reason')
      const untilOn = call.options.text('until')
      if (untilOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(untilOn)) throw usage(`--until takes a day as YYYY-MM-DD, not "${untilOn}".`)
      const session = await call.open()
      await session.call('moments.skip', { customerId: await findCustomer(session, call.args[0]!), reason, untilOn })
      return { json: {}, text: untilOn === null ? 'Skipped for good.' : `Skipped until ${untilOn}.` }
    },
  },
]
