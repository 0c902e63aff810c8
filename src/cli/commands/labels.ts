import path from 'node:path'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { copyOut } from '../files.ts'
import { counted } from '../terminal.ts'
import { filterOptions, idsOption, readChosen } from './filter.ts'
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
      ...filterOptions,
      ...idsOption,
      out: { value: 'FILE', help: 'the PDF to write' },
    },
    async run(call) {
      const { options } = call
      const sheet = readSheet(options)
      if (!sheet) throw usage(`--sheet is missing. There are: ${sheetHelp}.`)
      const start = options.number('start', 1, 1000) ?? 1
      const chosen = readChosen(options)
      const out = options.requiredText('out')
      const session = await call.open()
      const { documents, labels, sheets, left, sharing } = await session.call('customers.labels', {
        ...chosen,
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
