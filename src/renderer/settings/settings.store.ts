import type { Settings } from '../../contract/settings.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'

/** What the founder has set. */
export const useSettings = createResource(() => call('settings.get', {}), ['settings', 'library'])

const savesAfterMs = 400
let unsaved: Partial<Settings> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Saves what is being typed once the keys rest, even when the page was left before that. */
export function saveSettingsSoon(changes: Partial<Settings>): void {
  unsaved = { ...unsaved, ...changes }
  useSettings.setState(({ value }) => ({ value: value && { ...value, ...changes } }))
  clearTimeout(timer)
  timer = setTimeout(flushSettings, savesAfterMs)
}

/** Saves now what was typed and is not yet saved. */
export function flushSettings(): void {
  clearTimeout(timer)
  const changes = unsaved
  unsaved = null
  if (changes) void saveSettings(changes)
}

addEventListener('pagehide', flushSettings)

/** Saves one or more settings; the page shows them at once. */
export function saveSettings(changes: Partial<Settings>): Promise<boolean> {
  return attempt(async () => {
    useSettings.setState({ value: await call('settings.save', { changes }) })
  })
}
