import type { Command } from '../command.ts'
import { copyOut, isThere, readableFile } from '../files.ts'
import { count, counted, table } from '../terminal.ts'

export const libraryCommands: readonly Command[] = [
  {
    name: 'status',
    args: [],
    summary: 'say where the library is, how it is, and which backups there are',
    options: {},
    async run(call) {
      const status = await (await call.open()).call('library.status', {})
      const backups = status.backups.map(({ name, sizeBytes, reason }) => [`  ${name}`, size(sizeBytes), reason])
      return {
        json: status,
        text: [
          `${status.path}: ${status.state}, ${counted(status.customers, 'customer')}, ${size(status.sizeBytes)}`,
          backups.length > 0 ? `Backups, in ${status.path}.backups:\n${table(backups)}` : 'There is no backup yet. Make one with: longhand backup FILE',
        ].join('\n'),
      }
    },
  },
  {
    name: 'backup',
    args: ['FILE'],
    summary: 'write a checked copy of the library',
    details: 'Another copy stays in the folder of backups beside the library. JSON: {"file", "sizeBytes", "name"}',
    options: {},
    async run(call) {
      const session = await call.open()
      const { documentId, name, sizeBytes } = await session.call('library.backup', {})
      const isReplacing = await isThere(call.args[0]!)
      const file = await copyOut((await session.documentFile(documentId)).path, call.args[0]!, { isPrivate: true })
      return { json: { file, sizeBytes, name }, text: `${size(sizeBytes)} in ${file}${isReplacing ? ', in place of what was there' : ''}` }
    },
  },
  {
    name: 'restore',
    args: ['FILE'],
    summary: 'put a backup in the library’s place',
    details:
      'The backup is checked first, and the library as it was is kept as a backup. Whoever was\n' +
      'erased since the backup was made is erased from it again. JSON: {"customers", "kept", "erased", "isErasedKnown"}',
    options: {},
    async run(call) {
      const file = await readableFile(call.args[0]!)
      const session = await call.open()
      const { customers, kept, erased, isErasedKnown } = await session.call('library.restore', { ticket: session.ticketFor(file) })
      return {
        json: { customers, kept, erased, isErasedKnown },
        text: [
          `Restored: ${counted(customers, 'customer')}.`,
          kept === null ? '' : `The library as it was is kept as ${kept}.`,
          erased === 0 ? '' : `${counted(erased, 'person', 'people')} who had been erased since the backup was made ${erased === 1 ? 'was' : 'were'} erased again.`,
          isErasedKnown ? '' : 'The damaged library could not say who had been erased: such people may be back.',
        ].filter(Boolean).join(' '),
      }
    },
  },
]

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${count(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
