import type { CallContext, Parsed } from '../../contract/contract.ts'
import { AppError } from '../../contract/errors.ts'
import { documentKinds, type RunDocument } from '../../contract/runs.ts'
import type { Settings } from '../../contract/settings.ts'
import type { Look } from '../../contract/stationery.ts'
import type { StoredCard } from '../cards/cards.repository.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { CoreContext } from '../context.ts'
import { displayName } from '../customers/customers.rules.ts'
import type { CustomersService } from '../customers/customers.service.ts'
import { addressLines } from '../post/address.rules.ts'
import type { PdfPart } from '../print/print.types.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import { cardSizeOf, labelSheetOf, labelsPerSheet } from '../stationery/stationery.rules.ts'
import { newId } from '../storage/ids.ts'
import type { StoredItem } from './runs.repository.ts'
import { printKind, type Paper } from './print-kind.service.ts'
import { partName } from './runs.rules.ts'

export interface PrintedFile {
  readonly kind: RunDocument['kind']
  readonly fileName: string
  readonly part: PdfPart
}

/** The return address as it is written on mail to a country: abroad it names its own. */
function senderLines({ name, company, address }: Settings['sender'], toCountry: string): string[] {
  return address.line1 === '' ? [] : addressLines(name, company, address, toCountry || address.country)
}

/** Turns drafts into one stack, and a stack into files that all keep its order. */
export function createStack(context: CoreContext, services: { customers: CustomersService; cards: CardsService; settings: SettingsService }) {
  const { environment, printShop } = context

  /** Reads every card before anything is made. Throws `cards/not-printable` with all that stop, each by name. */
  function collect(drafts: readonly StoredCard[], paper: Pick<Paper, 'envelope' | 'labelSheet'>): StoredItem[] {
    const now = environment.now()
    const { sender } = services.settings.get()
    const size = drafts[0]!.look.size
    const stopped: { cardId: string; customerId: string; name: string; problems: string[] }[] = []
    const items = drafts.map((draft, index) => {
      const piece = services.cards.pieceOf(draft)
      const { addressee, companyLine } = piece
      const name = displayName(addressee)
      const { text, problems } = services.cards.read(piece, draft.text, draft.look)
      const toLines = services.customers.linesFor({ ...addressee, company: companyLine }, sender.address.country)
      const fromLines = senderLines(sender, addressee.address.country)
      const reasons = problems.map((problem) => problem.message)
      if (draft.look.size !== size) reasons.push(`This card is ${cardSizeOf(draft.look.size).name}, the first is ${cardSizeOf(size).name}: a run has one size.`)
      for (const on of [paper.envelope, paper.labelSheet]) {
        if (on && toLines.length > 0) reasons.push(...printShop.addressProblems(toLines, on))
      }
      if (reasons.length > 0) stopped.push({ cardId: draft.id, customerId: addressee.id, name, problems: [...new Set(reasons)] })
      return {
        id: newId(now), position: index + 1, cardId: draft.id, customerId: addressee.id, customerName: name, text, look: draft.look,
        customerIds: piece.people.map(({ id }) => id), addressLines: toLines, fromLines, state: 'made' as const, stateAt: now,
      }
    })
    const ownLines = senderLines(sender, '')
    const senderProblems = paper.envelope && ownLines.length > 0 ? printShop.addressProblems(ownLines, paper.envelope) : []
    if (stopped.length > 0 || senderProblems.length > 0) throw new AppError('cards/not-printable', { cards: stopped, sender: senderProblems })
    return items
  }

  /** The files for these items, at their places in the stack. Items without an address get no envelope and no label. */
  async function print(items: readonly StoredItem[], paper: Paper & { name: string }, call: CallContext): Promise<PrintedFile[]> {
    const options = (label: string) => ({
      title: paper.name,
      madeAt: environment.now(),
      signal: call.signal,
      onProgress: (done: number, of: number) => call.progress({ done, of, label }),
    })
    const files: PrintedFile[] = []
    for (const kind of documentKinds) {
      let index = 0
      for await (const part of printKind(printShop, kind, items, paper, options(kind))) files.push({ kind, fileName: partName(kind, index++), part })
    }
    return files
  }

  return {
    print,

    /** Checks, prints and returns a new stack; stores nothing. */
    async make(input: Parsed<'runs.create'>, call: CallContext): Promise<{ look: Look; items: StoredItem[]; printed: PrintedFile[] }> {
      const perSheet = input.labelSheet ? labelsPerSheet(labelSheetOf(input.labelSheet)) : Infinity
      if (input.labelStart > perSheet) throw new AppError('stationery/label-start', { start: input.labelStart, perSheet })
      const drafts = [...new Set(input.cardIds)].map((cardId) => services.cards.requireDraft(cardId))
      const items = collect(drafts, input)
      const look = drafts[0]!.look
      return { look, items, printed: await print(items, input, call) }
    },
  }
}
