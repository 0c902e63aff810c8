import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'
import { customersCsv } from '../support/customers-file.ts'

let app: App
let page: Page

beforeEach(async () => {
  app = await openApp()
  page = app.page
  page.setDefaultTimeout(20_000)
})
afterEach(async () => {
  expect(app.complaints).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name })
const goTo = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click()

async function chooseFile(name: string, content: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button('Choose a file…').click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await heading(name).waitFor()
}

async function importFile(content: string): Promise<void> {
  await button(/^Import your customers/).click()
  await chooseFile('customers.csv', content)
  await button(/^Import \d/).click()
  await heading(/imported$/).waitFor()
}

/** Opens a document in its tab, and answers the first bytes that went there. */
async function openedDocument(open: Locator): Promise<string> {
  const asked = app.context.waitForEvent('request', (request) => request.url().includes('/documents/'))
  const [tab, request] = await Promise.all([app.context.waitForEvent('page'), asked, open.click()])
  const answer = await page.request.get(request.url())
  await tab.close()
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return (await answer.body()).subarray(0, 5).toString()
}

describe('a first evening', () => {
  it('goes from a customer export to five mailed cards that count as thanked', async () => {
    // The file, seen before it is taken.
    await heading('Thank the people who stayed').waitFor()
    await button(/^Import your customers/).click()
    await chooseFile('customers.csv', customersCsv(8, { extraRows: [',,nobody,,,,,,,', 'Late Larry,,larry@example.test,someday,,,,,,'] }))
    await page.getByText('Row 10', { exact: true }).waitFor()
    await page.getByText('Row 11', { exact: true }).waitFor()
    await button(/^Customer since What “Signup date” becomes/).waitFor()

    // A column can be changed, and the preview follows.
    await button(/What “Notes” becomes/).click()
    await page.getByRole('option', { name: 'Leave out' }).click()
    await button(/^Leave out What “Notes” becomes/).waitFor()
    await button('Import 9 customers').click()
    await heading('9 customers imported').waitFor()
    await page.getByText('Row 10', { exact: true }).waitFor()

    // Who is due, and why.
    await button('See who is due').click()
    const due = page.getByRole('grid', { name: 'Due for a thank-you' })
    await expect.poll(() => due.getByRole('row').count()).toBe(5)
    await due.getByRole('row').first().getByText('never thanked').waitFor()
    await page.getByRole('region', { name: 'Coverage' }).getByText('Of 8 customers with 2+ years, 0 were ever thanked').waitFor()
    await goTo('Settings')
    await page.getByLabel('Your name').fill('Jonas Berg')
    await page.getByLabel('Street and number').fill('4 Lime Street')
    await page.getByLabel('City').fill('Portland')
    await page.getByLabel('Postal code').fill('04101')
    await page.getByLabel('State or region').fill('ME')
    await goTo('Today')

    // One text for five people; each reads their own name.
    await button('Write to all 5').click()
    const text = page.getByRole('textbox', { name: 'Text' })
    await text.fill('Dear {firstName},\n\nthank you for {years} good years.\n\nJonas')
    const people = page.getByRole('listbox', { name: 'People being written to' }).getByRole('option')
    await expect.poll(() => people.count()).toBe(5)
    await page.getByRole('img', { name: /Dear Anna, thank you for \d+ good years/ }).waitFor()
    await people.nth(1).click()
    await page.getByRole('img', { name: /Back of the card for/ }).waitFor()
    await expect.poll(() => text.inputValue()).toContain('{firstName}')

    // Too long is said while it is typed, and stops the run.
    const good = await text.inputValue()
    await text.fill(`${good}\n${'and many more words '.repeat(40)}`)
    await page.getByText('Too long.', { exact: true }).waitFor()
    await button(/^Next: print 5 cards/).click()
    await page.getByText('5 cards cannot be printed yet.').waitFor()
    await button('Not yet').click()
    await text.fill(good)
    await page.getByText('Too long.', { exact: true }).waitFor({ state: 'detached' })

    // The stack.
    await button(/^Next: print 5 cards/).click()
    await page.getByRole('dialog').getByText('Return address: Jonas Berg').waitFor()
    await button('Make 5 cards').click()
    await page.getByRole('region', { name: 'Documents' }).waitFor()
    for (const kind of ['cards', 'envelopes', 'labels']) expect(await openedDocument(button(`Open ${kind}`))).toBe('%PDF-')

    // Over the desk; only mailed is thanked.
    for (const state of ['printed', 'signed', 'stuffed', 'stamped']) await button(`Mark all 5 ${state}`).click()
    await button('Mark all 5 mailed').waitFor()
    await goTo('Today')
    await page.getByText('0 were ever thanked').waitFor()
    await goTo('Desk')
    await page.getByRole('link', { name: /5 cards/ }).click()
    await button('Mark all 5 mailed').click()
    await page.getByText('All mailed: these customers count as thanked.').waitFor()

    await goTo('Today')
    await page.getByText('Of 8 customers with 2+ years, 5 were ever thanked, 5 in the last 12 months.').waitFor()
    await expect.poll(() => page.getByRole('grid').getByRole('row').count()).toBe(3)
    await goTo('Gratitude')
    await expect.poll(() => page.getByRole('list', { name: 'Gestures' }).getByText(/^Dear \w+,/).count()).toBe(5)
    expect(await openedDocument(button(/^PDF, page/).first())).toBe('%PDF-')
  })

  it('takes a whole import back, and keeps who was written to since', async () => {
    await importFile(customersCsv(6))
    await button('See who is due').click()
    await page.getByRole('grid').getByRole('row').first().getByRole('button', { name: /^Write to/ }).click()
    await page.getByRole('textbox', { name: 'Text' }).fill('Thank you.')
    await page.getByText('Saved as you type').waitFor()
    await goTo('Customers')
    await page.getByText('6 customers', { exact: true }).waitFor()
    await button('More for customers').click()
    await page.getByRole('menuitem', { name: 'Past imports' }).click()
    await button('Undo the import of customers.csv').click()
    await page.getByRole('dialog').getByText('6 customers it added are removed').waitFor()
    await button('Undo import').click()
    await page.getByRole('dialog').getByText('5 customers removed').waitFor()
    await page.getByRole('dialog').getByText('1 customer kept').waitFor()
    await button('Done').click()
    await page.getByText(/^Undone/).waitFor()
    await goTo('Customers')
    await page.getByText('1 customer', { exact: true }).waitFor()
  })

  it('imports the same file twice without changing anything', async () => {
    const content = customersCsv(4)
    await importFile(content)
    await button('Import another file').click()
    await chooseFile('customers.csv', content)
    await page.getByText('Everybody in this file is already here').waitFor()
    expect(await button('Nothing to import').isDisabled()).toBe(true)
  })

  it('is guided where no column is recognised, and goes on with the column that is named', async () => {
    await button(/^Import your customers/).click()
    await chooseFile('people.csv', 'alpha,beta\nAnna Weber,1\nBen Okafor,2\n')
    await page.getByText('Longhand does not recognise who the customers are in this file.').waitFor()
    expect(await button('Match a column first').isDisabled()).toBe(true)
    await button(/What “alpha” becomes/).click()
    await page.getByRole('option', { name: 'Name', exact: true }).click()
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
  })

  it('prints envelopes without a return address, and writes to nobody twice whose card is on the desk', async () => {
    await importFile(customersCsv(3))
    await button('See who is due').click()
    await page.getByRole('grid').getByRole('row').first().getByRole('button', { name: /^Write to/ }).click()
    await page.getByRole('textbox', { name: 'Text' }).fill('Thank you.')
    await button(/^Next: print 1 card/).click()
    await page.getByText(/^The envelopes will have no return address/).waitFor()
    await button('Make 1 card').click()
    await button('Open envelopes').waitFor()
    await goTo('Today')
    await page.getByRole('link', { name: 'Card on the desk' }).waitFor()
    await button('Write to 2').click()
    await expect.poll(() => page.getByRole('listbox', { name: 'People being written to' }).getByRole('option').count()).toBe(2)
  })

  it('opens the first customer found by Enter, and shows everybody again when nobody is found', async () => {
    await importFile(customersCsv(4))
    await page.keyboard.press('/')
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('chiara')
    await page.keyboard.press('Enter')
    await heading('Chiara Weber').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('nobody at all')
    await button('Show everybody').click()
    await expect.poll(() => page.getByRole('option').count()).toBe(4)
    expect(await page.getByRole('searchbox').inputValue()).toBe('')
  })

  it('brings back what was typed into a form that was left by Esc, and forgets it on Cancel', async () => {
    await importFile(customersCsv(2))
    await goTo('Customers')
    await page.getByRole('option').first().click()
    await button('Edit').click()
    await page.getByLabel('Plan').fill('Atelier')
    await page.keyboard.press('Escape')
    await page.getByText('The changes to Anna Weber are not saved.').waitFor()
    await button('Edit').click()
    await page.getByText('What you typed before is back.').waitFor()
    expect(await page.getByLabel('Plan').inputValue()).toBe('Atelier')
    await button('Cancel').click()
    await button('Edit').click()
    expect(await page.getByLabel('Plan').inputValue()).toBe('')
  })

  it('undoes a skip and a mark with Ctrl+Z, and says what it undid', async () => {
    await importFile(customersCsv(3))
    await button('See who is due').click()
    const rows = page.getByRole('grid').getByRole('row')
    await expect.poll(() => rows.count()).toBe(3)
    await rows.first().getByRole('button', { name: /^Skip/ }).click()
    await page.getByLabel('Why').fill('Met last week')
    await page.getByRole('dialog').getByRole('button', { name: 'Skip', exact: true }).click()
    await expect.poll(() => rows.count()).toBe(2)
    await heading('Skipped').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText(/is due again\.$/).waitFor()
    await expect.poll(() => rows.count()).toBe(3)
  })

  it('keeps what was typed when the window closes', async () => {
    await importFile(customersCsv(3))
    await button('See who is due').click()
    await button('Write to all 3').click()
    await page.getByRole('textbox', { name: 'Text' }).fill('Dear {firstName}, this must not be lost.')
    await goTo('Desk')
    await page.reload()
    await goTo('Writing')
    await expect.poll(() => page.getByRole('textbox', { name: 'Text' }).inputValue()).toBe('Dear {firstName}, this must not be lost.')
  })
})
