import { expect, test } from 'vitest'
import { fill, type Addressee } from '../../../src/core/cards/cards.rules.ts'
import { addPeople } from '../../support/people.ts'
import { makeLibrary } from '../../support/library.ts'

const ana: Addressee = {
  name: 'Ana López', firstName: '', company: 'Lark Ltd', email: '', sinceOn: '2019-03-04', plan: 'pro', city: 'Lugo', latestFact: 'prefers tea',
}
const nobody: Addressee = { name: '', firstName: '', company: '', email: 'jo@example.com', sinceOn: null, plan: '', city: '', latestFact: '' }

test.each([
  ['Dear {firstName},', 'Dear Ana,'],
  ['{years} years, since {since}', '7 years, since 2019'],
  ['{name} at {company} in {city} on {plan}: {fact}', 'Ana López at Lark Ltd in Lugo on pro: prefers tea'],
  ['{FirstName} {first_name} {first name}', 'Ana Ana Ana'],
  ['{company|your team}', 'Lark Ltd'],
  ['no braces } at { all', 'no braces } at { all'],
])('%s fills to %s', (text, filled) => {
  expect(fill(text, ana, '2026-11-22')).toEqual({ text: filled, problems: [] })
})

test('a fallback stands in for what we do not know', () => {
  expect(fill('Dear {firstName|there}, {years|some} years', nobody, '2026-11-22')).toEqual({ text: 'Dear there, some years', problems: [] })
  expect(fill('{company|}!', nobody, '2026-11-22').text).toBe('!')
})

test('without a fallback it is a problem that names the customer; unknown names are problems too', () => {
  const filled = fill('Dear {firstName}, {frist}', nobody, '2026-11-22')
  expect(filled.text).toBe('Dear {firstName}, {frist}')
  expect(filled.problems.map(({ code, about }) => [code, about])).toEqual([['missing-value', 'firstName'], ['unknown-placeholder', 'frist']])
  expect(filled.problems[0]?.message).toContain('jo@example.com')
})

test.each([
  ['Dear {firstName, thank you', '{firstName'],
  ['Dear {first name\nthank you', '{first name'],
  ['Dear {{firstName}}', '{{'],
  ['{company} and {years', '{years'],
])('%s would be printed brace and all, so it is a problem', (text, about) => {
  expect(fill(text, ana, '2026-11-22').problems).toMatchObject([{ code: 'unknown-placeholder', about, message: expect.stringContaining('one brace on each side') }])
})

test('in the first year {years} asks for other words', () => {
  expect(fill('{years|your first} year', { ...ana, sinceOn: '2026-06-01' }, '2026-11-22').text).toBe('your first year')
})

test('a draft is started once for each customer and keeps what was typed', async () => {
  const library = await makeLibrary()
  const ids = await addPeople(library.core, [{ name: 'Ana' }, { name: 'Bo' }])
  const first = await library.core.call('cards.draft', { customerIds: ids, text: 'Dear {firstName},' })
  await library.core.call('cards.save', { ids: [first.cards[0]!.id], text: 'Dear Ana, you...', look: { ink: 'black' } })
  const again = await library.core.call('cards.draft', { customerIds: [...ids].toReversed(), text: 'other' })
  expect(again.cards.map(({ customerName, text }) => [customerName, text])).toEqual([['Bo', 'Dear {firstName},'], ['Ana', 'Dear Ana, you...']])
  expect(again.cards[1]?.look.ink).toBe('black')
  const reopened = await library.reopen()
  expect((await reopened.call('cards.list', {})).cards.map(({ text }) => text)).toEqual(['Dear Ana, you...', 'Dear {firstName},'])
  expect((await reopened.call('moments.due', {})).moments[0]).toMatchObject({ hasDraft: true })
})

test('the preview fills the text, lays it out, and says when it is too long and by which words', async () => {
  const library = await makeLibrary()
  const [id] = await addPeople(library.core, [{ name: 'Ana López' }])
  const look = { size: '4x6', design: 'sprig', hand: 'caveat', ink: 'blue' } as const
  const short = await library.core.call('cards.preview', { customerId: id!, text: 'Dear {firstName},\n\nthank you.', look })
  expect(short).toMatchObject({ text: 'Dear Ana,\n\nthank you.', problems: [], fit: { isTooLong: false } })
  expect(short.pages.map(({ name }) => name)).toEqual(['front', 'back'])
  const long = await library.core.call('cards.preview', { customerId: id!, text: `${'many words '.repeat(200)}the end`, look })
  expect(long.fit.isTooLong).toBe(true)
  expect(long.fit.overflow).toMatch(/the end$/)
  expect(long.problems.map(({ code }) => code)).toEqual(['too-long'])
  const folded = await library.core.call('cards.preview', { customerId: id!, text: 'x', look: { ...look, size: '5x7-folded' } })
  expect(folded.pages.map(({ name }) => name)).toEqual(['front', 'inside', 'back'])
})

test('an empty text, a character no hand can write and a do-not-mail stop a card, each in its own words', async () => {
  const library = await makeLibrary()
  const [ana, bo] = await addPeople(library.core, [{ name: '山田' }, { name: 'Bo' }])
  const { cards } = await library.core.call('cards.draft', { customerIds: [ana!, bo!], text: 'Dear {firstName},' })
  expect(cards[0]?.problems).toMatchObject([{ code: 'uncovered-character', message: expect.stringMatching(/山.*田.*山田/) }])
  await library.core.call('customers.save', { id: bo!, fields: { isDoNotMail: true } })
  expect((await library.core.call('cards.list', {})).cards[1]?.problems).toMatchObject([{ code: 'do-not-mail', message: expect.stringContaining('Bo') }])
  const { cards: emptied } = await library.core.call('cards.save', { ids: [cards[0]!.id], text: '  ' })
  expect(emptied[0]?.problems).toMatchObject([{ code: 'empty' }])
})
