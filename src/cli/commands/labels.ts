import path from 'node:path'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { copyOut } from '../files.ts'
import { readId } from '../ids.ts'
import { counted } from '../terminal.ts'
import { readSheet, sheetHelp } from './stationery.ts'

export const labelsCommands: readonly Command[] = [
  {
    name: 'labels',
    args: [],
    summary: 'print address labels, for all customers or for some',
    details: 'JSON: {"labels", "sheets", "left": [{"id", "name", "reason"}], "sharing", "file", "more": []}; a household has one label',
    options: {
      sheet: { value: 'NAME', help: sheetHelp },
      start: { value: 'N', help: 'the first free label of the first sheet, along the rows (1)' },
      search: { value: 'TEXT', help: 'only customers found by these words' },
      ids: { value: 'A,B,C', help: 'only these customers, in this order' },
      out: { value: 'FILE', help: 'the PDF to write' },
    },
    async run(call) {
      const { options } = call
      const sheet = readSheet(options)
      if (!sheet) throw usage(`--sheet is missing. There are: ${sheetHelp}.`)
      const start = options.number('start', 1, 1000) ?? 1
      const ids = options.list('ids')?.map((id) => readId(id, 'customers/not-found')) ?? null
      const search = options.text('search')
      if (ids !== null && search !== null) throw usage('Give either --ids or --search.')
      const out = options.requiredText('out')
      const session = await call.open()
      const { documents, labels, sheets, left, sharing } = await session.call('customers.labels', {
        ids,
        filter: { search: search ?? '' },
        sheet,
        start,
      })
      const files: string[] = []
      for (const [index, { documentId }] of documents.entries()) {
        files.push(await copyOut((await session.documentFile(documentId)).path, partOf(out, index)))
      }
      const lines = [`${counted(labels, 'label')} on ${counted(sheets, 'sheet')}: ${files.join(', ')}`]
      if (sharing > 0) lines.push(`${counted(sharing, 'more customer')} on the label of somebody at the same address.`)
      if (left.length > 0) lines.push(`${counted(left.length, 'customer')} left out, e.g. ${left[0]!.name}: ${left[0]!.reason}`)
      return { json: { labels, sheets, left, sharing, file: files[0], more: files.slice(1) }, text: lines.join('\n') }
    },
  },
]

/** labels.pdf, labels-2.pdf and so on. */
function partOf(file: string, index: number): string {
  if (index === 0) return file
  const { dir, name, ext } = path.parse(file)
  return path.join(dir, `${name}-${index + 1}${ext}`)
}
