import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, expect, it } from 'vitest'
import { closeBrowser, openApp, type App, type AppOptions } from '../support/browser.ts'
import { addPeople, home } from '../support/people.ts'

let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
})
afterAll(closeBrowser)

const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }

async function open(options: AppOptions = {}) {
  app = await openApp(options)
  const { page, core } = app
  page.setDefaultTimeout(20_000)
  const ids = await addPeople(core, [
    { name: 'Ana Lopez', email: 'ana.lopez@gmail.com', sinceOn: '2019-05-01', address: home },
    { name: 'Ana López', email: 'ana.lopez@gmial.com', sinceOn: '2016-02-03', address: nowhere },
    { name: 'Bob Smith', email: 'bob@smith.example', address: home },
    { name: 'Robert Smith', email: 'robert@smith.example', address: home },
    { name: 'Carla Ruiz', email: 'carla@ruiz.example', address: nowhere },
  ])
  await core.call('cards.draft', { customerIds: ids.slice(0, 2), text: 'Dear {firstName}, thank you.' })
  const names = async () => (await core.call('customers.list', {})).rows.map((row) => row.name)
  return { app, page, core, ids, names }
}

it('two who are one are found, looked at side by side, and merged by keyboard; Ctrl+Z makes them two again', async () => {
  const { page, core, names, app: { complaints, url } } = await open()
  await page.goto(`${url}/#/customers`)
  await page.getByRole('button', { name: 'More for customers' }).click()
  await page.getByRole('menuitem', { name: 'Duplicates' }).click()
  await page.getByRole('button', { name: 'Compare all customers' }).click()
  await page.getByText('2 pairs to decide on').waitFor()
  await page.getByText('Same name, e-mail differs in one letter (gmial.com).').waitFor()
  await page.getByText('A card is being written to each.').waitFor()

  // The e-mail of the other, then both are one and the next pair is there.
  await page.getByRole('radiogroup', { name: 'E-mail that stays' }).getByText('ana.lopez@gmial.com').click()
  await page.keyboard.press('Enter')
  await page.getByText('Merged Ana López into Ana Lopez.').waitFor()
  await page.getByText('1 pair to decide on').waitFor()
  await page.getByRole('heading', { name: 'Is this one person?' }).waitFor()
  expect(await names()).toEqual(['Ana Lopez', 'Bob Smith', 'Carla Ruiz', 'Robert Smith'])
  expect((await core.call('customers.list', { filter: { search: 'gmial' } })).rows).toMatchObject([{ name: 'Ana Lopez', sinceOn: '2016-02-03' }])

  await page.keyboard.press('d')
  await page.getByText('Nobody waits here').waitFor()
  await page.getByText('No pair waits', { exact: true }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('The pair waits again.').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('Ana López and Ana Lopez are two again.').waitFor()
  await page.getByText('2 pairs to decide on').waitFor()
  expect(await names()).toEqual(['Ana Lopez', 'Ana López', 'Bob Smith', 'Carla Ruiz', 'Robert Smith'])

  // On and back among the pairs.
  const opened = page.getByRole('option', { selected: true })
  await page.getByRole('option', { name: /Ana/ }).click()
  await page.keyboard.press('j')
  await expect.poll(() => opened.textContent()).toContain('Smith')
  await page.keyboard.press('k')
  await expect.poll(() => opened.textContent()).toContain('Ana')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => opened.textContent()).toContain('Smith')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByText('2 pairs may be one person.').waitFor()
  await page.getByRole('link', { name: 'Look at them' }).click()
  await page.getByRole('heading', { name: 'Duplicates' }).waitFor()
  expect(complaints).toEqual([])
})

it('any two can be merged from the customer, and taken back from the list of merges', async () => {
  const { page, ids, names, app: { complaints, url } } = await open()
  await page.goto(`${url}/#/customers/${ids[4]}`)
  await page.getByRole('button', { name: 'More for Carla Ruiz' }).click()
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  await page.getByLabel('The other customer').fill('bob')
  await page.getByRole('button', { name: /^Bob Smith/ }).click()
  await page.getByText('You chose these two.').waitFor()
  await page.getByRole('button', { name: 'Same person: merge' }).click()
  await page.getByText('Merged Carla Ruiz into Bob Smith.').waitFor()
  await page.getByRole('heading', { name: 'Bob Smith' }).waitFor()
  await page.goto(`${url}/#/duplicates`)
  await page.getByRole('button', { name: 'Undo the merge of Carla Ruiz into Bob Smith' }).click()
  await page.getByText('Carla Ruiz and Bob Smith are two again.').waitFor()
  expect(await names()).toContain('Carla Ruiz')
  expect(complaints).toEqual([])
})

it('somebody who is typed again is named, with the way to them, and can be added all the same', async () => {
  const { page, names, app: { complaints, url } } = await open()
  const typeAgain = async () => {
    await page.getByRole('button', { name: 'More for customers' }).click()
    await page.getByRole('menuitem', { name: 'Add a customer…' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Carla Ruiz')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('carla@ruiz.example')
    await page.getByText('whom you have already: same e-mail, same name.').waitFor()
  }
  await page.goto(`${url}/#/customers`)
  await typeAgain()
  await page.getByRole('dialog').getByRole('link', { name: 'Carla Ruiz' }).click()
  await page.getByRole('heading', { name: 'Carla Ruiz' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await typeAgain()
  await page.getByRole('button', { name: 'Add customer' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await names()).filter((name) => name === 'Carla Ruiz')).toHaveLength(2)
  expect(complaints).toEqual([])
})

it.each(['light', 'dark'] as const)('axe objects to nothing, in %s', async (colorScheme) => {
  const { page, core, ids, app: { url } } = await open({ colorScheme, size: { width: 1024, height: 700 } })
  const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  await page.goto(`${url}/#/duplicates`)
  await page.getByText('Nobody waits here').waitFor()
  expect(await violations()).toEqual([])
  await core.call('duplicates.look', {})
  await core.call('duplicates.merge', { keepId: ids[2]!, otherId: ids[3]! })
  await page.getByRole('heading', { name: 'Is this one person?' }).waitFor()
  await page.getByRole('heading', { name: 'Merged in the last 30 days' }).waitFor()
  expect(await violations()).toEqual([])
  await page.goto(`${url}/#/customers/${ids[4]}`)
  await page.getByText('1 pair may be one person.').waitFor()
  await page.getByRole('button', { name: 'More for Carla Ruiz' }).click()
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  await page.getByRole('dialog').waitFor()
  await page.getByLabel('The other customer').fill('ana')
  await page.getByRole('button', { name: /^Ana Lopez/ }).waitFor()
  expect(await violations()).toEqual([])
})
