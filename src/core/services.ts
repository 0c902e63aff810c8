import { createCardsRepository } from './cards/cards.repository.ts'
import { createCardsService } from './cards/cards.service.ts'
import type { CoreContext } from './context.ts'
import { createCustomersRepository } from './customers/customers.repository.ts'
import { createCustomersService } from './customers/customers.service.ts'
import { createGesturesRepository } from './gestures/gestures.repository.ts'
import { createGesturesService } from './gestures/gestures.service.ts'
import { createHouseholdsRepository } from './households/households.repository.ts'
import { createHouseholdsService } from './households/households.service.ts'
import { createPiecesService } from './households/pieces.service.ts'
import { csvReader } from './imports/csv.adapter.ts'
import { createImportsRepository } from './imports/imports.repository.ts'
import { createImportsService } from './imports/imports.service.ts'
import { createMomentsRepository } from './moments/moments.repository.ts'
import { createMomentsService } from './moments/moments.service.ts'
import { createReportsRepository } from './reports/reports.repository.ts'
import { createReportsService } from './reports/reports.service.ts'
import { createDocumentsRepository } from './runs/documents.repository.ts'
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
    cards: createCardsRepository(db),
    runs: createRunsRepository(db),
    documents: createDocumentsRepository(db),
    gestures: createGesturesRepository(db),
    households: createHouseholdsRepository(db),
  }
  const settings = createSettingsService(context, createSettingsRepository(db))
  const pieces = createPiecesService(repositories.customers, repositories.households)
  const customers = createCustomersService(context, repositories.customers, settings, repositories.documents, pieces)
  const cards = createCardsService(context, repositories.cards, { customers, pieces, settings })
  return {
    settings,
    customers,
    cards,
    households: createHouseholdsService(context, repositories, { customers, pieces }),
    documents: repositories.documents,
    imports: createImportsService(context, createImportsRepository(db), repositories.customers, csvReader),
    moments: createMomentsService(context, createMomentsRepository(db), { customers, pieces, settings }),
    gestures: createGesturesService(context, repositories.gestures, customers, repositories.documents),
    runs: createRunsService(context, repositories, { customers, cards, settings }),
    reports: createReportsService(context, createReportsRepository(db), settings),
    stationery: createStationeryService(),
  }
}
