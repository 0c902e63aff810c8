import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { closeBrowser, openApp, type App, type AppOptions } from '../support/browser.ts'
import { makeXlsx, type Sheet } from '../support/xlsx.ts'

let app: App
let page: Page

async function open(options: AppOptions = {}): Promise<void> {
  app = await openApp(options)
  page = app.page
  page.setDefaultTimeout(20_000)
}
afterEach(async () => {
  expect(app.complaints).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name })

/** Drags files over the window and lets them go, as somebody does who holds them with the mouse. */
async function drop(...files: { name: string; content: string | Buffer }[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (held) => {
      const data = new DataTransfer()
      for (const { name, bytes } of held) data.items.add(new File([new Uint8Array(bytes)], name))
      return data
    },
    files.map(({ name, content }) => ({ name, bytes: [...Buffer.from(content as string)] })),
  )
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await page.getByText('Drop to import').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
  await page.getByText('Drop to import').waitFor({ state: 'detached' })
}

/** What the page says of an import, by the words under its numbers. */
const numbers = (): Promise<Record<string, number>> =>
  page.locator('dl').evaluate((list) => Object.fromEntries([...list.children].map((one) => [one.querySelector('dt')?.textContent ?? '', Number(one.querySelector('dd')?.textContent)])))

async function customers() {
  const { rows } = await app.core.call('customers.list', {})
  return Promise.all(rows.map(({ id }) => app.core.call('customers.get', { id })))
}
const named = async (name: string) => (await customers()).find((customer) => customer.name === name)

const header = 'name,email,company,street,city,state,zip,country'
const before = [header, 'Ben Okafor,ben@example.org,Okafor & Sons,4 Lime Street,Portland,ME,04101,US', 'Max Hohenstein,,,12 Elm Street,Boston,MA,02139,US', ''].join('\n')
const later = [
  header,
  'BEN OKAFOR,ben@example.org,Okafor Ltd,4 Lime Street,Portland,ME,04101,US',
  'Maximilian Hohenstein,m.hohenstein@work.example,,12 Elm Street,Boston,MA,02139,US',
  'Carla Costa,carla@example.org,,7 Harbor Street,Boston,MA,2139,US',
  ',nobody,,,,,,',
  '',
].join('\n')

/** A library with two people, one of them edited by hand, and the file of a later month looked at. */
async function openLaterFile(options: AppOptions = {}): Promise<void> {
  await open(options)
  await drop({ name: 'before.csv', content: before })
  await button('Import 2 customers').click()
  await heading('2 customers imported').waitFor()
  const ben = await named('Ben Okafor')
  await app.core.call('customers.save', { id: ben!.id, fields: { company: 'Okafor and Daughters' } })
  await drop({ name: 'later.csv', content: later })
  await heading('later.csv').waitFor()
}

describe('an import', () => {
  it('is dropped on the window, answered, done, and taken back by one key', async () => {
    await openLaterFile()
    expect(await numbers()).toEqual({ new: 1, updated: 0, 'same as before': 1, 'maybe the same': 1, skipped: 1 })

    // The founder's own word stands beside the file's, and stays unless they say otherwise.
    const company = page.getByRole('radiogroup', { name: 'Company of Ben Okafor' })
    await company.getByRole('radio', { name: 'Keep mine' }).and(page.locator(':checked')).waitFor()
    await company.getByText('Take the file’s').click()
    await expect.poll(numbers).toMatchObject({ updated: 1, 'same as before': 0 })

    // Two who may be one.
    const pairs = page.getByRole('group', { name: 'Pairs that may be the same person' })
    await pairs.getByText('m.hohenstein@work.example').waitFor()
    await button(/^Same person/).click()
    await page.getByText('All answered').waitFor()
    await expect.poll(numbers).toEqual({ new: 1, updated: 2, 'same as before': 0, skipped: 1 })

    // A repair is listed cell by cell, and can be left out.
    await page.getByRole('switch', { name: '1 name in capitals or small letters only' }).waitFor()
    await page.getByText('1 postal code lost a leading zero').click()
    await page.getByText('– left as in the file').waitFor()
    await page.getByText('Row 5', { exact: true }).first().waitFor()

    await button('Import 3 customers').click()
    await heading('3 customers imported').waitFor()
    expect(await numbers()).toEqual({ new: 1, updated: 2, 'same as before': 0, skipped: 1 })
    await page.getByText(/Can be taken back until \w+ \d/).waitFor()
    expect(await customers()).toHaveLength(3)
    expect(await named('Carla Costa')).toMatchObject({ address: { postalCode: '2139' } })
    expect(await named('Ben Okafor')).toMatchObject({ company: 'Okafor Ltd' })
    expect(await named('Max Hohenstein')).toMatchObject({ email: 'm.hohenstein@work.example' })

    await page.keyboard.press('Control+z')
    await page.getByText('The import was taken back.').waitFor()
    expect((await customers()).map(({ name, company: of }) => [name, of])).toEqual([
      ['Ben Okafor', 'Okafor and Daughters'],
      ['Max Hohenstein', ''],
    ])
  })

  it('leaves what nobody answered: mine stays, the repair is made, and the pair waits', async () => {
    await openLaterFile()
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    await page.getByText('1 customer may be somebody you already had.').waitFor()
    await page.getByText('1 field you had edited by hand was left as you wrote it.').waitFor()
    await page.getByText('1 postal code lost a leading zero').waitFor()
    expect(await page.getByRole('link', { name: 'Compare them' }).getAttribute('href')).toBe('#/duplicates')
    expect(await customers()).toHaveLength(4)
    expect(await named('Carla Costa')).toMatchObject({ address: { postalCode: '02139' } })
    expect(await named('Ben Okafor')).toMatchObject({ company: 'Okafor and Daughters' })

    // The same file again brings nothing, and does not call what was edited or skipped "as the file says".
    await drop({ name: 'later.csv', content: later })
    await page.getByText('Nothing in this file is new: 3 customers already here.').waitFor()
    await drop({ name: 'later.csv', content: later.replace(',nobody,,,,,,\n', '') })
    await page.getByText('Everybody in this file is already here, and what you edited by hand stays.').waitFor()
  })

  it('answers pairs by keyboard alone', async () => {
    await open()
    const people = (domain: string) => ['Ana Ruiz', 'Ben Okafor', 'Chiara Rossi'].map((name, at) => `${name},${at}@${domain},,${at} Elm Street,Boston,MA,02139,US`)
    await drop({ name: 'before.csv', content: [header, ...people('home.example')].join('\n') })
    await button('Import 3 customers').click()
    await heading('3 customers imported').waitFor()
    await drop({ name: 'later.csv', content: [header, ...people('work.example')].join('\n') })
    await page.getByText('3 left').waitFor()
    await page.getByRole('listbox', { name: 'Pairs' }).focus()
    await page.keyboard.press('d')
    await page.getByText('2 left').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('s')
    await page.getByText('1 left').waitFor()
    const answers = page.getByRole('listbox', { name: 'Pairs' }).getByRole('option')
    await expect.poll(() => answers.allInnerTexts()).toEqual([expect.stringContaining('Different'), expect.not.stringMatching(/Same$|Different/), expect.stringMatching(/Same$/)])
    // A change of mind.
    await page.keyboard.press('Home')
    await page.keyboard.press('o')
    await page.getByText('2 left').waitFor()
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    expect(await numbers()).toEqual({ new: 0, updated: 0, 'same as before': 1, 'maybe the same': 2, skipped: 0 })
  })

  it('does not read a long file again for each answer, but estimates, counts when asked, and sends the answers with the import', async () => {
    await openLaterFile()
    // From here on every reading takes as long as that of a long file.
    let readings = 0
    await page.route('**/rpc?*', async (route) => {
      const { name } = JSON.parse(route.request().postData() ?? '{}') as { name?: string }
      if (name !== 'imports.preview') return route.continue()
      readings += 1
      const response = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 1100))
      await route.fulfill({ response })
    })
    await drop({ name: 'long.csv', content: later })
    await heading('long.csv').waitFor()
    await page.getByText('1 left').waitFor()
    await button(/^Different people/).click()
    await page.getByText('1 postal code lost a leading zero').click()
    await page.getByText('The numbers above are estimated from them.').waitFor()
    expect(await numbers()).toEqual({ new: 2, updated: 0, 'same as before': 1, skipped: 1 })
    expect(readings).toBe(1)
    await button('Read again and count').click()
    await page.getByText('The numbers above are estimated from them.').waitFor({ state: 'detached' })
    expect(await numbers()).toEqual({ new: 2, updated: 0, 'same as before': 1, skipped: 1 })
    expect(readings).toBe(2)
    await page.getByRole('group', { name: 'Pairs that may be the same person' }).getByText('m.hohenstein@work.example').waitFor()
    await button(/^Same person/).click()
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    expect(readings).toBe(2)
    expect(await named('Carla Costa')).toMatchObject({ address: { postalCode: '2139' } })
    expect(await named('Max Hohenstein')).toMatchObject({ email: 'm.hohenstein@work.example' })
  })

  it.each(['light', 'dark'] as const)('has nothing that axe objects to in %s', async (colorScheme) => {
    await openLaterFile({ colorScheme })
    await button('How the file is read').click()
    await page.getByLabel('Row with the headings').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([])
  })
})

describe('how a file is read', () => {
  it('shows the sheets of a workbook, and reads the one that is chosen and its header where it is', async () => {
    await open()
    const people: Sheet = { name: 'Kunden', rows: [['Kunden 2026'], ['Name', 'E-Mail'], ['Jörg Müller', 'joerg@example.org'], ['Ana Ruiz', 'ana@example.org']] }
    const staff: Sheet = { name: 'Staff', rows: [['Name', 'E-Mail'], ['Bo Berg', 'bo@example.org']] }
    await drop({ name: 'book.xlsx', content: makeXlsx([people, staff]) })
    await page.getByText('Excel workbook, “Kunden”, 2 rows').waitFor()
    expect(await page.getByLabel('Row with the headings').inputValue()).toBe('2')
    await button(/Kunden Sheet/).click()
    await page.getByRole('option', { name: 'Staff' }).click()
    await page.getByText('Excel workbook, “Staff”, 1 row').waitFor()
    await button('Import 1 customer').click()
    await heading('1 customer imported').waitFor()
    expect(await named('Bo Berg')).toMatchObject({ email: 'bo@example.org' })
  })

  it('asks whether the letters look right, and reads them as they are', async () => {
    await open()
    // Too little to tell the encoding by: in Central Europe these bytes are "Őž", in the West "Õž".
    await drop({ name: 'letters.csv', content: Buffer.from('name,email\n\xd5rs Ger\xf5,gero@example.org\n', 'latin1') })
    await button('How the file is read').click()
    await page.getByText(/^Do the letters look right\?.*rs Ger/).waitFor()
    await button(/Letters$/).click()
    await page.getByRole('option', { name: /^Central Europe/ }).click()
    await page.getByText('“Őrs Gerő”').waitFor()
    await button('Import 1 customer').click()
    await heading('1 customer imported').waitFor()
    expect(await named('Őrs Gerő')).toMatchObject({ email: 'gero@example.org' })
  })

  it('asks once which way its dates are written', async () => {
    await open()
    await drop({ name: 'dates.csv', content: 'name,email,customer since\nAna Ruiz,ana@example.org,03/04/2019\nBo Berg,bo@example.org,05/06/2020\n' })
    await page.getByText('The dates in this file can be read two ways.').waitFor()
    await page.getByRole('radiogroup', { name: 'Order of dates' }).getByText('03/04 is 3 April').click()
    await page.getByRole('radio', { name: '03/04 is 3 April' }).and(page.locator(':checked')).waitFor()
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    expect(await named('Ana Ruiz')).toMatchObject({ sinceOn: '2019-04-03' })
  })

  it('keeps the columns chosen last time, and goes back to Longhand’s proposal', async () => {
    await open()
    const content = (who: string) => `name,email,mascot\n${who},${who}@example.org,Sunny\n`
    await drop({ name: 'one.csv', content: content('ana') })
    await button(/What “mascot” becomes/).click()
    await page.getByRole('option', { name: 'Fact', exact: true }).click()
    await button(/^Fact What “mascot” becomes/).waitFor()
    await button('Import 1 customer').click()
    await heading('1 customer imported').waitFor()

    await drop({ name: 'two.csv', content: content('ben') })
    await page.getByText('as you chose last time').waitFor()
    await button('Columns').click()
    await button(/^Fact What “mascot” becomes/).waitFor()
    await button('Use Longhand’s proposal').click()
    await button(/^Leave out What “mascot” becomes/).waitFor()
    await button('Import 1 customer').click()
    await heading('1 customer imported').waitFor()

    await drop({ name: 'three.csv', content: content('cid') })
    await button(/^Leave out What “mascot” becomes/).waitFor()
    expect(await page.getByText('as you chose last time').count()).toBe(0)
  })
})

describe('a drop', () => {
  it('of a library that is restored puts an open file away, whose numbers were counted against the old one', async () => {
    await open()
    await drop({ name: 'before.csv', content: before })
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    const { name } = await app.core.call('library.backup', {})
    const { path: library } = await app.core.call('library.status', {})
    await drop({ name: 'later.csv', content: later })
    await heading('later.csv').waitFor()
    await drop({ name: 'old.longhand', content: readFileSync(path.join(`${library}.backups`, name)) })
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
    await page.getByText(/^Restored: 2 customers/).waitFor()
    await heading('Import customers').waitFor()
  })

  it('of a library asks before it takes the place of this one; two files and a folder are refused', async () => {
    await open()
    await drop({ name: 'old.longhand', content: 'no library' })
    await page.getByRole('dialog').getByText('Restore old.longhand?').waitFor()
    await button('Cancel').click()
    await drop({ name: 'a.csv', content: before }, { name: 'b.csv', content: before })
    await page.getByText('Those are 2 files. Drop one at a time.').waitFor()
    await heading('Thank the people who stayed').waitFor()
  })
})

describe('past imports', () => {
  it('say until when each can be taken back, and that one is too old', async () => {
    await open()
    await drop({ name: 'before.csv', content: before })
    await button('Import 2 customers').click()
    await heading('2 customers imported').waitFor()
    await page.goto(`${app.url}/#/imports`)
    await page.getByText(/^until \w+ \d/).waitFor()
    await page.clock.setFixedTime(Date.now() + 31 * 86_400_000)
    await page.reload()
    await page.getByText('Too old to take back').waitFor()
    expect(await button(/^Undo the import/).count()).toBe(0)
  })
})
