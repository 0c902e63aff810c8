import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'
import { addPeople, home, sender } from '../support/people.ts'

let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
})
afterAll(closeBrowser)

/** Ana and Luis at one address, three of an office at another, and Cy alone. */
async function openWithCouple(colorScheme: 'light' | 'dark' = 'light') {
  app = await openApp({ colorScheme })
  const { page, core } = app
  page.setDefaultTimeout(20_000)
  await core.call('settings.save', { changes: { sender } })
  const work = { company: 'Lark Ltd', address: { ...home, line1: '100 Work Rd' } }
  const [ana, luis] = await addPeople(core, [
    { name: 'Ana López', sinceOn: '2018-03-01' },
    { name: 'Luis López', sinceOn: '2019-05-01' },
    { name: 'Ida Moor', ...work },
    { name: 'Jon Nash', ...work },
    { name: 'Kai Oak', ...work },
    { name: 'Cy Young', address: { ...home, line1: '3 Far Rd' } },
  ])
  const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  return { app, page, core, ana: ana!, luis: luis!, violations }
}

it('a couple is offered, gets one card, is split, and both keep what was mailed', async () => {
  const { app: opened, page, core, ana, luis } = await openWithCouple()
  await page.goto(`${opened.url}/#/customers/${luis}`)
  await page.getByText('Ana López lives at the same address – write to them together?').waitFor()
  await page.getByRole('button', { name: 'Write together' }).press('Enter')
  await page.getByRole('heading', { name: 'Household' }).waitFor()
  await page.getByRole('img', { name: 'gets one card with others' }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Ana López' }).count()).toBe(1)

  await page.getByRole('textbox', { name: 'How the card greets them' }).fill('Anita and Luis')
  await page.keyboard.press('Enter')
  await page.getByText('Saved Ana and Luis López.').waitFor()
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill('Dear {firstName}, thank you for {years} years.')
  await page.getByRole('img', { name: /Dear Anita and Luis, thank you for 8 years/ }).waitFor()
  expect(await page.getByRole('option').count()).toBe(1)

  await page.getByText('Shared text').or(page.getByText('Own text')).first().waitFor()
  const { cards } = await core.call('cards.list', {})
  const { runId } = await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  await core.call('runs.mark', { id: runId, state: 'mailed' })
  await page.goto(`${opened.url}/#/customers/${ana}`)
  await page.getByRole('button', { name: 'Split…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Split' }).click()
  await page.getByText('Ana López gets a card of their own, whoever is at the same address.').waitFor()
  for (const id of [ana, luis]) {
    await page.goto(`${opened.url}/#/customers/${id}`)
    await page.getByText('Dear Anita and Luis, thank you for 8 years.').first().waitFor()
  }
  expect(opened.complaints).toEqual([])
})

it('offers are accepted, kept apart and all put together, each taken back by Ctrl+Z', async () => {
  const { app: opened, page, core } = await openWithCouple()
  await page.goto(`${opened.url}/#/customers`)
  await page.getByRole('button', { name: 'More for customers' }).click()
  await page.getByRole('menuitem', { name: 'Households' }).click()
  const undo = async () => {
    await page.getByRole('heading', { name: 'Households', exact: true }).click()
    await page.keyboard.press('Control+z')
  }
  await page.getByRole('button', { name: 'Keep apart: Ana López, Luis López' }).click()
  await page.getByText('3 customers could get one card with others').waitFor()
  await undo()
  await page.getByText('5 customers could get one card with others').waitFor()

  await page.getByRole('button', { name: 'Change how Ana López, Luis López are written to' }).click()
  await page.getByRole('textbox', { name: 'Name above the address' }).fill('The López family')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '1 household gets one card' }).waitFor()
  await page.getByRole('heading', { name: /^The López family/ }).waitFor()
  await undo()
  await page.getByRole('heading', { name: '1 household gets one card' }).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Put all 2 groups together' }).click()
  await page.getByRole('heading', { name: '2 households get one card' }).waitFor()
  await page.getByText('“everybody at Lark Ltd”').waitFor()
  await undo()
  await page.getByText('5 customers could get one card with others').waitFor()
  expect((await core.call('households.list', {})).total).toBe(0)
  expect(opened.complaints).toEqual([])
})

it.each(['light', 'dark'] as const)('in %s nothing of it is something that axe objects to', async (colorScheme) => {
  const { app: opened, page, core, ana, luis, violations } = await openWithCouple(colorScheme)
  await page.goto(`${opened.url}/#/customers/${ana}`)
  await page.getByRole('button', { name: 'Write together' }).waitFor()
  expect(await violations()).toEqual([])
  await core.call('households.make', { customerIds: [ana, luis] })
  await core.call('customers.save', { id: luis, fields: { address: { ...home, line1: '4 New St' } } })
  await page.getByText('Has another address now').waitFor()
  expect(await violations()).toEqual([])
  await page.goto(`${opened.url}/#/households`)
  await page.getByRole('heading', { name: '1 household gets one card' }).waitFor()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: /^Change how/ }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More for Ana and Luis López' }).click()
  await page.getByRole('menuitem', { name: 'Split…' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations()).toEqual([])
})
