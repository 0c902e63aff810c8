import type { Encoding } from '../../contract/imports.ts'
import type { TableBatch, TableRecord } from './tables.types.ts'
import { textStream } from './text-file.adapter.ts'
import { createVcardSplitter } from './vcard-lines.rules.ts'
import { countNotes, isOwnCard, mostNotes, vcardCells, vcardHeader } from './vcard-rows.rules.ts'
import { readVcard } from './vcard.rules.ts'
import type { VcardLines } from './vcard.types.ts'

interface CardFile {
  readonly path: string
  readonly encoding: Encoding
}

/** How many columns for notes the table of a file of cards needs, and whether Longhand wrote every card. */
export async function surveyCards(file: CardFile): Promise<{ notes: number; areOurs: boolean }> {
  let notes = 1
  let areOurs = true
  for await (const { cards } of cardsOf(file)) {
    for (const card of cards) {
      if ('fault' in card) continue
      notes = Math.max(notes, countNotes(card))
      areOurs &&= isOwnCard(card)
    }
  }
  return { notes: Math.min(notes, mostNotes), areOurs }
}

/** A file of cards as a table, a piece of the file at a time. */
export async function* readCards(file: CardFile, notes: number, signal?: AbortSignal): AsyncGenerator<TableBatch> {
  yield { records: [vcardHeader(notes)], bytesRead: 0 }
  for await (const { cards, bytesRead } of cardsOf(file)) {
    signal?.throwIfAborted()
    if (cards.length > 0) yield { records: cards.map((card) => recordOf(card, notes)), bytesRead }
  }
}

function recordOf(lines: VcardLines, notes: number): TableRecord {
  if ('fault' in lines) return lines
  const card = readVcard(lines)
  return 'fault' in card ? card : vcardCells(card, notes)
}

async function* cardsOf(file: CardFile): AsyncGenerator<{ cards: VcardLines[]; bytesRead: number }> {
  const splitter = createVcardSplitter()
  let read = 0
  for await (const { text, bytesRead } of textStream(file.path, file)) {
    read = bytesRead
    yield { cards: splitter.push(text), bytesRead }
  }
  yield { cards: splitter.end(), bytesRead: read }
}
