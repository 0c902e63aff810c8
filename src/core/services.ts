import { createAddressesService } from './addresses/addresses.service.ts'
import { createFormerAddressesRepository } from './addresses/former-addresses.repository.ts'
import { createCardsRepository } from './cards/cards.repository.ts'
import { createCardsService } from './cards/cards.service.ts'
import type { CoreContext } from './context.ts'
import { createAliasesRepository } from './customers/aliases.repository.ts'
import { createCustomersRepository } from './customers/customers.repository.ts'
import { createCustomersService } from './customers/customers.service.ts'
import { createErasureRepository } from './customers/erasure.repository.ts'
import { createErasureService } from './customers/erasure.service.ts'
import { createTombstonesRepository } from './customers/tombstones.repository.ts'
import { createDuplicatesRepository } from './duplicates/duplicates.repository.ts'
import { createDuplicatesService } from './duplicates/duplicates.service.ts'
import { createMergesRepository } from './duplicates/merges.repository.ts'
import { createExportFiles } from './exports/export-files.adapter.ts'
import { createExportsService } from './exports/exports.service.ts'
import { createGesturesRepository } from './gestures/gestures.repository.ts'
import { createGesturesService } from './gestures/gestures.service.ts'
import { createHouseholdsRepository } from './households/households.repository.ts'
import { createHouseholdsService } from './households/households.service.ts'
import { createPiecesService } from './households/pieces.service.ts'
import { createImportsRepository } from './imports/imports.repository.ts'
import { createImportsService } from './imports/imports.service.ts'
import { createMaybes } from './imports/maybes.service.ts'
import { createStaging } from './imports/staging.repository.ts'
import { tableReader } from './imports/tables.adapter.ts'
import { createMomentsRepository } from './moments/moments.repository.ts'
import { createMomentsService } from './moments/moments.service.ts'
import { createReportsRepository } from './reports/reports.repository.ts'
import { createReportsService } from './reports/reports.service.ts'
import { createDocumentsRepository } from './runs/documents.repository.ts'
import { createKeptFiles } from './runs/kept-files.service.ts'
import { createRunsRepository } from './runs/runs.repository.ts'
import { createRunsService } from './runs/runs.service.ts'
import { createSettingsRepository } from './settings/settings.repository.ts'
import { createSettingsService } from './settings/settings.service.ts'
import { createStationeryService } from './stationery/stationery.service.ts'
import type { Database } from './storage/database.ts'

export type Services = ReturnType<typeof createServices>

/** Every noun's service on one connection. */
export function createServices(db: Database, context: CoreContext) {
  const repositories = {
    customers: createCustomersRepository(db),
    aliases: createAliasesRepository(db),
    imports: createImportsRepository(db),
    duplicates: createDuplicatesRepository(db),
    formerAddresses: createFormerAddressesRepository(db),
    cards: createCardsRepository(db),
    runs: createRunsRepository(db),
    documents: createDocumentsRepository(db),
    gestures: createGesturesRepository(db),
    tombstones: createTombstonesRepository(db),
    erasure: createErasureRepository(db),
    merges: createMergesRepository(db),
    households: createHouseholdsRepository(db),
  }
  const settings = createSettingsService(context, createSettingsRepository(db))
  const pieces = createPiecesService(repositories.customers, repositories.households)
  const customers = createCustomersService(context, repositories, settings, pieces)
  const cards = createCardsService(context, repositories.cards, { customers, pieces, settings })
  return {
    settings,
    customers,
    addresses: createAddressesService(context, repositories.formerAddresses, repositories.customers, { customers, settings }),
    cards,
    households: createHouseholdsService(context, repositories, { customers, pieces, settings }),
    documents: repositories.documents,
    imports: createImportsService(context, repositories, tableReader, () => createStaging(db), createMaybes(context, repositories.duplicates, customers)),
    duplicates: createDuplicatesService(context, repositories, customers),
    exports: createExportsService(context, customers, createExportFiles(context.environment.outboxPath)),
    gestures: createGesturesService(context, repositories.gestures, customers, repositories.documents, repositories.runs),
    moments: createMomentsService(context, createMomentsRepository(db), { customers, pieces, settings }),
    runs: createRunsService(context, repositories, { customers, cards, settings }),
    reports: createReportsService(context, createReportsRepository(db), settings),
    erasure: createErasureService(context, repositories, createKeptFiles(context, repositories)),
    stationery: createStationeryService(),
  }
}
