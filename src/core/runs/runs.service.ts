import type { CallContext, Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { RunDocument } from '../../contract/runs.ts'
import type { CardsRepository } from '../cards/cards.repository.ts'
import { asksForNoMail } from '../cards/cards.rules.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { CoreContext } from '../context.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import type { GesturesRepository } from '../gestures/gestures.repository.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { newId } from '../storage/ids.ts'
import type { DocumentsRepository } from './documents.repository.ts'
import type { RunsRepository, StoredItem } from './runs.repository.ts'
import { gestureChange, haltOf, isErased, runName } from './runs.rules.ts'
import { createStack } from './stack.service.ts'

export function createRunsService(
  context: CoreContext,
  repositories: { runs: RunsRepository; documents: DocumentsRepository; cards: CardsRepository; gestures: GesturesRepository },
  services: { customers: CustomersService; cards: CardsService; settings: SettingsService },
) {
  const { runs, documents, cards, gestures } = repositories
  const { environment } = context
  const stack = createStack(context, services)

  function require(id: string) {
    const run = runs.find(id)
    if (!run) throw new AppError('runs/not-found', { id })
    return run
  }

  function chosen(runId: string, itemIds: readonly string[] | null): StoredItem[] {
    const items = runs.items(runId)
    if (!itemIds) return items
    const wanted = new Set(itemIds)
    const found = items.filter((item) => wanted.has(item.id))
    if (found.length < wanted.size) throw new AppError('runs/item-not-found', { runId, missing: wanted.size - found.length })
    return found
  }

  /** Whoever has asked for no mail since is not printed for again. */
  function stopUnwanted(runId: string, items: readonly StoredItem[]): void {
    const unwanted = runs.unwanted(runId)
    const stopped = items
      .filter(({ id }) => unwanted.has(id))
      .map(({ id, customerId, cardId, customerName: name }) => ({ cardId, customerId, name, problems: unwanted.get(id)!.map(asksForNoMail) }))
    if (stopped.length > 0) throw new AppError('cards/not-printable', { cards: stopped, sender: [] })
  }

  return {
    list: (): Output<'runs.list'> => ({ runs: runs.all() }),

    get({ id }: { id: string }): Output<'runs.get'> {
      const run = require(id)
      const unwanted = runs.unwanted(id)
      const items = runs.items(id).map(({ cardId: _, fromLines: __, look: ___, ...item }) => ({ ...item, halt: haltOf(item, unwanted) }))
      return { ...run, stack: items, documents: documents.ofRun(id) }
    },

    async create(input: Parsed<'runs.create'>, call: CallContext): Promise<Output<'runs.create'>> {
      const { look, items, printed } = await stack.make(input, call)
      const now = environment.now()
      const id = newId(now)
      context.transaction(() => {
        const { envelope, labelSheet, labelStart } = input
        const name = runName(input.name, items.length, environment.today())
        runs.insert({ id, name, createdAt: now, look, envelope, labelSheet, labelStart })
        for (const item of items) {
          runs.insertItem(id, item)
          if (item.cardId) cards.putInRun(item.cardId, id)
        }
        for (const file of printed) documents.insert({ ...file, id: newId(now), runId: id, isReprint: false, createdAt: now })
      })
      context.changed('runs', 'cards', 'moments')
      return { runId: id }
    },

    mark({ id, itemIds, state }: Parsed<'runs.mark'>): Output<'runs.mark'> {
      require(id)
      const now = environment.now()
      const items = chosen(id, itemIds).filter((item) => item.state !== state)
      context.transaction(() => {
        for (const item of items) {
          runs.mark(item.id, state, now)
          const change = gestureChange(item.state, state)
          if (change === 'remove') gestures.removeOfItem(item.id)
          if (change !== 'add') continue
          const doneOn = environment.today()
          // Everybody it was for then: who has left the household since was written to all the same.
          for (const customerId of item.customerIds) {
            gestures.insert({ id: newId(now), customerId, kind: 'card', doneOn, text: item.text, runItemId: item.id, createdAt: now })
          }
        }
      })
      context.changed('runs', 'gestures', 'customers', 'moments', 'reports')
      return { marked: items.length }
    },

    async reprint({ id, itemIds }: Parsed<'runs.reprint'>, call: CallContext): Promise<{ documents: RunDocument[] }> {
      const run = require(id)
      const now = environment.now()
      const items = chosen(id, itemIds)
      // Whoever was erased since left no words to print.
      const gone = items.filter((item) => item.customerId === null || isErased(item)).length
      if (gone > 0) throw new AppError('runs/item-not-found', { runId: id, missing: gone })
      stopUnwanted(id, items)
      const printed = await stack.print(items, { ...run, labelSheet: null, labelStart: 1 }, call)
      const made = context.transaction(() => {
        documents.forgetLoose(now)
        return printed.map((file) => documents.insert({ ...file, id: newId(now), runId: id, isReprint: true, createdAt: now }))
      })
      return { documents: made }
    },

    remove({ id }: { id: string }) {
      const run = require(id)
      if (run.counts.mailed > 0) throw new AppError('runs/already-mailed', { id, mailed: run.counts.mailed })
      context.transaction(() => {
        for (const card of cards.ofRun(id)) {
          const newer = [card.householdId && cards.draftOfHousehold(card.householdId), cards.draftOf(card.customerId)].filter((draft) => !!draft)
          // Somebody may have been written to again since: words that were typed later stay.
          if (newer.some((draft) => draft.text !== '')) {
            cards.remove(card.id)
            continue
          }
          for (const draft of newer) cards.remove(draft.id)
          cards.putInRun(card.id, null)
        }
        runs.remove(id)
      })
      context.changed('runs', 'cards', 'moments')
      return {}
    },
  }
}
