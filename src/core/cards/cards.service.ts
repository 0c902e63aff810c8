import type { Card, CardPreview, CardProblem } from '../../contract/cards.ts'
import type { Output, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { Look } from '../../contract/stationery.ts'
import type { CoreContext } from '../context.ts'
import { displayName, isMailable } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import type { Piece, PiecesService } from '../households/pieces.service.ts'
import type { CardLayout } from '../print/print.types.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { newId } from '../storage/ids.ts'
import type { CardsRepository, StoredCard } from './cards.repository.ts'
import { fill, layoutProblems } from './cards.rules.ts'

/** A card read for print: its words, its layout, and what stops it. */
export interface ReadCard {
  readonly text: string
  readonly layout: CardLayout
  readonly problems: CardProblem[]
}

export type CardsService = ReturnType<typeof createCardsService>

export function createCardsService(
  context: CoreContext,
  repository: CardsRepository,
  services: { customers: CustomersService; pieces: PiecesService; settings: SettingsService },
) {
  const { environment, printShop } = context
  const { customers, pieces, settings } = services

  /** Whoever a card is for. */
  function pieceOf({ customerId, householdId }: Pick<StoredCard, 'customerId' | 'householdId'>): Piece {
    const customer = customers.require(customerId)
    return householdId === null ? pieces.alone(customer) : pieces.for(customer)
  }

  function read({ addressee, people }: Piece, text: string, look: Look): ReadCard {
    const latestFact = pieces.latestFact(people)?.text ?? ''
    const filled = fill(text, { ...addressee, city: addressee.address.city, latestFact }, environment.today())
    const layout = printShop.layoutCard({ text: filled.text, look })
    const about = { isDoNotMail: addressee.isDoNotMail, displayName: displayName(addressee) }
    return { text: filled.text, layout, problems: [...filled.problems, ...layoutProblems(filled.text, layout, about)] }
  }

  function complete(card: StoredCard): Card {
    const piece = pieceOf(card)
    return {
      id: card.id,
      customerId: piece.addressee.id,
      customerIds: piece.people.map(({ id }) => id),
      householdId: card.householdId,
      customerName: displayName(piece.addressee),
      hasAddress: isMailable(piece.addressee),
      text: card.text,
      look: card.look,
      runId: card.runId,
      problems: read(piece, card.text, card.look).problems,
      updatedAt: card.updatedAt,
    }
  }

  function requireDraft(id: string): StoredCard {
    const card = repository.find(id)
    if (!card) throw new AppError('cards/not-found', { id })
    if (card.runId) throw new AppError('cards/in-run', { id, runId: card.runId })
    return card
  }

  /** The draft that is there for a piece; one that a member had before becomes everybody's. */
  function draftFor({ householdId, addressee }: Piece): StoredCard | null {
    const shared = householdId === null ? null : repository.draftOfHousehold(householdId)
    const own = shared ?? repository.draftOf(addressee.id)
    if (!own || own.householdId === householdId) return own
    repository.address(own.id, own.customerId, householdId)
    return { ...own, householdId }
  }

  return {
    read,
    pieceOf,
    requireDraft,

    list: (): Output<'cards.list'> => ({ cards: repository.drafts().map(complete) }),

    draft({ customerIds, text, look }: Parsed<'cards.draft'>): Output<'cards.draft'> {
      const now = environment.now()
      const left: Output<'cards.draft'>['left'] = []
      const started = context.transaction(() =>
        customerIds.flatMap((customerId) => {
          const customer = customers.require(customerId)
          if (customer.isDoNotMail) {
            left.push({ id: customerId, name: displayName(customer), reason: 'Asked not to get mail.' })
            return []
          }
          const piece = pieces.for(customer)
          const there = draftFor(piece)
          if (there) return there
          const { addressee, householdId } = piece
          const card = {
            id: newId(now), customerId: addressee.id, householdId, text: text ?? '', look: look ?? settings.get().look,
            runId: null, createdAt: now, updatedAt: now,
          }
          repository.insert(card)
          return card
        }),
      )
      context.changed('cards', 'moments')
      return { cards: [...new Map(started.map((card) => [card.id, card])).values()].map(complete), left }
    },

    save({ ids, text, look }: Parsed<'cards.save'>): Output<'cards.save'> {
      const now = environment.now()
      const saved = context.transaction(() =>
        ids.map((id) => {
          const card = requireDraft(id)
          const next = { ...card, text: text ?? card.text, look: { ...card.look, ...look } as Look, updatedAt: now }
          repository.update(next)
          return next
        }),
      )
      context.changed('cards')
      return { cards: saved.map(complete) }
    },

    remove({ ids }: Parsed<'cards.remove'>) {
      context.transaction(() => {
        for (const id of ids) repository.remove(requireDraft(id).id)
      })
      context.changed('cards', 'moments')
      return {}
    },

    preview({ customerId, text, look, isAlone }: Parsed<'cards.preview'>): CardPreview {
      const customer = customers.require(customerId)
      const card = read(isAlone ? pieces.alone(customer) : pieces.for(customer), text, look)
      const pages = [...card.layout.pages]
      return { text: card.text, pages, outlines: printShop.outlines(pages), fit: card.layout.fit, problems: card.problems }
    },
  }
}
