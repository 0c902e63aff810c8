import { z } from 'zod'
import { query } from './procedure.ts'
import { points } from './units.ts'
import { color } from './layout.ts'

export const handIds = ['homemade-apple', 'nothing-you-could-do', 'caveat'] as const
export const inkIds = ['blue', 'black'] as const
export const designIds = ['sprig', 'postmark', 'rule'] as const
export const cardSizeIds = ['4x6', 'a6', '5x7-folded', 'a6-folded'] as const
export const envelopeIds = ['no10', 'a7', 'a6-us', 'c6', 'dl'] as const
export const labelSheetIds = ['avery-5160', 'avery-5163', 'avery-l7160', 'avery-l7163'] as const

export type HandId = (typeof handIds)[number]
export type InkId = (typeof inkIds)[number]
export type DesignId = (typeof designIds)[number]
export type CardSizeId = (typeof cardSizeIds)[number]
export type EnvelopeId = (typeof envelopeIds)[number]
export type LabelSheetId = (typeof labelSheetIds)[number]

/** How a card looks. */
export const look = z.strictObject({
  size: z.enum(cardSizeIds),
  design: z.enum(designIds),
  hand: z.enum(handIds),
  ink: z.enum(inkIds),
})
export type Look = z.infer<typeof look>

export const cardSize = z.strictObject({
  id: z.enum(cardSizeIds),
  name: z.string(),
  /** The finished card: what the reader holds, folded where it folds. */
  widthPt: points,
  heightPt: points,
  isFolded: z.boolean(),
  /** The paper that goes into the printer. */
  sheetWidthPt: points,
  sheetHeightPt: points,
  /** How to turn the sheet for the second side. */
  duplex: z.enum(['long-edge', 'short-edge']),
  /** Envelopes it fits, the best first. */
  envelopes: z.array(z.enum(envelopeIds)),
})
export type CardSize = z.infer<typeof cardSize>

export const envelope = z.strictObject({ id: z.enum(envelopeIds), name: z.string(), widthPt: points, heightPt: points })
export type Envelope = z.infer<typeof envelope>

export const labelSheet = z.strictObject({
  id: z.enum(labelSheetIds),
  name: z.string(),
  paper: z.enum(['letter', 'a4']),
  columns: z.int(),
  rows: z.int(),
  widthMm: z.number(),
  heightMm: z.number(),
  pitchXMm: z.number(),
  pitchYMm: z.number(),
  leftMm: z.number(),
  topMm: z.number(),
  radiusMm: z.number(),
})
export type LabelSheet = z.infer<typeof labelSheet>

export const stationeryProcedures = {
  /** Everything there is to choose from. */
  'stationery.list': query({
    input: z.strictObject({}),
    output: z.strictObject({
      hands: z.array(z.strictObject({ id: z.enum(handIds), name: z.string(), description: z.string() })),
      inks: z.array(z.strictObject({ id: z.enum(inkIds), name: z.string(), color })),
      designs: z.array(z.strictObject({ id: z.enum(designIds), name: z.string(), description: z.string() })),
      cardSizes: z.array(cardSize),
      envelopes: z.array(envelope),
      labelSheets: z.array(labelSheet),
    }),
  }),
}
