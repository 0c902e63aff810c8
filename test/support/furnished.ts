import type { Core } from '../../src/core/create-core.ts'

const text = 'Dear {firstName},\n\n{years} years ago you gave a very small company a chance. Thank you for staying.\n\nJonas'

/** Fills an empty library the way a few weeks of use would: sample customers, a mailed run, one on the desk, drafts, a skip. */
export async function furnish(core: Core): Promise<{ readonly runId: string; readonly customerId: string }> {
  await core.call('library.sample', {})
  const address = { line1: '4 Lime Street', line2: '', city: 'Portland', region: 'ME', postalCode: '04101', country: 'US' }
  await core.call('settings.save', { changes: { sender: { name: 'Jonas Berg', company: 'Paperboat', address } } })
  const { moments } = await core.call('moments.due', { limit: 40 })
  const addressed = moments.filter((moment) => moment.hasAddress).map((moment) => moment.id)
  const stack = async (customerIds: string[]) => {
    const { cards } = await core.call('cards.draft', { customerIds, text })
    const cardIds = cards.filter((card) => card.problems.length === 0).map((card) => card.id)
    return core.call('runs.create', { cardIds, envelope: 'a6-us', labelSheet: 'avery-5160' })
  }
  const mailed = await stack(addressed.slice(10, 18))
  await core.call('runs.mark', { id: mailed.runId, state: 'mailed' })
  const { runId } = await stack(addressed.slice(18, 22))
  await core.call('runs.mark', { id: runId, state: 'printed' })
  await core.call('cards.draft', { customerIds: addressed.slice(0, 3), text })
  const customerId = addressed[0] ?? ''
  await core.call('customers.addFact', { id: customerId, text: 'reported the export bug fixed on 3 November' })
  await core.call('gestures.add', { customerId: addressed[4] ?? '', kind: 'call', doneOn: '2024-05-06', text: 'Called to say thanks for the long letter.' })
  await core.call('moments.skip', { customerId: addressed[30] ?? '', reason: 'Met last week', untilOn: null })
  await core.call('library.backup', {})
  return { runId, customerId }
}
