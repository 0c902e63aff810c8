import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { contract } from '../src/contract/contract.ts'

/** Part of JSON Schema, as far as the contract uses it. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema | false
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly format?: string
  readonly default?: unknown
}

const intro = `# The contract

Everything that may be said to the core, made from \`src/contract\` by \`node scripts/contract-doc.ts\`; a test fails while this
file is older than the code. A **query** reads and may be repeated; a **command** may change things and is never repeated by
itself. Besides the errors listed, any procedure may fail with \`bug\`, \`input/invalid\`, \`library/*\` and \`core/*\`.

\`id\` is a UUID, \`day\` is YYYY-MM-DD, names in \`...At\` are epoch milliseconds, in \`...Cents\` cents, in \`...Pt\` points and in \`...Mm\`
millimetres. A question mark says that an input may be left out, and what it is then.
`

/** The contract in words: `docs/contract.md`. Throws on anything that is not JSON. */
export function contractDoc(): string {
  const nouns = new Map<string, string[]>()
  for (const [name, { kind, input, output, fails }] of Object.entries(contract)) {
    const noun = name.split('.')[0]!
    const section = [
      `### ${name}`,
      `${kind}${fails.length > 0 ? `; fails with ${fails.map((code) => `\`${code}\``).join(', ')}` : ''}`,
      `\`\`\`ts\ninput  ${write(schemaOf(input, 'input'))}\noutput ${write(schemaOf(output, 'output'))}\n\`\`\``,
    ].join('\n\n')
    nouns.set(noun, [...(nouns.get(noun) ?? []), section])
  }
  return [intro, ...[...nouns].map(([noun, sections]) => `## ${noun}\n\n${sections.join('\n\n')}\n`)].join('\n')
}

export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  return z.toJSONSchema(schema, { io, unrepresentable: 'throw' }) as Schema
}

function write(schema: Schema, indent = ''): string {
  const inner = `${indent}  `
  if (schema.const !== undefined) return quote(schema.const)
  if (schema.enum) return schema.enum.map(quote).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either) return either.map((option) => write(option, indent)).join(' | ')
  if (schema.prefixItems) return `[${schema.prefixItems.map((item) => write(item, indent)).join(', ')}]`
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  if (schema.type === 'array') return schema.items ? list(schema.items, indent) : '[]'
  if (schema.type !== 'object') return { uuid: 'id', date: 'day' }[schema.format ?? ''] ?? String(schema.type)
  const entries = Object.entries(schema.properties ?? {})
  if (entries.length === 0) return typeof schema.additionalProperties === 'object' ? `Record<string, ${write(schema.additionalProperties, indent)}>` : '{}'
  const lines = entries.map(([key, value]) => {
    const isOptional = !schema.required?.includes(key)
    const otherwise = isOptional && value.default !== undefined ? ` = ${JSON.stringify(value.default)}` : ''
    return `${inner}${key}${isOptional ? '?' : ''}: ${write(value, inner)}${otherwise}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

function list(items: Schema, indent: string): string {
  const isChoice = items.enum ?? items.anyOf ?? items.oneOf ?? Array.isArray(items.type)
  return isChoice ? `(${write(items, indent)})[]` : `${write(items, indent)}[]`
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value)
}

if (import.meta.main) writeFileSync(path.join(import.meta.dirname, '..', 'docs', 'contract.md'), contractDoc())
