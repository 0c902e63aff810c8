import { expect, test } from 'vitest'
import { cardSizeIds, designIds, envelopeIds, handIds, inkIds, labelSheetIds, stationeryProcedures } from '../../../src/contract/stationery.ts'
import * as stationery from '../../../src/core/stationery/stationery.rules.ts'

const { hands, inks, designs, cardSizes, envelopes, labelSheets } = stationery

test('there is one entry for each choice of the contract, in its order, and the contract accepts them', () => {
  const ids = (table: readonly { id: string }[]) => table.map(({ id }) => id)
  expect([hands, inks, designs, cardSizes, envelopes, labelSheets].map(ids)).toEqual([handIds, inkIds, designIds, cardSizeIds, envelopeIds, labelSheetIds])
  expect(() => stationeryProcedures['stationery.list'].output.parse({ hands, inks, designs, cardSizes, envelopes, labelSheets })).not.toThrow()
})

test('sizes in points are those of the paper in millimetres or inches', () => {
  const mm = (value: number): number => Math.round((value / 25.4) * 7200) / 100
  const inch = (value: number): number => value * 72
  expect(cardSizes.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual([
    [inch(4), inch(6)],
    [mm(105), mm(148)],
    [inch(5), inch(7)],
    [mm(105), mm(148)],
  ])
  expect(envelopes.map(({ widthPt, heightPt }) => [widthPt, heightPt])).toEqual([
    [inch(9.5), inch(4.125)],
    [inch(7.25), inch(5.25)],
    [inch(6.5), inch(4.75)],
    [mm(162), mm(114)],
    [mm(220), mm(110)],
  ])
})

test('an id nobody knows is an error, not an empty sheet', () => {
  expect(() => stationery.cardSizeOf('a5' as never)).toThrow(RangeError)
  expect(() => stationery.envelopeOf('c4' as never)).toThrow(RangeError)
  expect(() => stationery.labelSheetOf('none' as never)).toThrow(RangeError)
})
