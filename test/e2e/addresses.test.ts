import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'
import { home, sender } from '../support/people.ts'

let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
})
afterAll(closeBrowser)

async function openWithAna() {
  app = await openApp()
  const { page, core, url } = app
  page.setDefaultTimeout(20_000)
  await core.call('settings.save', { changes: { sender } })
  const { id } = await core.call('customers.add', { name: 'Ana Berg', sinceOn: '2019-03-02', address: home })
  await page.goto(`${url}/#/customers/${id}`)
  await page.getByRole('heading', { name: 'Ana Berg' }).waitFor()
  return { page, core, url, id }
}

it('the form is that of the country: its order, its names, its states, and a word where something looks wrong', async () => {
  const { page, core, id } = await openWithAna()
  const labels = () => page.getByRole('group', { name: 'Address' }).locator('label').allTextContents()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'ZIP code' }).waitFor()
  expect(await labels()).toEqual(['Country', 'Street and number', 'Second line', 'City', 'State', 'ZIP code'])

  // A state is found by its name and written as its code; the ZIP code of another state is only remarked upon.
  const state = page.getByRole('combobox', { name: 'State' })
  await state.fill('verm')
  await page.getByRole('option', { name: 'Vermont' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await state.inputValue()).toBe('VT')
  await page.getByText('Vermont’s ZIP codes begin with 05, not 62.').waitFor()
  await page.getByRole('textbox', { name: 'ZIP code' }).fill('05641')
  await page.getByText('Vermont’s ZIP codes').waitFor({ state: 'detached' })

  // Another country, another form: the whole of it by keyboard.
  const country = page.getByRole('combobox', { name: 'Country' })
  await country.fill('japan')
  await page.getByRole('option', { name: 'Japan' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Prefecture' }).waitFor()
  expect(await labels()).toEqual(['Country', 'Postal code', 'Prefecture', 'City', 'Street and number', 'Second line'])
  await page.getByText('We know no prefecture of Japan called VT.').waitFor()
  await page.getByRole('combobox', { name: 'Prefecture' }).fill('Somewhere')
  await page.getByText('We know no prefecture of Japan called Somewhere.').waitFor()
  await page.keyboard.press('Tab')
  const block = page.getByLabel('As it will print')
  await block.getByText('Springfield, Somewhere').waitFor()
  expect(await block.locator('span').allTextContents()).toEqual(['Ana Berg', '1 Main St, Springfield, Somewhere', '05641', 'JAPAN'])
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // It is kept as it was typed, for all the hints.
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('list', { name: 'What looks wrong with the address' }).getByText('We know no prefecture of Japan called Somewhere.').waitFor()
  expect((await core.call('customers.get', { id })).address).toMatchObject({ country: 'JP', region: 'Somewhere', postalCode: '05641' })
  expect(app?.complaints).toEqual([])
})

it('what a country has no place for is shown while there is something in it', async () => {
  const { page, core, url } = await openWithAna()
  const bonn = { line1: 'Dorfstr. 1', line2: '', city: 'Bonn', region: 'NRW', postalCode: '53111', country: 'DE' }
  const { id } = await core.call('customers.add', { name: 'Jörg Müller', address: bonn })
  await page.goto(`${url}/#/customers/${id}`)
  await page.getByRole('heading', { name: 'Jörg Müller' }).waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  const state = page.getByRole('textbox', { name: 'State' })
  await state.fill('')
  // It does not vanish from under the fingers.
  expect(await state.isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Postal code' }).waitFor()
  await page.getByLabel('As it will print').getByText('53111 Bonn').waitFor()
  expect(await state.count()).toBe(0)
})

it('the sender’s address has the same form, and says nothing before there is something to say', async () => {
  app = await openApp()
  const { page, core, url } = app
  await page.goto(`${url}/#/settings`)
  const country = page.getByRole('combobox', { name: 'Country' })
  await country.fill('united kingdom')
  await page.getByRole('option', { name: 'United Kingdom' }).click()
  await page.getByRole('textbox', { name: 'Post town' }).waitFor()
  await page.getByRole('textbox', { name: 'Street and number' }).fill('1 High Street')
  expect(await page.getByText('is missing').count()).toBe(0)
  await page.getByRole('textbox', { name: 'Post town' }).fill('Oxford')
  await page.getByRole('textbox', { name: 'Postcode' }).fill('OX1')
  await page.keyboard.press('Tab')
  await page.getByText('A postcode in the United Kingdom looks like EC1Y 8SY.').waitFor()
  await page.getByRole('textbox', { name: 'Postcode' }).fill('OX1 4AA')
  await page.getByText('A postcode in the United Kingdom').waitFor({ state: 'detached' })
  await expect.poll(async () => (await core.call('settings.get', {})).sender.address).toMatchObject({ country: 'GB', postalCode: 'OX1 4AA' })
  expect(app.complaints).toEqual([])
})

it('an address is marked, mail stops going where it came back from, and undo says what was said before', async () => {
  const { page, core, id } = await openWithAna()
  const markAs = async (name: string) => {
    await page.getByRole('button', { name: 'Mark as… for the address of Ana Berg' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  const state = async () => (await core.call('customers.get', { id })).addressState
  await markAs('Confirmed by them')
  await page.getByText('The address of Ana Berg is confirmed.').waitFor()
  await markAs('Mail came back')
  await page.getByText('Nothing is sent there').waitFor()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByText('Former addresses and marks').click()
  await page.getByText(/^Confirmed on .* Until /).waitFor()
  await page.getByText(/^Entered on .* Until /).waitFor()

  // Among those in doubt, and on Today without an address.
  await page.getByRole('button', { name: /Address$/ }).click()
  await page.getByRole('option', { name: 'In doubt, or came back' }).click()
  await page.getByText('1 customer').waitFor()
  expect((await core.call('moments.due', {})).moments[0]?.hasAddress).toBe(false)

  await page.getByRole('heading', { name: 'Ana Berg' }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(state).toBe('confirmed')
  await page.getByText('What was known of the address of Ana Berg holds again.').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(state).toBe('entered')
  await page.getByText('Former addresses and marks').waitFor({ state: 'detached' })
  expect(app?.complaints).toEqual([])
})

it('an edit that is undone leaves the address as well known as it was', async () => {
  const { page, core, id } = await openWithAna()
  await core.call('addresses.mark', { customerId: id, state: 'verified', stateOn: '2026-01-05' })
  await page.getByText('on Jan 5, 2026.').waitFor()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Street and number' }).fill('2 Main St')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('2 Main St').waitFor()
  await page.getByRole('heading', { name: 'Ana Berg' }).click()
  await page.keyboard.press('Control+z')
  await page.getByText('Ana Berg is as before.').waitFor()
  expect(await core.call('customers.get', { id })).toMatchObject({ address: home, addressState: 'verified', addressStateOn: '2026-01-05' })
})
