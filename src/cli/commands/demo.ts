import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from '../command.ts'
import { makeFolder, writeText } from '../files.ts'
import { sampleExport } from '../../core/imports/sample.rules.ts'
import type { Session } from '../session.ts'
import { chooseDue } from './chosen.ts'
import { fileLines, writeRunFiles } from './run-files.ts'

const cards = 5

const text = `Dear {firstName|friend},

You have been with us for {years} years. You came in {since}, when there was little to see, and you stayed.

Thank you for that.

Ada`

const sender = {
  name: 'Ada Fairweather',
  company: 'Fairweather Software',
  address: { line1: '12 Lantern Street', line2: '', city: 'Portland', region: 'OR', postalCode: '97214', country: 'US' },
}

export const demoCommands: readonly Command[] = [
  {
    name: 'demo',
    args: [],
    summary: 'do the whole evening with invented customers in a library that is thrown away',
    details: 'JSON: {"imported", "due", "runId", "items", "files", "more", "coverage": {"before", "after"}}',
    options: { out: { value: 'DIR', help: 'where the sample and the PDFs go' } },
    async run(call) {
      const folder = await makeFolder(call.options.requiredText('out'))
      const throwAway = await mkdtemp(path.join(tmpdir(), 'longhand-demo-'))
      const session = await call.open(path.join(throwAway, 'demo.longhand'))
      try {
        return await evening(session, folder)
      } finally {
        await session.close()
        await rm(throwAway, { recursive: true, force: true })
      }
    },
  },
]

async function evening(session: Session, folder: string) {
  const sample = await writeText(path.join(folder, 'customers.csv'), sampleExport(session.today()))
  const { new: imported } = await session.call('imports.apply', { ticket: session.ticketFor(sample) })
  await session.call('settings.save', { changes: { sender } })
  const before = await session.call('reports.coverage', {})
  const { moments: due, total } = await session.call('moments.due', { limit: cards })
  const { ids } = await chooseDue(session, cards, false)
  const drafts = await session.call('cards.draft', { customerIds: [...ids], text })
  const { envelope, labelSheet } = await session.call('settings.get', {})
  const { runId } = await session.call('runs.create', { cardIds: drafts.cards.map(({ id }) => id), envelope, labelSheet })
  const { stack, documents } = await session.call('runs.get', { id: runId })
  const written = await writeRunFiles(session, documents, folder)
  await session.call('runs.mark', { id: runId, state: 'mailed' })
  const after = await session.call('reports.coverage', {})
  return {
    json: { imported, due: total, runId, items: stack.length, ...written, coverage: { before, after } },
    text: [
      `Imported ${imported} invented customers from ${sample}`,
      `${total} have been customers for ${before.minYears} years or more and were never thanked. First of all:`,
      ...due.map(({ name, why }) => `  ${name}: ${why}`),
      `Wrote ${stack.length} cards, in one order:`,
      ...fileLines(written),
      `Marked them mailed. Thanked in the last 12 months: ${before.thankedLast12Months} before, ${after.thankedLast12Months} after, of ${after.eligible}.`,
      'The library was thrown away; the files stay.',
    ].join('\n'),
  }
}
