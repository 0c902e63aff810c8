import { describe, expect, test } from 'vitest'
import { dateOrderOf, hasSerialDays, readDay } from '../../../src/core/imports/dates.rules.ts'

const march4 = '2019-03-04'

describe('the fourth of March 2019', () => {
  test.each([
    '2019-03-04', '2019-03-04 10:22', '2019-03-04 10:22:33 UTC', '2019-03-04T10:22:33Z', '2019-03-04T10:22:33.123+01:00', '2019-03-04 10:22:33 -0500', '2019/03/04', '2019.3.4',
    '20190304', '20190304T102233Z', '1551694980', '1551694980000',
    '04.03.2019', '4.3.19', '04.03.2019 10:22', '04.03.2019, 10:22 Uhr',
    '4 Mar 2019', '04-Mar-19', '04-Mar-2019', '4th March 2019', 'Mar 4, 2019 10:22 AM', 'Mar. 4, 2019', 'March 4th, 2019', 'March 4, 2019 at 10:22 AM', 'Mon, 4 Mar 2019 10:22:33 +0000', 'Mon Mar 04 2019 10:22:33 GMT+0100 (CET)', 'Monday, March 4, 2019', '4 of March 2019',
    '4. März 2019', '4. Mär. 2019', '04. Mrz 2019', '4. Maerz 2019', 'Montag, 4. März 2019 10:22',
    '4 mars 2019', '4 mars 2019 à 10:22', 'lun. 4 mars 2019', 'lundi 4 mars 2019',
    '4 de marzo de 2019', '4 mar 2019', '4 marzo 2019', 'lunes, 4 de marzo de 2019', '4 mar. 2019', '4 marzo 2019, 10:22',
    '4 maart 2019', '4 mrt. 2019', 'maandag 4 maart 2019', '4 de março de 2019', 'segunda-feira, 4 de março de 2019', '4/mar/2019', '2019年3月4日', ' 2019-03-04 ',
  ])('%s', (text) => expect(readDay(text, 'month-first')).toBe(march4))

  test('by the order of the file', () => {
    expect(['3/4/2019', '03/04/19', '03-04-2019', '3/4/2019 10:22 AM'].map((text) => readDay(text, 'month-first'))).toEqual([march4, march4, march4, march4])
    expect(['4/3/2019', '04/03/19', '04-03-2019', '4/3/2019, 10:22'].map((text) => readDay(text, 'day-first'))).toEqual([march4, march4, march4, march4])
  })

  test('as Excel counts, only in a column of such days', () => {
    expect(['43528', '43528.43', '43528,43'].map((text) => readDay(text, 'month-first', true))).toEqual([march4, march4, march4])
    expect(['43528', '43528.43'].map((text) => readDay(text, 'month-first'))).toEqual([null, null])
  })
})

test.each([
  ['1er mars 2019', '2019-03-01'], ['1º de maio de 2019', '2019-05-01'], ['15 déc. 2020', '2020-12-15'], ['15 août 2020', '2020-08-15'], ['15 gennaio 2020', '2020-01-15'], ['3 okt. 2018', '2018-10-03'],
  ['31. Dezember 2018', '2018-12-31'], ['5 juin 2018', '2018-06-05'], ['5 juil. 2018', '2018-07-05'], ['9 ago 2018', '2018-08-09'], ['9 set 2018', '2018-09-09'], ['9 ott 2018', '2018-10-09'],
  ['29 Feb 2020', '2020-02-29'], ['Sept 5, 2019', '2019-09-05'], ['mar. 4 juin 2019', '2019-06-04'],
])('%s is %s', (text, day) => expect(readDay(text, 'month-first')).toBe(day))

test.each([
  '', 'yesterday', '2019', '03/2019', 'March 2019', '2019-13-01', '2019-02-29', '31/31/2019', '30 Feb 2019', '1969-12-31', '01.01.1900', '4 Foo 2019', '4 Marvin 2019', '12345', '123456789', '99999999', '20191301', '00000000',
  '2019-03', 'Mar 4', '4 2019 Mar', '1e10', '-5', '0000-00-00', 'constructor', '４/３', 'x'.repeat(120), '1 '.repeat(60), '. '.repeat(60),
])('"%s" is no day', (text) => {
  expect(readDay(text, 'month-first')).toBeNull()
  expect(readDay(text, 'day-first')).toBeNull()
})

test('a column holds days as Excel counts them when most of its cells do', () => {
  expect(hasSerialDays(['43528', '', '43600.5', '43700'])).toBe(true)
  expect(hasSerialDays(['43528', '2019-03-04', '2019-03-05'])).toBe(false)
  expect(hasSerialDays(['43528'])).toBe(false)
  expect(hasSerialDays(['62701', '90210'])).toBe(false)
  expect(hasSerialDays([])).toBe(false)
})

test.each([
  ['ambiguous', ['03/04/2020', '']],
  ['day-first', ['03/04/2020', '25/04/2020']],
  ['month-first', ['03/04/2020', '04/25/2020']],
  ['not-needed', ['2020-03-04', '04.03.2020', 'Mar 4, 2020', '43528']],
  ['ambiguous', ['31/31/2020']],
])('%s', (order, cells) => expect(dateOrderOf(cells)).toBe(order))
