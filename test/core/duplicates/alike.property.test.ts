import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blockKeys } from '../../../src/core/duplicates/blocks.rules.ts'
import { createCandidates } from '../../../src/core/duplicates/candidates.rules.ts'
import { createFingerprints } from '../../../src/core/duplicates/fingerprints.rules.ts'
import { isMaybe, likeness, profileOf } from '../../../src/core/duplicates/likeness.rules.ts'

const given = ['Ana', 'Anna', 'Ann', 'Bob', 'Robert', 'Rob', 'Stefan', 'Stephan', 'Michael', 'Micheal', 'A.', 'Élodie', 'Jörg', 'Joerg', 'Liz', 'Elizabeth']
const family = ['Lopez', 'López', 'Lopes', 'Müller', 'Mueller', 'Miller', 'Smith', 'Smyth', 'Hohenstein', 'Hohenstien', 'de la Cruz', 'L.', 'Lopez Garcia']
const name = fc.oneof(
  fc.tuple(fc.constantFrom(...given), fc.constantFrom(...family)).map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom(...family), fc.constantFrom(...given)).map((parts) => parts.join(', ')),
  fc.tuple(fc.constantFrom(...family), fc.constantFrom(...given)).map((parts) => parts.join(' ')),
  fc.constantFrom('', 'Ana', 'Lopez', 'Ana María Lopez', '田中太郎'),
)
const email = fc.constantFrom('', 'ana.lopez@gmail.com', 'analopez@gmial.com', 'ana.lpoez@lark.example', 'ana.lopez@lark.example', 'ana.lopez+x@lark.example', 'bob@smith.example', 'info@lark.example', 'bob1@smith.example')
const address = fc.record({
  line1: fc.constantFrom('', '12 Oak Street', '12 Oak St', 'Lindenstraße 5', 'Lindenstr. 5'),
  line2: fc.constantFrom('', 'Apt 4'),
  city: fc.constantFrom('', 'Austin', 'Berlin'),
  region: fc.constant(''),
  postalCode: fc.constantFrom('', '78701', '10969'),
  country: fc.constantFrom('', 'US', 'DE'),
})
const person = fc.record({ name, email, address, company: fc.constantFrom('', 'Lark', 'Lark Inc.', 'Wren & Sons', 'Wren and Sons Ltd'), phone: fc.constantFrom('', '512 555 0134', '+1 (512) 555-0134', '030 1234567') })

it('likeness is one thing whoever comes first, and nobody is less than wholly like themselves', () => {
  fc.assert(
    fc.property(person, person, (a, b) => {
      expect(likeness(b, a)).toEqual(likeness(a, b))
      expect(likeness(a, b).score).toBeLessThanOrEqual(100)
      if (a.email !== '') expect(isMaybe(likeness(a, a))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

it('whoever may be one is never ruled out by the fingerprints, and nearly always shares a key', () => {
  let alike = 0
  let apart = 0
  fc.assert(
    fc.property(person, person, (a, b) => {
      if (!isMaybe(likeness(a, b))) return
      alike += 1
      const prints = createFingerprints(2)
      prints.set(0, profileOf(a))
      prints.set(1, profileOf(b))
      expect(prints.mayBeOne(0, 1)).toBe(true)
      const keys = new Set(blockKeys(a))
      if (!blockKeys(b).some((key) => keys.has(key))) apart += 1
    }),
    { numRuns: 20_000, seed: 7 },
  )
  expect(alike).toBeGreaterThan(1000)
  expect(apart / alike).toBeLessThan(0.02)
})

it('candidates are exactly the pairs that share a key, each once in a batch', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e', 'f']), { maxLength: 40 }), fc.array(fc.nat(39)), (keys, touched) => {
      const candidates = createCandidates(keys.length)
      keys.forEach((own, at) => candidates.add(at, own))
      const isTouched = touched.length > 0 ? (at: number) => touched.includes(at) : null
      const found: string[] = []
      for (const batch of candidates.batches(isTouched)) {
        for (let index = 0; index < batch.length; index++) found.push(`${batch.first(index)} ${batch.second(index)}`)
      }
      const expected = keys.flatMap((own, a) =>
        keys.flatMap((others, b) => (a < b && own.some((key) => others.includes(key)) && (!isTouched || isTouched(a) || isTouched(b)) ? [`${a} ${b}`] : [])),
      )
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
  )
})
