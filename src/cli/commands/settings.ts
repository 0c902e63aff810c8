import { settings as settingsSchema, type Settings } from '../../contract/settings.ts'
import { cardSizeIds, designIds, envelopeIds, handIds, inkIds, labelSheetIds } from '../../contract/stationery.ts'
import { countryFromText } from '../../core/post/country.rules.ts'
import type { Command } from '../command.ts'
import { usage } from '../failure.ts'
import { pick } from '../options.ts'
import { table } from '../terminal.ts'

/** Every setting by the name it has here: how to read it, and how to change it. */
const keys: Readonly<Record<string, { get(settings: Settings): string | number | null; set(settings: Settings, value: string): unknown }>> = {
  minYears: { get: (all) => all.minYears, set: (_, value) => ({ minYears: wholeNumber('minYears', value, 50) }) },
  restMonths: { get: (all) => all.restMonths, set: (_, value) => ({ restMonths: wholeNumber('restMonths', value, 120) }) },
  'sender.name': { get: (all) => all.sender.name, set: ({ sender }, name) => ({ sender: { ...sender, name } }) },
  'sender.company': { get: (all) => all.sender.company, set: ({ sender }, company) => ({ sender: { ...sender, company } }) },
  ...addressKeys(),
  size: { get: (all) => all.look.size, set: ({ look }, value) => ({ look: { ...look, size: oneOf('size', value, cardSizeIds) } }) },
  design: { get: (all) => all.look.design, set: ({ look }, value) => ({ look: { ...look, design: oneOf('design', value, designIds) } }) },
  hand: { get: (all) => all.look.hand, set: ({ look }, value) => ({ look: { ...look, hand: oneOf('hand', value, handIds) } }) },
  ink: { get: (all) => all.look.ink, set: ({ look }, value) => ({ look: { ...look, ink: oneOf('ink', value, inkIds) } }) },
  envelope: { get: (all) => all.envelope, set: (_, value) => ({ envelope: value === 'none' ? null : oneOf('envelope', value, envelopeIds) }) },
  labelSheet: { get: (all) => all.labelSheet, set: (_, value) => ({ labelSheet: value === 'none' ? null : oneOf('labelSheet', value, labelSheetIds) }) },
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
    details: `Keys: ${Object.keys(keys).join(', ')}.\nEnvelope and labelSheet take "none". Countries by name or by their two letters: sender.country=US`,
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
          sender: { ...sender, address: { ...sender.address, [part]: part === 'country' ? countryOf(value) : value } },
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

function wholeNumber(key: string, value: string, most: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : 0
  if (number < 1 || number > most) throw usage(`${key} is a whole number from 1 to ${most}, not "${value}".`)
  return number
}

function oneOf<T extends string>(key: string, value: string, ids: readonly T[]): T {
  const id = pick(value, ids)
  if (!id) throw usage(`${key} is one of ${ids.join(', ')}, not "${value}".`)
  return id
}

function countryOf(value: string): string {
  const country = countryFromText(value)
  if (value !== '' && country === '') throw usage(`"${value}" is not a country we know. Write its name or its two letters, e.g. US.`)
  return country
}

function settingsText(settings: Settings): string {
  return table(Object.entries(keys).map(([key, { get }]) => [key, String(get(settings) ?? 'none')]))
}
