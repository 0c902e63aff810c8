import type { Database } from '../storage/database.ts'

export type SettingsRepository = ReturnType<typeof createSettingsRepository>

/** Settings as JSON values by key. */
export function createSettingsRepository(db: Database) {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
  const put = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
  return {
    all: (): Record<string, unknown> => Object.fromEntries(all.all().map(({ key, value }) => [key, JSON.parse(value)])),
    put: (key: string, value: unknown) => put.run(key, JSON.stringify(value)),
  }
}
