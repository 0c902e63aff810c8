import { z } from 'zod'
import { query } from './procedure.ts'

export const reportsProcedures = {
  /** Of the customers with at least the set years with us, how many have been thanked. */
  'reports.coverage': query({
    input: z.strictObject({}),
    output: z.strictObject({
      minYears: z.int(),
      eligible: z.int(),
      thankedEver: z.int(),
      thankedLast12Months: z.int(),
    }),
  }),
}
