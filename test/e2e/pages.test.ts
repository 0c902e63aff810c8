import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { closeBrowser, openApp, type App } from '../support/browser.ts'
import { customersCsv } from '../support/customers-file.ts'
import { furnish } from '../support/furnished.ts'

let app: App | null = null
afterEach(async () => {
  await app?.close()
  app = null
})
afterAll(closeBrowser)

/** What axe finds on the page as it stands, in a line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`))
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('no page has anything that axe objects to', async () => {
    app = await openApp({ colorScheme })
    const { page } = app
    page.setDefaultTimeout(20_000)
    const { runId, customerId } = await furnish(app.core)
    const found: Record<string, string[]> = {}
    const look = async (name: string) => {
      const wrong = await violations(page)
      if (wrong.length > 0) found[name] = wrong
    }
    const at = async (place: string, sign: string | RegExp, role: 'heading' | 'button' = 'heading') => {
      await page.goto(`${app?.url}/#/${place}`)
      await page.getByRole(role, { name: sign }).first().waitFor()
    }
    const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
    const inDialog = async (name: string) => {
      await page.getByRole('dialog').waitFor()
      await look(name)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }

    await at('today', 'Skipped')
    await look('today')
    await press(/^Skip /)
    await inDialog('skip')

    await at(`customers/${customerId}`, 'Facts')
    await page.getByRole('option').first().waitFor()
    await look('customer')
    await press('Edit')
    await look('customer, editing')
    await press('Cancel')
    for (const [item, name] of [['Record a gesture…', 'record a gesture'], ['Erase…', 'erase a customer']] as const) {
      await press(/^More for (?!customers)/)
      await page.getByRole('menuitem', { name: item }).click()
      await inDialog(name)
    }
    await page.locator('[data-tick]').first().click()
    await press('Print labels…')
    await inDialog('labels')
    await press('More for customers')
    await page.getByRole('menu').waitFor()
    await look('menu')
    await page.getByRole('menuitem', { name: 'Add a customer…' }).click()
    await inDialog('add a customer')

    await at('imports', 'Past imports')
    await page.getByRole('button', { name: /^Undo the import/ }).waitFor()
    await look('past imports')
    await press(/^Undo the import/)
    await inDialog('undo an import')
    await at('import', 'Import customers')
    await look('import')
    const chooser = page.waitForEvent('filechooser')
    await press('Choose a file…')
    const content = customersCsv(9, { extraRows: [',,nobody,,,,,,,', 'Late Larry,,larry@example.test,someday,,,,,,'] })
    await (await chooser).setFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
    await page.getByRole('heading', { name: 'First rows' }).waitFor()
    await look('import preview')
    await press(/^Import \d/)
    await page.getByRole('heading', { name: /imported$/ }).waitFor()
    await look('import result')

    await at('writing', 'Writing')
    await page.getByRole('img', { name: /^Back of the card for/ }).waitFor()
    await look('writing')
    await press(/^Hand/)
    await page.getByRole('img', { name: 'Caveat' }).waitFor()
    await look('hands')
    await page.keyboard.press('Escape')
    await press(/^Next: print/)
    await inDialog('print')

    await at('desk', 'Desk')
    await page.getByRole('link', { name: /cards/ }).first().waitFor()
    await look('desk')
    await at(`desk/${runId}`, 'At the printer')
    await page.locator('[data-tick]').first().click()
    await look('run')
    await press(/^Reprint/)
    await inDialog('printed again')
    await press('More for this run')
    await page.getByRole('menuitem', { name: 'Break up this run…' }).click()
    await inDialog('break up a run')
    await at('gratitude', 'Gratitude')
    await page.getByRole('list', { name: 'Gestures' }).waitFor()
    await look('gratitude')
    await at('settings', 'Library')
    await page.getByRole('button', { name: /^Restore the backup/ }).waitFor()
    await look('settings')
    await press(/^Restore the backup/)
    await inDialog('restore')
    await page.keyboard.press('Control+k')
    await inDialog('palette')

    expect(found).toEqual({})
    expect(app.complaints).toEqual([])
  }, 180_000)

  it('nor has an empty library, or one that is damaged', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'longhand-damaged-'))
    try {
      app = await openApp({ colorScheme })
      await app.page.getByRole('heading', { name: 'Thank the people who stayed' }).waitFor()
      expect(await violations(app.page)).toEqual([])
      for (const [place, sign] of [['customers', 'No customers yet'], ['desk', 'The desk is clear'], ['gratitude', 'Nothing has gone out yet'], ['writing', 'No card on the desk'], ['imports', 'Nothing was imported yet']] as const) {
        await app.page.goto(`${app.url}/#/${place}`)
        await app.page.getByRole('heading', { name: sign }).waitFor()
        expect(await violations(app.page)).toEqual([])
      }
      await app.close()

      const libraryPath = path.join(folder, 'library.longhand')
      await writeFile(libraryPath, 'SQLite format 3\0 and then nothing that makes sense')
      app = await openApp({ colorScheme, libraryPath })
      await app.page.getByText('Nothing was changed: the file is exactly as Longhand found it.').waitFor()
      expect(await violations(app.page)).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('by keyboard alone', () => {
  it('writes to the first person due, prints, and marks the card mailed', async () => {
    app = await openApp()
    const { page } = app
    page.setDefaultTimeout(20_000)
    await app.core.call('library.sample', {})
    await app.core.call('settings.save', { changes: { envelope: null, labelSheet: null } })
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
    /** Tab until the wanted thing has the focus, as a person would. */
    const tabTo = async (wanted: RegExp) => {
      for (let step = 0; step < 60; step += 1) {
        if (wanted.test(await focused())) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`No stop named ${wanted} on the way; the last was "${await focused()}"`)
    }

    const firstRow = page.getByRole('row').first()
    await firstRow.waitFor()
    await firstRow.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('s')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // Whoever leaves a dialog goes on where it was opened.
    await firstRow.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('row').nth(1).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')

    const text = page.getByRole('textbox', { name: 'Text' })
    await text.and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Thank you for staying.')
    await page.getByRole('img', { name: /Thank you for staying\./ }).waitFor()
    await tabTo(/^Next: print 1 card/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(/^Make 1 card/)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Documents' }).waitFor()
    for (const state of ['printed', 'signed', 'stuffed', 'stamped', 'mailed']) {
      await page.getByRole('button', { name: `Mark all ${state}` }).waitFor()
      await tabTo(new RegExp(`^Mark all ${state}`))
      await page.keyboard.press('Enter')
    }
    await page.getByText('All mailed: this customer counts as thanked.').waitFor()

    // Anywhere: the palette, search, and back.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gratitude')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Gratitude' }).waitFor()
    await page.keyboard.press('/')
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('zo')
    // Esc empties the search, leaves it, and goes back.
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Today' }).waitFor()
    expect(app.complaints).toEqual([])
  })
})
