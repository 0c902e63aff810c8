import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { makeFolder } from '../support/library.ts'
import { readPdf } from '../support/pdf.ts'
import { cliOn, longhand, type Cli } from './longhand.ts'

interface Imported {
  new: number
  updated: number
  same: number
  skipped: { row: number; reason: string }[]
  importId: string
}
interface Due {
  id: string
  name: string
  why: string
  sinceOn: string
  lastThankedOn: string | null
  hasAddress: boolean
}
interface Made {
  runId: string
  items: number
  files: { cards: string; envelopes: string; labels: string }
  left: { name: string; reason: string }[]
}
interface Coverage {
  eligible: number
  thankedEver: number
  thankedLast12Months: number
}

/** A library with the sample customers, and a text to write to them. */
async function firstEvening(): Promise<{ cli: Cli; folder: string; file: (name: string) => string; text: string }> {
  const folder = makeFolder()
  const file = (name: string) => path.join(folder, name)
  const cli = cliOn(file('library.longhand'))
  await longhand('sample', '--out', file('customers.csv'))
  await cli.json('import', file('customers.csv'))
  writeFileSync(file('card.txt'), 'Dear {firstName|friend},\n\nthank you for {years} years.\n')
  return { cli, folder, file, text: file('card.txt') }
}

describe('import', () => {
  it('takes in the sample, changes nothing the second time, and can be taken back', async () => {
    const folder = makeFolder()
    const csv = path.join(folder, 'customers.csv')
    const cli = cliOn(path.join(folder, 'library.longhand'))
    expect(JSON.parse((await longhand('sample', '--out', csv, '--json')).stdout)).toEqual({ file: csv, customers: 200 })

    const rehearsed = await cli.json<Imported>('import', csv, '--dry-run')
    expect(rehearsed).toMatchObject({ new: 200, updated: 0, same: 0, skipped: [] })
    expect(await cli.json('customers')).toEqual([])

    expect(await cli.json('import', csv)).toMatchObject({ new: 200, updated: 0, same: 0, skipped: [] })
    expect(await cli.json('import', csv)).toMatchObject({ new: 0, updated: 0, same: 200, skipped: [] })
    const customers = await cli.json<{ name: string; address: { country: string } | null }[]>('customers')
    expect(customers).toHaveLength(200)
    expect(new Set(customers.flatMap(({ address }) => address?.country ?? []))).toContain('JP')

    // The second import changed nothing, so the last one to take back is the first.
    expect(await cli.json('imports', 'undo', 'last')).toMatchObject({ removed: 200 })
    const [first] = (await cli.json<{ id: string; undoneAt: number | null; new: number }[]>('imports', 'list')).filter((record) => record.new === 200)
    expect(await cli.json('customers')).toEqual([])
    expect(await cli.error('imports', 'undo', first!.id)).toMatchObject({ exit: 1, code: 'imports/already-undone' })
  })

  it('names the rows it cannot use and takes the others', async () => {
    const folder = makeFolder()
    const csv = path.join(folder, 'mixed.csv')
    writeFileSync(csv, '\ufeffName;E-Mail;Kundenort;Kunde seit\r\nJörg Müller;joerg@example.com;Köln;2019-03-01\r\n;;Bonn;2020-01-01\r\n"Ana ""Ann"" Ruiz";ana@example.org;"Ma\r\ndrid";2018-05-04\r\n')
    const cli = cliOn(path.join(folder, 'library.longhand'))
    const outcome = await cli.json<Imported>('import', csv, '--map', 'Kundenort=city', '--map', 'Kunde seit=sinceOn')
    expect(outcome).toMatchObject({ new: 2, skipped: [{ row: 3 }] })
    expect(outcome.skipped[0]!.reason).toMatch(/\w/)
    expect(await cli.json('customers', '--search', 'koln')).toMatchObject([{ name: 'Jörg Müller', email: 'joerg@example.com', sinceOn: '2019-03-01', address: null }])

    const said = await cli.run('import', csv)
    expect(said.stdout).toContain('row 3: ')
  })

  it('is followed by a list of everybody a search finds, however many', async () => {
    const folder = makeFolder()
    const csv = path.join(folder, 'many.csv')
    const cli = cliOn(path.join(folder, 'library.longhand'))
    writeFileSync(csv, `name,email\n${Array.from({ length: 620 }, (_, n) => `Ana ${n},ana${n}@example.com`).join('\n')}\nBo,bo@example.com\n`)
    await cli.json('import', csv)
    expect(await cli.json('customers', '--search', 'ana')).toHaveLength(620)
    expect((await cli.run('customers', '--search', 'ana', '--limit', '3')).stderr).toBe('3 of 620; --limit shows more.\n')
  })

  it('says what is wrong with a file it cannot read', async () => {
    const folder = makeFolder()
    const cli = cliOn(path.join(folder, 'library.longhand'))
    const file = (name: string) => path.join(folder, name)
    const missing = file('nowhere.csv')
    expect(await cli.error('import', missing)).toMatchObject({ exit: 1, code: 'host/file-gone', message: expect.stringContaining(missing) })
    expect(await cli.error('import', folder)).toMatchObject({ exit: 1, code: 'host/file-gone', message: expect.stringContaining('folder') })
    writeFileSync(file('book.xlsx'), Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]))
    expect(await cli.error('import', file('book.xlsx'))).toMatchObject({ exit: 1, code: 'imports/unreadable' })
    const open = file('open.csv')
    writeFileSync(open, 'name,email\n"Bo,bo@example.com\nAda,ada@example.com\n')
    expect(await cli.json('import', open)).toMatchObject({ new: 1, skipped: [{ row: 2, reason: expect.stringContaining('quotes') }] })
    writeFileSync(file('odd.csv'), 'Spitzname;Ort\nAda;Bonn\n')
    expect(await cli.error('import', file('odd.csv'))).toMatchObject({ exit: 1, code: 'imports/no-usable-column', message: expect.stringContaining('Spitzname') })
    expect(await cli.error('import', file('odd.csv'), '--map', 'Spitzname=name', '--map', 'Ort=name')).toMatchObject({ exit: 1, code: 'imports/mapping-invalid' })
    expect(await cli.json('import', file('odd.csv'), '--map', 'Spitzname=name', '--map', '2=city')).toMatchObject({ new: 1, skipped: [] })
    expect(await cli.error('import', open, '--map', 'Spitzname=name')).toMatchObject({ exit: 2, message: expect.stringContaining('Spitzname') })
    expect(await cli.error('import', open, '--map', 'name=shoe-size')).toMatchObject({ exit: 2, message: expect.stringContaining('shoe-size') })
  })
})

describe('from due to thanked', () => {
  it('prints the most deserving and counts them once they are mailed', async () => {
    const { cli, file, text } = await firstEvening()
    const due = await cli.json<Due[]>('due')
    expect(due).toHaveLength(5)
    expect(due[0]).toEqual({ id: expect.any(String), name: expect.any(String), why: expect.stringMatching(/^8 years .* with you/), sinceOn: expect.any(String), lastThankedOn: null, hasAddress: expect.any(Boolean) })
    expect(due.map(({ sinceOn }) => sinceOn)).toEqual(due.map(({ sinceOn }) => sinceOn).toSorted())

    const made = await cli.json<Made>('cards', '--due', '5', '--text', text, '--size', '4x6', '--out', file('print'))
    expect(made).toMatchObject({ items: 5, files: { cards: file('print/cards.pdf'), envelopes: file('print/envelopes.pdf'), labels: file('print/labels.pdf') } })
    const cards = await readPdf(readFileSync(made.files.cards))
    expect(cards.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual(Array(10).fill([288, 432]))
    expect(cards.map((page) => page.text).join('\n')).toContain('thank you for 8 years')
    const envelopes = await readPdf(readFileSync(made.files.envelopes))
    expect(envelopes).toHaveLength(5)
    const labels = await readPdf(readFileSync(made.files.labels))
    expect(labels.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual([[612, 792]])

    const before = await cli.json<Coverage>('coverage')
    expect(before).toEqual({ eligible: expect.any(Number), thankedEver: 0, thankedLast12Months: 0 })
    expect(await cli.json('runs', 'mark', made.runId, '--state', 'printed')).toEqual({ marked: 5 })
    expect(await cli.json('coverage')).toEqual(before)
    expect(await cli.json('runs', 'mark', 'last', '--state', 'mailed', '--items', '1,3-4')).toEqual({ marked: 3 })
    expect(await cli.json('coverage')).toEqual({ ...before, thankedEver: 3, thankedLast12Months: 3 })
    expect(await cli.json('runs', 'list')).toMatchObject([{ id: made.runId, counts: { printed: 2, mailed: 3 } }])
    expect((await cli.json<Due[]>('due', '--limit', '200')).filter(({ lastThankedOn }) => lastThankedOn !== null)).toEqual([])
  })

  it('passes over who has no address or a draft, and says who', async () => {
    const folder = makeFolder()
    const file = (name: string) => path.join(folder, name)
    const cli = cliOn(file('library.longhand'))
    writeFileSync(file('c.csv'), 'name,email,line1,city,postal code,country,customer since\nAda,ada@example.com,,,,,2016-01-01\nBo,bo@example.com,1 Elm St,Ames,50010,US,2017-01-01\nCy,cy@example.com,2 Elm St,Ames,50010,US,2018-01-01\n')
    writeFileSync(file('card.txt'), 'Thank you, {firstName}.')
    await cli.json('import', file('c.csv'))
    const made = await cli.json<Made>('cards', '--due', '1', '--text', file('card.txt'), '--size', 'a6', '--out', file('print'))
    expect(made.left).toEqual([{ id: expect.any(String), name: 'Ada', reason: expect.stringContaining('address') }])
    const all = await cli.run('cards', '--due', '9', '--text', file('card.txt'), '--out', file('print'))
    expect(all.stderr).toContain('1 customer passed over')
    expect(all.stdout).toContain('2 cards in run')
  })

  it('prints whom it is told to, on the paper it is told to', async () => {
    const { cli, file, text } = await firstEvening()
    const due = (await cli.json<Due[]>('due', '--limit', '20')).filter(({ hasAddress }) => hasAddress)
    const ids = [due[2]!.id, due[0]!.id]
    const made = await cli.json<{ runId: string; files: { cards: string; envelopes: null; labels: string } }>(
      'cards', '--ids', ids.join(','), '--text', text, '--size', 'a6-folded', '--hand', 'caveat', '--design', 'rule', '--ink', 'black',
      '--envelope', 'none', '--sheet', 'L7160', '--start', '4', '--out', file('print'),
    )
    expect(made).toMatchObject({ items: 2, files: { envelopes: null } })
    expect(existsSync(file('print/envelopes.pdf'))).toBe(false)
    const [sheet] = await readPdf(readFileSync(made.files.labels))
    expect([Math.round(sheet!.widthPt), Math.round(sheet!.heightPt)]).toEqual([595, 842])
    expect(sheet!.text.indexOf(due[2]!.name)).toBeLessThan(sheet!.text.indexOf(due[0]!.name))

    const again = await cli.json<{ items: number; files: { cards: string; labels: null } }>('runs', 'reprint', made.runId, '--items', '2', '--out', file('again'))
    expect(again).toMatchObject({ items: 1, files: { labels: null } })
    expect((await readPdf(readFileSync(again.files.cards))).length).toBeGreaterThan(0)
    expect(await cli.error('runs', 'reprint', made.runId, '--items', '3', '--out', file('again'))).toMatchObject({ exit: 2 })
  })

  it('makes nothing when one card cannot be printed, and a second try is like a first', async () => {
    const { cli, file, text } = await firstEvening()
    writeFileSync(file('long.txt'), 'Thank you so much for everything. '.repeat(80))
    const failure = await cli.error('cards', '--due', '2', '--text', file('long.txt'), '--size', '4x6', '--out', file('print'))
    expect(failure).toMatchObject({ exit: 1, code: 'cards/not-printable' })
    const [first] = await cli.json<Due[]>('due', '--limit', '1')
    expect(failure.message).toContain(first!.name)
    expect(existsSync(file('print/cards.pdf'))).toBe(false)
    expect(await cli.json('runs', 'list')).toEqual([])
    expect(await cli.json('cards', '--due', '2', '--text', text, '--size', '4x6', '--out', file('print'))).toMatchObject({ items: 2, left: [] })
  })
})

describe('cards that are stopped half way', () => {
  it('by Ctrl-C leave no draft behind, so that a second try is like a first', async () => {
    const { cli, file, text } = await firstEvening()
    const args = ['cards', '--due', '60', '--text', text, '--size', '4x6', '--sheet', 'none', '--out', file('print')]
    const stop = new AbortController()
    let said = ''
    const err = (words: string) => {
      said += words
      if (/cards.*\d of \d/.test(words)) stop.abort()
    }
    expect(await runCli([...args, '--library', cli.library], { isWatched: true, out: () => undefined, err }, stop.signal)).toBe(1)
    expect(said).toContain('Stopped. The library is as it was before.')
    expect(await cli.json('runs', 'list')).toEqual([])
    const made = await cli.json<Made>(...args)
    expect(made.items).toBe(60)
    expect(made.left.filter(({ reason }) => reason.includes('draft'))).toEqual([])
  })

  it('by a file that cannot be written make no run, and the place is named', async () => {
    const { cli, file, text } = await firstEvening()
    const args = ['cards', '--due', '2', '--text', text, '--size', '4x6', '--out'] as const
    mkdirSync(file('print/labels.pdf'), { recursive: true })
    expect(await cli.error(...args, file('print'))).toMatchObject({ exit: 1, code: 'cli/unwritable', message: expect.stringContaining(file('print/labels.pdf')) })
    expect(existsSync(file('print/cards.pdf'))).toBe(false)
    expect(await cli.json('runs', 'list')).toEqual([])
    expect(await cli.json(...args, file('elsewhere'))).toMatchObject({ items: 2, left: [] })
  })
})

describe('labels', () => {
  it('writes a sheet for those found and names those left out', async () => {
    const { cli, file } = await firstEvening()
    const made = await cli.json<{ labels: number; sheets: number; left: unknown[]; file: string }>('labels', '--sheet', 'avery-5160', '--start', '29', '--out', file('labels.pdf'))
    expect(made.labels + made.left.length).toBe(200)
    expect(made.sheets).toBe(Math.ceil((28 + made.labels) / 30))
    expect(await readPdf(readFileSync(made.file))).toHaveLength(made.sheets)
    expect(await cli.error('labels', '--sheet', 'avery-5160', '--start', '31', '--out', file('labels.pdf'))).toMatchObject({ exit: 1, code: 'stationery/label-start' })
    expect(await cli.error('labels', '--sheet', 'avery-1', '--out', file('labels.pdf'))).toMatchObject({ exit: 2 })
  })
})

describe('settings', () => {
  it('keeps the return address and puts it on the envelopes', async () => {
    const { cli, file, text } = await firstEvening()
    await cli.json('settings', 'set', 'sender.name=Ada Fairweather', 'sender.line1=12 Lantern Street', 'sender.city=Portland', 'sender.region=OR', 'sender.postalCode=97214', 'sender.country=us', 'minYears=3')
    expect(await cli.json('settings')).toMatchObject({ minYears: 3, restMonths: 12, sender: { name: 'Ada Fairweather', address: { city: 'Portland', country: 'US' } } })
    const { files } = await cli.json<Made>('cards', '--due', '1', '--text', text, '--out', file('print'))
    expect((await readPdf(readFileSync(files.envelopes)))[0]!.text).toContain('12 Lantern Street')
    expect(await cli.error('settings', 'set', 'minYears=0')).toMatchObject({ exit: 2, message: expect.stringContaining('minYears') })
    expect(await cli.error('settings', 'set', 'colour=red')).toMatchObject({ exit: 2, message: expect.stringContaining('colour') })
  })
})

describe('demo', () => {
  it('does the whole evening and leaves only files', async () => {
    const folder = makeFolder()
    const { code, stdout } = await longhand('demo', '--out', folder, '--json')
    expect(code).toBe(0)
    const made = JSON.parse(stdout) as { imported: number; items: number; files: Record<string, string>; coverage: { before: Coverage; after: Coverage } }
    expect(made).toMatchObject({ imported: 200, items: 5 })
    expect(made.coverage.after.thankedEver).toBe(made.coverage.before.thankedEver + 5)
    for (const file of Object.values(made.files)) expect(statSync(file).size).toBeGreaterThan(1000)
    expect((await longhand('demo', '--out', folder)).stdout).toContain('The library was thrown away')
  })
})

describe('the sample', () => {
  let rows: string[][] = []
  beforeAll(async () => {
    const { sampleExport } = await import('../../src/core/imports/sample.rules.ts')
    expect(sampleExport('2026-11-22')).toBe(sampleExport('2026-11-22'))
    rows = sampleExport('2026-11-22').trimEnd().split('\r\n').map((row) => row.split(','))
  })

  it('is an export as Stripe writes it, with nobody twice and no real mailbox', () => {
    expect(rows[0]!.slice(0, 6)).toEqual(['id', 'Description', 'Email', 'Name', 'Created (UTC)', 'Delinquent'])
    const emails = rows.slice(1).map((row) => row[2]!)
    expect(emails).toHaveLength(200)
    expect(new Set(emails).size).toBe(200)
    expect(emails.filter((email) => !/@([a-z0-9-]+\.test|example\.(com|org))$/.test(email))).toEqual([])
  })

  it('spreads over nine years, and some come without address or name', () => {
    const days = rows.slice(1).map((row) => row[4]!.slice(0, 10)).toSorted()
    expect(days[0]! > '2017-11-22').toBe(true)
    expect(days[0]! < '2018-11-22').toBe(true)
    expect(days.at(-1)! <= '2026-11-22').toBe(true)
    expect(rows.filter((row) => row[3] === '').length).toBeGreaterThan(3)
    expect(rows.filter((row) => row[12] === '').length).toBeGreaterThan(15)
  })
})
