import { expect, test } from 'vitest'
import { cardSizeIds, envelopeIds, labelSheetIds } from '../../src/contract/stationery.ts'
import { pick } from '../../src/cli/options.ts'
import { longhand } from './longhand.ts'

test.each([
  ['avery-5160', labelSheetIds, 'avery-5160'],
  ['Avery 5160', labelSheetIds, 'avery-5160'],
  ['5163', labelSheetIds, 'avery-5163'],
  ['l7160', labelSheetIds, 'avery-l7160'],
  ['7160', labelSheetIds, 'avery-l7160'],
  ['#10', envelopeIds, 'no10'],
  ['A7', envelopeIds, 'a7'],
  ['5x7', cardSizeIds, '5x7-folded'],
  ['A6', cardSizeIds, 'a6'],
])('"%s" is understood', (value, choices: readonly string[], meant) => {
  expect(pick(value, choices)).toBe(meant)
})

test.each([
  ['avery', labelSheetIds],
  ['516', labelSheetIds],
  ['folded', cardSizeIds],
  ['', labelSheetIds],
  ['#', envelopeIds],
])('"%s" is not guessed at', (value, choices: readonly string[]) => {
  expect(pick(value, choices)).toBeUndefined()
})

test('longhand --help lists the commands, as longhand help does', async () => {
  const { code, stdout } = await longhand('--help')
  expect(code).toBe(0)
  expect(stdout).toBe((await longhand('help')).stdout)
  expect(stdout).toContain('longhand COMMAND')
})
