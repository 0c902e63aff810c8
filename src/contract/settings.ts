import { z } from 'zod'
import { command, query } from './procedure.ts'
import { address } from './customers.ts'
import { envelopeIds, labelSheetIds, look } from './stationery.ts'

export const settings = z.strictObject({
  /** Years with us that make a customer long-term. */
  minYears: z.int().min(1).max(50),
  /** Months to leave somebody in peace after a thank-you. */
  restMonths: z.int().min(1).max(120),
  sender: z.strictObject({ name: z.string().trim().max(120), company: z.string().trim().max(120), address }),
  look,
  envelope: z.enum(envelopeIds).nullable(),
  labelSheet: z.enum(labelSheetIds).nullable(),
})
export type Settings = z.infer<typeof settings>

export const settingsProcedures = {
  'settings.get': query({ input: z.strictObject({}), output: settings }),
  'settings.save': command({
    input: z.strictObject({ changes: settings.partial() }),
    output: settings,
  }),
}
