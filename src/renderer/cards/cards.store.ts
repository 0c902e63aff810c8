import { create } from 'zustand'
import type { Card } from '../../contract/cards.ts'
import type { AppError } from '../../contract/errors.ts'
import type { Look } from '../../contract/stationery.ts'
import { count } from '../format.ts'
import { call, onChanged } from '../rpc.ts'
import { attempt, tellFailure, toAppError } from '../state/attempt.ts'
import { useNavigation } from '../state/navigation.store.ts'
import { useToasts } from '../state/toasts.store.ts'
import { didUndoable } from '../state/undo.store.ts'
import { sharedText, withOwnText } from './shared-text.ts'

interface Writing {
  /** Null until they were fetched. */
  readonly cards: readonly Card[] | null
  readonly error: AppError | null
  /** Cards with a text of their own; the others share one. */
  readonly ownIds: ReadonlySet<string>
  readonly isSaving: boolean
}

/** The cards being written. What is typed is here at once, and in the library a moment later. */
export const useWriting = create<Writing>()(() => ({ cards: null, error: null, ownIds: new Set(), isSaving: false }))

/** How many cards are being written. */
export const useDraftCount = () => useWriting((state) => state.cards?.length ?? 0)

const savesAfterMs = 350
let unsaved: { readonly ids: readonly string[]; readonly text: string } | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let saving: Promise<void> = Promise.resolve()
let turn = 0
/** A list that was not taken over because something newer was being typed. */
let isListStale = false

export async function loadCards(): Promise<void> {
  const now = ++turn
  try {
    const { cards } = await call('cards.list', {})
    // What was typed meanwhile is newer than what was fetched, and is saved in a moment.
    if (now !== turn || unsaved || useWriting.getState().isSaving) {
      isListStale = true
      return
    }
    isListStale = false
    const { cards: before, ownIds } = useWriting.getState()
    const isSameStack = before !== null && before.length > 0
    const kept = [...ownIds].filter((id) => cards.some((card) => card.id === id))
    useWriting.setState({ cards, error: null, ownIds: isSameStack ? new Set([...kept, ...strayed(cards, kept)]) : withOwnText(cards) })
  } catch (error) {
    if (now === turn) useWriting.setState({ error: toAppError(error) })
  }
}

/** Cards that came in with a text other than the shared one. */
function strayed(cards: readonly Card[], ownIds: readonly string[]): string[] {
  const sharing = cards.filter((card) => !ownIds.includes(card.id))
  return [...withOwnText(sharing)]
}

onChanged(['cards', 'customers', 'runs', 'library'], () => void loadCards())
void loadCards()

/** Starts a card for each, or goes on with the one that is there, and opens the first. */
export function startWriting(customerIds: readonly string[]): Promise<boolean> {
  return attempt(async () => {
    await saveNow()
    const { cards: before, ownIds } = useWriting.getState()
    const sharing = before?.filter((card) => !ownIds.has(card.id)) ?? []
    // Who joins people that are written to with one text gets that text too.
    const text = sharing.length > 1 ? sharedText(sharing) : ''
    const { cards, left } = await call('cards.draft', { customerIds: [...customerIds], text: text || null })
    await loadCards()
    if (left.length > 0) sayWhoIsLeft(left)
    if (cards[0]) useNavigation.getState().go('writing', cards[0].id)
  })
}

function sayWhoIsLeft(left: readonly { readonly name: string }[]): void {
  const who = left.length === 1 ? `${left[0]?.name} is` : `${count(left.length, 'customer')} are`
  useToasts.getState().show({ text: `${who} left out.`, detail: left.length === 1 ? 'They asked not to get mail.' : 'These asked not to get mail.' })
}

/** The cards that a change to this one also changes: those that share its text, or it alone. */
export function cardsTogether({ cards, ownIds }: Writing, card: Card): readonly Card[] {
  return ownIds.has(card.id) ? [card] : (cards ?? []).filter((one) => !ownIds.has(one.id))
}

export function typeText(card: Card, text: string): void {
  const ids = cardsTogether(useWriting.getState(), card).map((one) => one.id)
  if (unsaved && unsaved.ids.join() !== ids.join()) void saveNow()
  putText(ids, text)
  turn += 1
  unsaved = { ids, text }
  clearTimeout(timer)
  timer = setTimeout(() => void saveNow(), savesAfterMs)
}

function putText(ids: readonly string[], text: string): void {
  const changed = new Set(ids)
  useWriting.setState(({ cards }) => ({ cards: cards?.map((card) => (changed.has(card.id) ? { ...card, text } : card)) ?? null }))
}

/** Writes down what is still only on the screen. */
export function saveNow(): Promise<void> {
  clearTimeout(timer)
  const save = unsaved
  unsaved = null
  if (save) saving = saving.then(() => store(save))
  return saving
}

async function store({ ids, text }: { readonly ids: readonly string[]; readonly text: string }): Promise<void> {
  useWriting.setState({ isSaving: true })
  try {
    const { cards } = await call('cards.save', { ids: [...ids], text })
    take(cards)
  } catch (error) {
    tellFailure(error)
  } finally {
    useWriting.setState({ isSaving: false })
  }
  if (isListStale && !unsaved) await loadCards()
}

/** Takes over what the library knows better, such as problems, but not a text that was typed on meanwhile. */
function take(saved: readonly Card[]): void {
  const byId = new Map(saved.map((card) => [card.id, card]))
  const typing = new Set(unsaved?.ids)
  useWriting.setState(({ cards }) => ({
    cards: cards?.map((card) => {
      const fresh = byId.get(card.id)
      return fresh ? { ...fresh, text: typing.has(card.id) ? card.text : fresh.text } : card
    }) ?? null,
  }))
}

/** Changes how cards look. The size is one for the whole stack; the rest goes with the text. */
export function setLook(card: Card, change: Partial<Look>): Promise<boolean> {
  return attempt(async () => {
    const state = useWriting.getState()
    const ids = (change.size ? (state.cards ?? []) : cardsTogether(state, card)).map((one) => one.id)
    const { cards } = await call('cards.save', { ids, look: change })
    take(cards)
  })
}

/** Gives a card a text of its own, starting from the one it shares. */
export async function writeAlone(card: Card): Promise<void> {
  await saveNow()
  useWriting.setState(({ ownIds }) => ({ ownIds: new Set([...ownIds, card.id]) }))
}

/** Gives a card the text the others share. Its own can be had back. */
export function writeTogether(card: Card): Promise<boolean> {
  return attempt(async () => {
    await saveNow()
    const state = useWriting.getState()
    const other = state.cards?.find((one) => !state.ownIds.has(one.id))
    const without = new Set(state.ownIds)
    without.delete(card.id)
    useWriting.setState({ ownIds: without })
    const own = state.cards?.find((one) => one.id === card.id)?.text ?? card.text
    if (!other || other.text === own) return
    take((await call('cards.save', { ids: [card.id], text: other.text })).cards)
    if (own === '') return
    didUndoable({
      done: `${card.customerName} gets the shared text.`,
      undone: `${card.customerName} has the own text back.`,
      undo: async () => {
        await writeAlone(card)
        take((await call('cards.save', { ids: [card.id], text: own })).cards)
      },
    })
  })
}

/** Takes cards off the desk; they can be had back. */
export function removeCards(cards: readonly Card[]): Promise<boolean> {
  return attempt(async () => {
    await saveNow()
    await call('cards.remove', { ids: cards.map((card) => card.id) })
    const one = cards.length === 1 ? cards[0]?.customerName : undefined
    didUndoable({
      done: one ? `Removed the card for ${one}.` : `Removed ${count(cards.length, 'card')}.`,
      undone: one ? `The card for ${one} is back.` : 'The cards are back.',
      undo: async () => {
        for (const { customerId, text, look } of cards) await call('cards.draft', { customerIds: [customerId], text, look })
      },
    })
  })
}

addEventListener('pagehide', () => void saveNow())
addEventListener('visibilitychange', () => void saveNow())
