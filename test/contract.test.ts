import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contractDoc, schemaOf } from '../scripts/contract-doc.ts'
import { changeNouns } from '../src/contract/changes.ts'
import { contract } from '../src/contract/contract.ts'
import { errorCodes } from '../src/contract/errors.ts'

const procedures = Object.entries(contract)

describe.each(procedures)('%s', (name, { input, output, fails }) => {
  it('takes one strict object and answers in JSON', () => {
    const taken = schemaOf(input, 'input')
    expect(taken.type).toBe('object')
    expect(taken.additionalProperties).toBe(false)
    expect(schemaOf(output, 'output').type).toBe('object')
  })

  it('is called noun.verb, by a noun that everybody knows', () => {
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/)
    expect(changeNouns).toContain(name.split('.')[0])
  })

  it('fails only in ways that exist', () => {
    expect(fails.filter((code) => !errorCodes.includes(code))).toEqual([])
  })

  it('names lengths, instants and money by their unit', () => {
    const numbers = [...numberNames(schemaOf(input, 'input')), ...numberNames(schemaOf(output, 'output'))]
    expect(numbers.filter((field) => /(width|height|left|top|radius|pitch[XY]?|price|amount|spend)$/i.test(field))).toEqual([])
  })
})

describe('the table', () => {
  it('refuses what a procedure does not take', () => {
    for (const [name, { input }] of procedures) {
      expect(input.safeParse({ surprise: 1 }).success, name).toBe(false)
    }
  })

  it('is written down in docs/contract.md (if not: node scripts/contract-doc.ts)', () => {
    const written = readFileSync(path.join(import.meta.dirname, '..', 'docs', 'contract.md'), 'utf8')
    expect(written).toBe(contractDoc())
  })
})

/** Names of all properties that hold a number, at any depth. */
function numberNames(schema: unknown, name = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((part) => numberNames(part, name))
  if (typeof schema !== 'object' || schema === null) return []
  const { type, properties, ...rest } = schema as { type?: string; properties?: Record<string, unknown> }
  const own = type === 'number' || type === 'integer' ? [name] : []
  const inner = Object.entries(properties ?? {}).flatMap(([key, value]) => numberNames(value, key))
  return [...own, ...inner, ...Object.values(rest).flatMap((part) => numberNames(part, name))]
}
