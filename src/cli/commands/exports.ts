import { exportFormats } from '../../contract/exports.ts'
import type { Command } from '../command.ts'
import { copyOut, isThere } from '../files.ts'
import { counted } from '../terminal.ts'
import { filterOptions, idsOption, readChosen } from './filter.ts'

export const exportsCommands: readonly Command[] = [
  {
    name: 'export',
    args: [],
    summary: 'write customers into a CSV or vCard file, all of them or some',
    details:
      'CSV opens in every spreadsheet, vCard in phones and mail programs; "longhand import" takes back in what both hold. A cell\n' +
      'that a spreadsheet would take for a formula gets an apostrophe before it, which an import takes off again. Those who want\n' +
      'no mail are in it, and marked. JSON: {"file", "format", "customers", "sizeBytes"}',
    options: {
      format: { value: 'FORMAT', help: `${exportFormats.join(' or ')} (as FILE ends; csv where that does not tell)` },
      out: { value: 'FILE', help: 'the file to write; readable by you only' },
      ...filterOptions,
      ...idsOption,
    },
    async run(call) {
      const { options } = call
      const out = options.requiredText('out')
      const format = options.choice('format', exportFormats) ?? (/\.(vcf|vcard)$/i.test(out) ? 'vcard' : 'csv')
      const chosen = readChosen(options)
      const session = await call.open()
      const { documentId, customers, sizeBytes } = await session.call('exports.make', { format, ...chosen })
      const isReplacing = await isThere(out)
      const file = await copyOut((await session.documentFile(documentId)).path, out, { isPrivate: true })
      return {
        json: { file, format, customers, sizeBytes },
        text: `${counted(customers, 'customer')} in ${file}${isReplacing ? ', in place of what was there' : ''}`,
      }
    },
  },
]
