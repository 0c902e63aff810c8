import type { Database } from '../storage/database.ts'

export type ReportsRepository = ReturnType<typeof createReportsRepository>

export function createReportsRepository(db: Database) {
  const coverage = db.prepare<[{ sinceOn: string; lastYearOn: string }], { eligible: number; thankedEver: number; thankedLast12Months: number }>(
    `SELECT count(*) AS eligible, count(last_thanked_on) AS thankedEver,
       count(*) FILTER (WHERE last_thanked_on >= @lastYearOn) AS thankedLast12Months
     FROM customers WHERE since_on <= @sinceOn`,
  )
  return {
    coverage: (days: { sinceOn: string; lastYearOn: string }) => coverage.get(days) ?? { eligible: 0, thankedEver: 0, thankedLast12Months: 0 },
  }
}
