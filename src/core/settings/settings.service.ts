import type { Parsed } from '../../contract/contract.ts'
import { settings as settingsSchema, type Settings } from '../../contract/settings.ts'
import type { CoreContext } from '../context.ts'
import type { SettingsRepository } from './settings.repository.ts'
import { defaultSettings } from './settings.rules.ts'

export type SettingsService = ReturnType<typeof createSettingsService>

export function createSettingsService(context: CoreContext, repository: SettingsRepository) {
  /** What is stored over the defaults; a value this version cannot read falls back to its default. */
  function get(): Settings {
    const stored = repository.all()
    const whole = settingsSchema.safeParse({ ...defaultSettings, ...stored })
    if (whole.success) return whole.data
    const readable = Object.entries(stored).filter(([key, value]) => {
      const field = settingsSchema.shape[key as keyof Settings]
      return field !== undefined && field.safeParse(value).success
    })
    return { ...defaultSettings, ...Object.fromEntries(readable) }
  }

  return {
    get,
    save({ changes }: Parsed<'settings.save'>): Settings {
      context.transaction(() => {
        for (const [key, value] of Object.entries(changes)) if (value !== undefined) repository.put(key, value)
      })
      context.changed('settings', 'moments', 'customers', 'reports')
      return get()
    },
  }
}
