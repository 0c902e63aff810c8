import type { Handlers } from '../contract/contract.ts'
import type { createLibraryService } from './library/library.service.ts'
import type { Services } from './services.ts'

type LibraryHandlers = 'library.status' | 'library.backup' | 'library.restore' | 'library.sample'

/** Which service answers what. Names are `noun.verb` on both sides. */
export function createHandlers(services: Services): Omit<Handlers, LibraryHandlers> {
  const { customers, households, imports, moments, gestures, cards, stationery, runs, reports, settings } = services
  return {
    'customers.list': customers.list,
    'customers.ids': customers.ids,
    'customers.get': customers.get,
    'customers.add': customers.add,
    'customers.save': customers.save,
    'customers.addFact': customers.addFact,
    'customers.removeFact': customers.removeFact,
    'customers.remove': customers.remove,
    'customers.labels': customers.labels,
    'households.offers': households.offers,
    'households.list': households.list,
    'households.get': households.get,
    'households.make': households.make,
    'households.join': households.join,
    'households.makeAll': households.makeAll,
    'households.save': households.save,
    'households.split': households.split,
    'households.leave': households.leave,
    'households.decline': households.decline,
    'households.allow': households.allow,
    'households.putBack': households.putBack,
    'imports.preview': imports.preview,
    'imports.apply': imports.apply,
    'imports.undo': imports.undo,
    'imports.list': imports.list,
    'moments.due': moments.due,
    'moments.skip': moments.skip,
    'moments.unskip': moments.unskip,
    'moments.skips': moments.skips,
    'gestures.list': gestures.list,
    'gestures.add': gestures.add,
    'gestures.remove': gestures.remove,
    'cards.list': cards.list,
    'cards.draft': cards.draft,
    'cards.save': cards.save,
    'cards.remove': cards.remove,
    'cards.preview': cards.preview,
    'stationery.list': stationery.list,
    'runs.list': runs.list,
    'runs.get': runs.get,
    'runs.create': runs.create,
    'runs.mark': runs.mark,
    'runs.reprint': runs.reprint,
    'runs.remove': runs.remove,
    'reports.coverage': reports.coverage,
    'settings.get': settings.get,
    'settings.save': settings.save,
  }
}

/** These work on the library itself, also when it cannot be opened. */
export function createLibraryHandlers(library: ReturnType<typeof createLibraryService>): Pick<Handlers, LibraryHandlers> {
  return {
    'library.status': library.status,
    'library.backup': library.backup,
    'library.restore': library.restore,
    'library.sample': library.sample,
  }
}
