import type {
  CardSize,
  CardSizeId,
  DesignId,
  Envelope,
  EnvelopeId,
  HandId,
  InkId,
  LabelSheet,
  LabelSheetId,
} from '../../contract/stationery.ts'

/**
 * Everything there is to choose from. Lengths in points are inches x 72 or millimetres x 2.83465, to two decimals; label
 * grids are millimetres, checked against the makers' sheets.
 */
export const hands: readonly { id: HandId; name: string; description: string }[] = [
  { id: 'homemade-apple', name: 'Homemade Apple', description: 'A quick joined hand with long loops' },
  { id: 'nothing-you-could-do', name: 'Nothing You Could Do', description: 'Upright and open, a felt pen in no hurry' },
  { id: 'caveat', name: 'Caveat', description: 'Light and slanted, the clearest of the three' },
]

export const inks: readonly { id: InkId; name: string; color: string }[] = [
  { id: 'blue', name: 'Blue', color: '#1f3f8c' },
  { id: 'black', name: 'Black', color: '#22262b' },
]

export const designs: readonly { id: DesignId; name: string; description: string }[] = [
  { id: 'sprig', name: 'Sprig', description: 'A sprig of sage with wax-red berries' },
  { id: 'postmark', name: 'Postmark', description: 'A stamp, a postmark and its wavy lines' },
  { id: 'rule', name: 'Rule', description: 'Fine rules around a small thank you' },
]

export const cardSizes: readonly CardSize[] = [
  {
    id: '4x6',
    name: '4 x 6 in, flat',
    widthPt: 288,
    heightPt: 432,
    isFolded: false,
    sheetWidthPt: 288,
    sheetHeightPt: 432,
    duplex: 'long-edge',
    envelopes: ['a6-us', 'c6', 'a7', 'no10'],
  },
  {
    id: 'a6',
    name: 'A6 (ISO), flat',
    widthPt: 297.64,
    heightPt: 419.53,
    isFolded: false,
    sheetWidthPt: 297.64,
    sheetHeightPt: 419.53,
    duplex: 'long-edge',
    envelopes: ['c6', 'a6-us', 'a7', 'dl'],
  },
  {
    id: '5x7-folded',
    name: '5 x 7 in, folded',
    widthPt: 360,
    heightPt: 504,
    isFolded: true,
    sheetWidthPt: 720,
    sheetHeightPt: 504,
    duplex: 'short-edge',
    envelopes: ['a7'],
  },
  {
    id: 'a6-folded',
    name: 'A6 (ISO), folded from A5',
    widthPt: 297.64,
    heightPt: 419.53,
    isFolded: true,
    sheetWidthPt: 595.28,
    sheetHeightPt: 419.53,
    duplex: 'short-edge',
    envelopes: ['c6', 'a6-us', 'a7'],
  },
]

/** Lying on their long side, as they are addressed and fed. */
export const envelopes: readonly Envelope[] = [
  { id: 'no10', name: '#10 envelope', widthPt: 684, heightPt: 297 },
  { id: 'a7', name: 'A-7 envelope (US)', widthPt: 522, heightPt: 378 },
  { id: 'a6-us', name: 'A-6 envelope (US)', widthPt: 468, heightPt: 342 },
  { id: 'c6', name: 'C6 envelope', widthPt: 459.21, heightPt: 323.15 },
  { id: 'dl', name: 'DL envelope', widthPt: 623.62, heightPt: 311.81 },
]

export const labelSheets: readonly LabelSheet[] = [
  {
    id: 'avery-5160',
    name: 'Compatible with Avery 5160, 8160',
    paper: 'letter',
    columns: 3,
    rows: 10,
    widthMm: 66.68,
    heightMm: 25.4,
    pitchXMm: 69.85,
    pitchYMm: 25.4,
    leftMm: 4.78,
    topMm: 12.7,
    radiusMm: 1.6,
  },
  {
    id: 'avery-5163',
    name: 'Compatible with Avery 5163, 8163',
    paper: 'letter',
    columns: 2,
    rows: 5,
    widthMm: 101.6,
    heightMm: 50.8,
    pitchXMm: 106.36,
    pitchYMm: 50.8,
    leftMm: 3.96,
    topMm: 12.7,
    radiusMm: 3.2,
  },
  {
    id: 'avery-l7160',
    name: 'Compatible with Avery L7160, J8160',
    paper: 'a4',
    columns: 3,
    rows: 7,
    widthMm: 63.5,
    heightMm: 38.1,
    pitchXMm: 66.04,
    pitchYMm: 38.1,
    leftMm: 7.2,
    topMm: 15.15,
    radiusMm: 1.8,
  },
  {
    id: 'avery-l7163',
    name: 'Compatible with Avery L7163, J8163',
    paper: 'a4',
    columns: 2,
    rows: 7,
    widthMm: 99.06,
    heightMm: 38.1,
    pitchXMm: 101.6,
    pitchYMm: 38.1,
    leftMm: 4.67,
    topMm: 15.15,
    radiusMm: 1.8,
  },
]

export const papers = {
  letter: { widthPt: 612, heightPt: 792 },
  a4: { widthPt: 595.28, heightPt: 841.89 },
} as const

export const labelsPerSheet = (sheet: LabelSheet): number => sheet.columns * sheet.rows

export const cardSizeOf = (id: CardSizeId): CardSize => byId(cardSizes, id)
export const envelopeOf = (id: EnvelopeId): Envelope => byId(envelopes, id)
export const labelSheetOf = (id: LabelSheetId): LabelSheet => byId(labelSheets, id)
export const inkOf = (id: InkId): { id: InkId; name: string; color: string } => byId(inks, id)

/** The tables name every id of the contract (a test compares them), so this finds one for each. */
function byId<T extends { id: string }>(table: readonly T[], id: T['id']): T {
  const found = table.find((entry) => entry.id === id)
  if (found === undefined) throw new RangeError(`no stationery called ${id}`)
  return found
}
