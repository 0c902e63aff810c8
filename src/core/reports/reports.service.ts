import type { Output } from '../../contract/contract.ts'
import type { CoreContext } from '../context.ts'
import { addMonths, yearsBefore } from '../customers/time.rules.ts'
import type { SettingsService } from '../settings/settings.service.ts'
import type { ReportsRepository } from './reports.repository.ts'

export function createReportsService(context: CoreContext, repository: ReportsRepository, settings: SettingsService) {
  return {
    coverage(): Output<'reports.coverage'> {
      const today = context.environment.today()
      const { minYears } = settings.get()
      return { minYears, ...repository.coverage({ sinceOn: yearsBefore(today, minYears), lastYearOn: addMonths(today, -12) }) }
    },
  }
}
