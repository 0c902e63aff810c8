import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'
import { addPeople, home } from '../support/people.ts'

let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
})
afterAll(closeBrowser)

const mia = { name: 'Miriam Zauberwald', email: 'miriam@zauberwald.example', address: { ...home, line1: '77 Kirschgarten Lane' } }

it('somebody is erased by keyboard, the dialog says what goes and what stays, and entering them again is said back', async () => {
  app = await openApp()
  const { page, core } = app
  page.setDefaultTimeout(20_000)
  const ids = await addPeople(core, [mia, { name: 'Bo Falk' }])
  await core.call('customers.addFact', { id: ids[0]!, text: 'collects marbles' })
  const { cards } = await core.call('cards.draft', { customerIds: ids, text: 'Dear {firstName}' })
  await core.call('runs.create', { cardIds: cards.map(({ id }) => id), envelope: 'a6-us', labelSheet: null })
  await core.call('library.backup', {})

  await page.goto(`${app.url}/#/customers/${ids[0]}`)
  await page.getByRole('button', { name: 'More for Miriam Zauberwald' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Erase…' }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Erase Miriam Zauberwald?' })
  await dialog.getByText('Name and details, the address, and 1 fact.').waitFor()
  await dialog.getByText('1 place of your stacks (still on the desk). 2 PDFs that hold them are made again without them.').waitFor()
  await dialog.getByText('The backup beside the library, copies you keep elsewhere').waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  // With the backup ticked it is no longer among what stays.
  await dialog.getByRole('switch', { name: 'Delete the backup as well, and make a new one' }).press('Space')
  await dialog.getByText(/^Copies you keep elsewhere/).waitFor()
  await dialog.getByRole('button', { name: 'Erase Miriam Zauberwald' }).press('Enter')
  await page.getByText('Erased Miriam Zauberwald.').waitFor()
  await page.getByText('1 backup deleted, and a new one made.').waitFor()
  expect((await core.call('customers.list', {})).rows.map(({ name }) => name)).toEqual(['Bo Falk'])
  await page.getByRole('option').first().waitFor()
  expect(await page.getByText('Zauberwald').count()).toBe(1)

  await page.getByRole('button', { name: 'More for customers' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Add a customer…' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Miriam')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('miriam@zauberwald.example')
  await page.getByRole('button', { name: 'Add customer' }).click()
  await page.getByText(/^Miriam was erased on/).waitFor()
  expect(app.complaints).toEqual([])
})

it('writing to several leaves out who asked for no mail, and says so', async () => {
  app = await openApp()
  const { page, core } = app
  page.setDefaultTimeout(20_000)
  await addPeople(core, [{ ...mia, isDoNotMail: true } as typeof mia, { name: 'Bo Falk' }])
  await page.goto(`${app.url}/#/customers`)
  await page.getByRole('option').first().waitFor()
  for (const tick of await page.locator('[data-tick]').all()) await tick.click()
  await page.getByRole('button', { name: 'Write to 2' }).click()
  await page.getByText('Miriam Zauberwald is left out.').waitFor()
  expect((await core.call('cards.list', {})).cards.map(({ customerName }) => customerName)).toEqual(['Bo Falk'])
  expect(app.complaints).toEqual([])
})
