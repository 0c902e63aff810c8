import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeFields } from '../../../src/contract/duplicates.ts'
import type { Core } from '../../../src/core/create-core.ts'
import { newId } from '../../../src/core/storage/ids.ts'
import { makeLibrary } from '../../support/library.ts'
import { home, sender } from '../../support/people.ts'
import { contentOf } from '../../support/raw-library.ts'

const austin = { line1: '12 Oak Street', line2: '', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' }
const nowhere = { line1: '', line2: '', city: '', region: '', postalCode: '', country: '' }
const fields = fc.record({
  name: fc.constantFrom('Ana Lopez', 'Ana López', 'Ben Kim', 'A. Lopez'),
  firstName: fc.constantFrom('', 'Ana', 'Anita'),
  company: fc.constantFrom('', 'Lark'),
  email: fc.constantFrom('', 'ana@lark.example', 'ana.lopez@gmail.com'),
  phone: fc.constantFrom('', '512 555 0134'),
  sinceOn: fc.constantFrom(null, '2016-02-03', '2019-05-01'),
  address: fc.constantFrom(nowhere, home, austin),
})
const person = fc.record({
  fields,
  facts: fc.subarray(['likes tea', 'sails', 'has a dog']),
  gestures: fc.nat(2),
  /** A card printed before, one being written, or both. */
  hasMailed: fc.boolean(),
  hasDraft: fc.boolean(),
  isSkipped: fc.boolean(),
  /** One of two households, each with somebody else in it already. */
  household: fc.constantFrom(null, 'first', 'second'),
  hasFormerAddress: fc.boolean(),
  alias: fc.constantFrom(null, 'id:cus_1', 'id:cus_2'),
  toThird: fc.constantFrom(null, 'open', 'different'),
  isShared: fc.boolean(),
  hasExternalId: fc.boolean(),
  isDoNotMail: fc.boolean(),
})
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never

async function add(core: Core, somebody: Person): Promise<string> {
  const { id } = await core.call('customers.add', somebody.fields)
  for (const text of somebody.facts) await core.call('customers.addFact', { id, text })
  for (let count = 0; count < somebody.gestures; count++) await core.call('gestures.add', { customerId: id, kind: 'call', doneOn: `2026-0${count + 1}-01`, text: 'Called.' })
  if (somebody.isSkipped) await core.call('moments.skip', { customerId: id, reason: 'Met', untilOn: null })
  return id
}

/** What no procedure makes by itself: former addresses, aliases, pairs and shares of another's card. */
function addByHand(path: string, people: readonly [string, Person][], thirdId: string, itemId: string | undefined): void {
  const db = new SQLite(path)
  for (const [id, { hasFormerAddress, alias, toThird, isShared, hasExternalId, isDoNotMail }] of people) {
    if (isDoNotMail) db.prepare('UPDATE customers SET is_do_not_mail = 1 WHERE id = ?').run(id)
    if (hasExternalId) db.prepare('UPDATE customers SET external_id = ? WHERE id = ?').run(`cus_${id}`, id)
    if (hasFormerAddress) db.prepare("INSERT INTO former_addresses VALUES (?, ?, '1 Elm', '', 'Bath', '', 'BA1', 'GB', 'entered', NULL, NULL, 'entered', NULL, '2020-01-01', NULL)").run(newId(1), id)
    if (alias) db.prepare('INSERT INTO customer_aliases VALUES (?, ?, NULL, NULL)').run(alias, id)
    if (toThird) db.prepare("INSERT INTO duplicates VALUES (?, ?, ?, 70, '[]', 1)").run(...[id, thirdId].toSorted(), toThird)
    if (isShared && itemId) {
      db.prepare('INSERT OR IGNORE INTO run_item_people VALUES (?, ?)').run(itemId, id)
      db.prepare("INSERT OR IGNORE INTO gestures VALUES (?, ?, 'card', '2026-11-22', 'Thank you.', ?, 1)").run(newId(1), id, itemId)
    }
  }
  db.close()
}

it('a merge that is taken back leaves the library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(person, person, fc.subarray([...mergeFields]), fc.boolean(), fc.boolean(), async (one, other, take, isLookedAt, areAlone) => {
      const library = await makeLibrary()
      const { core } = library
      await core.call('settings.save', { changes: { sender } })
      const thirdId = await add(core, { ...one, isSkipped: false })
      const fourthId = await add(core, { ...other, isSkipped: false })
      const ids = [await add(core, one), await add(core, other)] as const
      const people = [[ids[0], one], [ids[1], other]] as [string, Person][]
      for (const [name, somebodyElse] of [['first', thirdId], ['second', fourthId]] as const) {
        const members = people.flatMap(([id, { household }]) => (household === name ? [id] : []))
        const customerIds = members.length > 1 && areAlone ? members : [somebodyElse, ...members]
        if (customerIds.length > 1) await core.call('households.make', { customerIds })
      }
      const toPrint = people.flatMap(([id, { hasMailed }]) => (hasMailed ? [id] : []))
      let itemId: string | undefined
      if (toPrint.length > 0) {
        const { cards } = await core.call('cards.draft', { customerIds: toPrint, text: 'Thank you.' })
        const { runId } = await core.call('runs.create', { cardIds: cards.map((card) => card.id), envelope: null, labelSheet: null })
        await core.call('runs.mark', { id: runId, state: 'mailed' })
        itemId = (await core.call('runs.get', { id: runId })).stack[0]!.id
      }
      const toWrite = people.flatMap(([id, { hasDraft }]) => (hasDraft ? [id] : []))
      if (toWrite.length > 0) await core.call('cards.draft', { customerIds: toWrite, text: 'Still writing.' })
      addByHand(library.path, people, thirdId, itemId)
      if (isLookedAt) await core.call('duplicates.look', {})
      const before = contentOf(library.path, ['merges'])
      const search = await core.call('customers.list', { filter: { search: 'ana' } })

      const { mergeId } = await core.call('duplicates.merge', { keepId: ids[0], otherId: ids[1], take })
      expect(contentOf(library.path, ['merges'])).not.toEqual(before)
      await core.call('duplicates.unmerge', { mergeId })
      expect(contentOf(library.path, ['merges'])).toEqual(before)
      expect(await core.call('customers.list', { filter: { search: 'ana' } })).toEqual(search)
      await core.close()
    }),
    { numRuns: 50 },
  )
}, 120_000)
