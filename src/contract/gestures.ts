import { z } from 'zod'
import { command, query } from './procedure.ts'
import { documentId, id } from './ids.ts'
import { day, instant } from './units.ts'

/** Everything we do to thank. A gesture is only recorded once it really went out. */
export const gestureKinds = ['card', 'gift', 'credit', 'discount', 'call', 'email'] as const
export type GestureKind = (typeof gestureKinds)[number]

export const gesture = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  kind: z.enum(gestureKinds),
  doneOn: day,
  /** The exact text of a card, or the founder's note. */
  text: z.string(),
  /** The run it came from; null when recorded by hand. */
  runId: id.nullable(),
  /** The PDF it was printed from and its first page there, counted from 1. */
  documentId: documentId.nullable(),
  documentPage: z.int().nullable(),
  createdAt: instant,
})
export type Gesture = z.infer<typeof gesture>

export const gesturesProcedures = {
  /** One customer's history, or everybody's; newest first. */
  'gestures.list': query({
    input: z.strictObject({
      customerId: id.nullable().default(null),
      kind: z.enum(gestureKinds).nullable().default(null),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.strictObject({ gestures: z.array(gesture), total: z.int() }),
  }),
  /** Records a gesture made outside Longhand, such as a call or a card sent before. */
  'gestures.add': command({
    input: z.strictObject({
      customerId: id,
      kind: z.enum(gestureKinds),
      doneOn: day,
      text: z.string().trim().max(5000),
    }),
    output: z.strictObject({ id }),
    fails: ['customers/not-found', 'input/invalid'],
  }),
  /** Removes one recorded by hand; a mailed card is taken back on its run. */
  'gestures.remove': command({
    input: z.strictObject({ id }),
    output: z.strictObject({}),
    fails: ['gestures/not-found', 'gestures/from-run'],
  }),
}
