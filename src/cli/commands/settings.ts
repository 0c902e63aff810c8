import { settings as settingsSchema, type Settings } from '../../contract/settings.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { table } from '../terminal.ts'

/** Every setting by the name it has here: how to read it, and how to change it. */
const keys: Readonly<Record<string, { get(settings: Settings): string | number | null; set(settings: Settings, value: string): unknown }>> = {
  minYears: { get: (all) => all.minYears, set: (_, value) => ({ minYears: wholeNumber(value) }) },
  restMonths: { get: (all) => all.restMonths, set: (_, value) => ({ restMonths: wholeNumber(value) }) },
  'sender.name': { get: (all) => all.sender.name, set: ({ sender }, name) => ({ sender: { ...sender, name } }) },
  'sender.company': { get: (all) => all.sender.company, set: ({ sender }, company) => ({ sender: { ...sender, company } }) },
  ...addressKeys(),
  size: { get: (all) => all.look.size, set: ({ look }, size) => ({ look: { ...look, size } }) },
  design: { get: (all) => all.look.design, set: ({ look }, design) => ({ look: { ...look, design } }) },
  hand: { get: (all) => all.look.hand, set: ({ look }, hand) => ({ look: { ...look, hand } }) },
  ink: { get: (all) => all.look.ink, set: ({ look }, ink) => ({ look: { ...look, ink } }) },
  envelope: { get: (all) => all.envelope, set: (_, value) => ({ envelope: orNone(value) }) },
  labelSheet: { get: (all) => all.labelSheet, set: (_, value) => ({ labelSheet: orNone(value) }) },
}

export const settingsCommands: readonly Command[] = [
  {
    name: 'settings',
    args: [],
    summary: 'show the settings',
    options: {},
    async run(call) {
      const settings = await (await call.open()).call('settings.get', {})
      return { json: settings, text: settingsText(settings) }
    },
  },
  {
    name: 'settings set',
    args: ['KEY=VALUE...'],
    summary: 'change settings, e.g. your return address',
    details: `Keys: ${Object.keys(keys).join(', ')}.\nEnvelope and labelSheet take "none". Countries are two letters: sender.country=US`,
    options: {},
    async run(call) {
      const wishes = call.args.map(readWish)
      const session = await call.open()
      const before = await session.call('settings.get', {})
      const wanted = wishes.reduce((all, { key, value }) => ({ ...all, ...(keys[key]!.set(all, value) as Partial<Settings>) }), before)
      const checked = settingsSchema.safeParse(wanted)
      if (!checked.success) throw usage(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
      const settings = await session.call('settings.save', { changes: checked.data })
      return { json: settings, text: settingsText(settings) }
    },
  },
]

function addressKeys(): typeof keys {
  const parts = ['line1', 'line2', 'city', 'region', 'postalCode', 'country'] as const
  return Object.fromEntries(
    parts.map((part) => [
      `sender.${part}`,
      {
        get: (all: Settings) => all.sender.address[part],
        set: ({ sender }: Settings, value: string) => ({
          sender: { ...sender, address: { ...sender.address, [part]: part === 'country' ? value.toUpperCase() : value } },
        }),
      },
    ]),
  )
}

function readWish(wish: string): { key: string; value: string } {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(wish) ?? []
  const key = Object.keys(keys).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  if (!key) throw usage(`"${wish}" is no setting. It takes KEY=VALUE, and the keys are: ${Object.keys(keys).join(', ')}.`)
  return { key, value }
}

/** Left to the check of all settings when it is no number. */
function wholeNumber(value: string): unknown {
  return /^\d+$/.test(value) ? Number(value) : value
}

function orNone(value: string): string | null {
  return value === 'none' ? null : value
}

function settingsText(settings: Settings): string {
  return table(Object.entries(keys).map(([key, { get }]) => [key, String(get(settings) ?? 'none')]))
}
