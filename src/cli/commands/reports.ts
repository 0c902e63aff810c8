import type { Command } from '../command.ts'

export const reportsCommands: readonly Command[] = [
  {
    name: 'coverage',
    args: [],
    summary: 'say how many long-term customers have been thanked',
    details: 'JSON: {"eligible", "thankedEver", "thankedLast12Months"}',
    options: {},
    async run(call) {
      const { minYears, eligible, thankedEver, thankedLast12Months } = await (await call.open()).call('reports.coverage', {})
      return {
        json: { eligible, thankedEver, thankedLast12Months },
        text: `Of ${eligible} customers with ${minYears} years or more, ${thankedEver} were ever thanked, ${thankedLast12Months} in the last 12 months.`,
      }
    },
  },
]
