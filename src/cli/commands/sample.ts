import { localDay } from '../../core/node-environment.ts'
import { sampleExport } from '../../core/imports/sample.rules.ts'
import type { Command } from '../command.ts'
import { writeText } from '../files.ts'

export const sampleCommands: readonly Command[] = [
  {
    name: 'sample',
    args: [],
    summary: 'write a customer export of 200 invented customers, to try things with',
    details: 'JSON: {"file", "customers"}',
    options: { out: { value: 'FILE', help: 'the CSV file to write' } },
    async run({ options }) {
      const out = options.requiredText('out')
      const text = sampleExport(localDay(new Date()))
      const customers = text.trimEnd().split('\r\n').length - 1
      const file = await writeText(out, text)
      return { json: { file, customers }, text: `${customers} invented customers in ${file}` }
    },
  },
]
