/**
 * Writes the library that a released version leaves behind, for `test/core/library/migrate.test.ts`:
 * `node scripts/make-library-fixture.ts test/fixtures/libraries/0001-spine.longhand`. Run once for each released schema,
 * on the day it is released; a fixture is never made again.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '../src/core/create-core.ts'
import { createNodeEnvironment } from '../src/core/node-environment.ts'

const [target] = process.argv.slice(2)
if (!target) throw new Error('usage: node scripts/make-library-fixture.ts FILE')

const folder = mkdtempSync(join(tmpdir(), 'longhand-fixture-'))
const environment = createNodeEnvironment({ libraryPath: join(folder, 'library.longhand'), resourcesPath: join(import.meta.dirname, '../resources') })
const core = await createCore(environment)
const customerIds: string[] = []
for (const [name, city] of [['Łukasz Wójcik', 'Łódź'], ['Ana López', 'Lugo'], ['Jo Park', 'Leeds']] as const) {
  const address = { line1: '1 Long Street', line2: '', city, region: '', postalCode: '12345', country: 'GB' }
  customerIds.push((await core.call('customers.add', { name, sinceOn: '2019-03-04', address })).id)
}
await core.call('customers.addFact', { id: customerIds[0]!, text: 'prefers tea' })
await core.call('moments.skip', { customerId: customerIds[2]!, reason: 'on leave', untilOn: null })
await core.call('settings.save', { changes: { minYears: 3 } })
const { cards } = await core.call('cards.draft', { customerIds, text: 'Dear {firstName}, thank you.' })
const { runId } = await core.call('runs.create', { cardIds: cards.slice(0, 2).map(({ id }) => id), envelope: 'c6', labelSheet: 'avery-l7160' })
const { stack } = await core.call('runs.get', { id: runId })
await core.call('runs.mark', { id: runId, itemIds: [stack[0]!.id], state: 'mailed' })
const { documentId } = await core.call('library.backup', {})
copyFileSync((await core.documentFile(documentId)).path, target)
await core.close()
environment.close()
rmSync(folder, { recursive: true, force: true })
