import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'

const home = { line1: '1 Main St', line2: '', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US' }

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp()
  page = app.page
  page.setDefaultTimeout(20_000)
  for (const [name, sinceOn, isDoNotMail] of [['Ana Lopez', '2015-01-01', false], ['Bo Lind', '2016-01-01', true], ['Cy Hill', '2025-01-01', false]] as const) {
    await app.core.call('customers.add', { name, sinceOn, isDoNotMail, address: home })
  }
  await page.goto(`${app.url}/#/customers`)
  await page.getByRole('option').nth(2).waitFor()
})
afterEach(async () => {
  expect(app.complaints).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const choose = (name: string | RegExp) => page.getByRole('radio', { name }).click({ force: true })

async function openFromMenu(): Promise<void> {
  await button('More for customers').click()
  await page.getByRole('menuitem', { name: 'Export…' }).click()
  await page.getByRole('dialog', { name: 'Export customers' }).waitFor()
}

/** Presses what saves a file, and answers its name and what is in it. */
async function saved(press: Locator): Promise<readonly [name: string, text: string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()])
  return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')]
}

const names = (csv: string) => csv.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[1])

it('exports everybody as CSV, and says how many and where', async () => {
  await openFromMenu()
  // Nothing is selected and nothing is filtered: there is no question who.
  expect(await page.getByRole('radiogroup', { name: 'Who' }).count()).toBe(0)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  const [name, text] = await saved(button('Export 3 customers…'))
  expect(name).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/)
  expect(names(text)).toEqual(['Ana Lopez', 'Bo Lind', 'Cy Hill'])
  await page.getByText('3 customers exported.').waitFor()
  await page.getByText(`${name} is where your browser saves files.`).waitFor()
})

it('exports those the filter finds, or the one who is selected, as contacts', async () => {
  await button(/Time with us$/).click()
  await page.getByRole('option', { name: '10+ years with us' }).click()
  await expect.poll(() => page.getByRole('option').count()).toBe(2)
  await openFromMenu()
  await choose('Contacts (vCard)')
  const [name, cards] = await saved(button('Export 2 customers…'))
  expect(name).toMatch(/\.vcf$/)
  expect(cards.match(/^FN:[^\r]*/gm)).toEqual(['FN:Ana Lopez', 'FN:Bo Lind'])
  // Who wants no mail is in it, and marked.
  expect(cards.match(/DO-NOT-MAIL:true/g)).toHaveLength(1)

  await page.locator('[data-tick]').nth(1).click()
  await button('Export…').click()
  await page.getByRole('radio', { name: '1 selected', checked: true }).waitFor()
  expect(names((await saved(button('Export 1 customer…')))[1])).toEqual(['Bo Lind'])
  await button('Export…').click()
  await choose('All 3')
  expect(names((await saved(button('Export 3 customers…')))[1])).toHaveLength(3)
})

it('makes label sheets for those the filter finds, without selecting them first', async () => {
  await page.getByRole('searchbox').fill('lopez')
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await openFromMenu()
  await choose('Label sheets')
  await button('Labels for 1 customer…').click()
  await page.getByRole('heading', { name: 'Labels for 1 customer' }).waitFor()
  await button('Make labels').click()
  await page.getByRole('heading', { name: '1 label on 1 sheet' }).waitFor()
  const [, pdf] = await saved(button('Save…'))
  expect(pdf.slice(0, 5)).toBe('%PDF-')
})

it('works by keyboard, and takes no for an answer', async () => {
  await button('More for customers').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Export…' }).waitFor()
  await page.keyboard.type('exp')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Export customers' }).waitFor()
  await page.getByRole('radio', { name: 'Spreadsheet (CSV)' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: 'Contacts (vCard)', checked: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})
