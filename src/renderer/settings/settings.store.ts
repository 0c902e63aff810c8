import type { Settings } from '../../contract/settings.ts'
import { call } from '../rpc.ts'
import { attempt } from '../state/attempt.ts'
import { createResource } from '../state/resource.ts'

/** What the founder has set. */
export const useSettings = createResource(() => call('settings.get', {}), ['settings', 'library'])

/** Saves one or more settings; the page shows them at once. */
export function saveSettings(changes: Partial<Settings>): Promise<boolean> {
  return attempt(async () => {
    useSettings.setState({ value: await call('settings.save', { changes }) })
  })
}
