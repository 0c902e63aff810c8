import { z } from 'zod'

/** A day without a time, `YYYY-MM-DD`. Names end in `On`. */
export const day = z.iso.date()
/** An instant in epoch milliseconds. Names end in `At`. */
export const instant = z.int()
/** ISO 3166-1 alpha-2 in capitals, e.g. `DE`; empty when unknown. */
export const countryCode = z.string().regex(/^([A-Z]{2})?$/)
/** A length in PostScript points (1/72 inch). Names end in `Pt`. */
export const points = z.number()

export const pointsPerMm = 72 / 25.4
