import { describe, expect, it } from 'vitest'
import { differenceOf } from '../../src/renderer/imports/difference.ts'
import { lettersOf } from '../../src/renderer/imports/words.ts'

/** A value with what is marked in brackets. */
const marked = (value: string, other: string): string =>
  differenceOf(value, other)
    .map(({ text, isDifferent }) => (isDifferent ? `[${text}]` : text))
    .join('')

describe('what differs between two values', () => {
  it.each([
    ['Jon Smith', 'John Smith', '[Jon] Smith'],
    ['ana ruiz', 'Ana Ruiz', 'ana ruiz'],
    ['Maximiliane von Hohenstein-Wittelsbach', 'Max Hohenstein', '[Maximiliane von] Hohenstein-[Wittelsbach]'],
    ['taro@yamada.example', 'yamada@old.example', '[taro@yamada.example]'],
    ['山田 太郎', '山田 太朗', '山田 [太郎]'],
    ['93047 Regensburg', 'Rosengarten 12\n93047 Regensburg', '93047 Regensburg'],
    ['only here', '', 'only here'],
    ['', 'only there', ''],
  ])('%s beside %s', (value, other, expected) => {
    expect(marked(value, other)).toBe(expected)
  })
})

describe('letters', () => {
  const column = (...samples: string[]) => [{ header: 'Name', samples, field: null }]
  it('are shown where they go beyond plain English, and right ones raise no doubt', () => {
    expect(lettersOf(column('Anna', 'Jörg Müller', '山田 太郎'))).toEqual({ samples: ['Jörg Müller', '山田 太郎'], lookWrong: false })
    for (const right of ['Ålesund', 'São Paulo', 'Ærøskøbing', 'Łódź', 'Kōbe', 'Saint-Étienne', 'ÄÖÜ', 'Ωμέγα']) expect(lettersOf(column(right)), right).toMatchObject({ lookWrong: false })
  })
  it('look wrong where they were read as another encoding', () => {
    for (const wrong of ['JÃ¶rg', 'M\uFFFDller', 'donâ€™t', 'Ìàðèÿ']) expect(lettersOf(column(wrong)), wrong).toMatchObject({ lookWrong: true })
  })
})
