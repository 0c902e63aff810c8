import type { Handlers } from '../contract/contract.ts'
import type { Erasing } from './library/erasing.service.ts'
import type { createLibraryService } from './library/library.service.ts'
import type { Services } from './services.ts'

type LibraryHandlers = 'customers.traces' | 'customers.erase' | 'library.status' | 'library.backup' | 'library.restore' | 'library.sample'

/** Which service answers what. Names are `noun.verb` on both sides. */
export function createHandlers(services: Services): Omit<Handlers, LibraryHandlers> {
  const {
    addresses,
    cards,
    customers,
    duplicates,
    exports,
    gestures,
    households,
    imports,
    moments,
    reports,
    runs,
    settings,
    stationery,
  } = services
  return {
    'customers.list': customers.list,
    'customers.ids': customers.ids,
    'customers.count': customers.countOf,
    'customers.get': customers.get,
    'customers.getMany': customers.getMany,
    'customers.add': customers.add,
    'customers.save': customers.save,
    'customers.addFact': customers.addFact,
    'customers.removeFact': customers.removeFact,
    'customers.labels': customers.labels,
    'addresses.form': addresses.form,
    'addresses.check': addresses.check,
    'addresses.hints': addresses.hints,
    'addresses.history': addresses.history,
    'addresses.mark': addresses.mark,
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
    'duplicates.list': duplicates.list,
    'duplicates.pair': duplicates.pair,
    'duplicates.like': duplicates.like,
    'duplicates.look': duplicates.look,
    'duplicates.dismiss': duplicates.dismiss,
    'duplicates.undismiss': duplicates.undismiss,
    'duplicates.merge': duplicates.merge,
    'duplicates.merges': duplicates.merges,
    'duplicates.unmerge': duplicates.unmerge,
    'exports.make': exports.make,
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
export function createLibraryHandlers(library: ReturnType<typeof createLibraryService>, erasing: Erasing): Pick<Handlers, LibraryHandlers> {
  return {
    'customers.traces': erasing.traces,
    'customers.erase': erasing.erase,
    'library.status': library.status,
    'library.backup': library.backup,
    'library.restore': library.restore,
    'library.sample': library.sample,
  }
}
