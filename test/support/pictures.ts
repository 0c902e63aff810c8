import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { closeBrowser, openApp } from './browser.ts'

/** Makes the two pictures of the README from the sample library, in the real app. */

const images = path.join(import.meta.dirname, '..', '..', 'docs', 'images')

const text = `Dear {firstName},

{years} years ago you trusted a very small company with your work. You wrote when something broke, and again when it was fixed. That second letter hangs above my desk.

Thank you for staying,
Jonas`

await mkdir(images, { recursive: true })
const app = await openApp()
const { page, core } = app
try {
  await core.call('library.sample', {})
  const sender = { name: 'Jonas Berg', company: '', address: { line1: '4 Lime Street', line2: '', city: 'Portland', region: 'ME', postalCode: '04101', country: 'US' } }
  await core.call('settings.save', { changes: { sender } })

  // A year of thanking behind us, so that the coverage has something to show.
  const { moments } = await core.call('moments.due', { limit: 60 })
  const customerIds = moments.slice(20, 52).map((moment) => moment.id)
  const { cards } = await core.call('cards.draft', { customerIds, text })
  const cardIds = cards.filter((card) => card.problems.length === 0).map((card) => card.id)
  const { runId } = await core.call('runs.create', { cardIds, envelope: null, labelSheet: null })
  await core.call('runs.mark', { id: runId, state: 'mailed' })
  const left = await core.call('cards.list', {})
  if (left.cards.length > 0) await core.call('cards.remove', { ids: left.cards.map((card) => card.id) })

  await page.reload()
  await page.getByRole('row').first().waitFor()
  await page.getByText(/were ever thanked/).waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: path.join(images, 'today.png') })

  await page.getByRole('button', { name: 'Write to all 5' }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill(text)
  await page.getByRole('img', { name: /That second letter hangs above my desk/ }).waitFor()
  await page.getByText('Shared text').first().waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: path.join(images, 'writing.png') })
} finally {
  await app.close()
  await closeBrowser()
}
