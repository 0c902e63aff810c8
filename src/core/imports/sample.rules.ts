import { companyTrades, companyWords, sampleCountries, sampleNotes, samplePlans, type SampleCountry } from './sample-people.rules.ts'

const header = [
  'id', 'Description', 'Email', 'Name', 'Created (UTC)', 'Delinquent', 'Plan', 'Status', 'Total Spend', 'Payment Count',
  'Refunded Volume', 'Dispute Losses', 'Card Address Line1', 'Card Address Line2', 'Card Address City',
  'Card Address State', 'Card Address Country', 'Card Address Zip', 'company (metadata)', 'note (metadata)',
]

const longestDays = 9 * 365
const newcomerDays = 600

/**
 * A customer export as Stripe's dashboard writes it: 200 invented customers from ten countries who came between a few
 * days and nine years before `today`. The same day always gives the same file.
 */
export function sampleExport(today: string): string {
  const random = seededRandom(20_100_412)
  const firms = firmNames()
  const people = sampleCountries.flatMap((country) =>
    Array.from({ length: country.customers }, (_, index) => makePerson(country, index, firms, random)),
  )
  const rows = shuffle(people, random).map((person, index) => makeRow(person, index, today, random))
  return [header, ...rows].map((cells) => cells.map(quote).join(',')).join('\r\n') + '\r\n'
}

interface Person {
  readonly country: SampleCountry
  readonly name: string
  readonly email: string
  readonly company: string
  readonly address: readonly [line1: string, line2: string, city: string, region: string, country: string, postalCode: string]
}

function makePerson(country: SampleCountry, index: number, firms: Iterator<string, never>, random: Random): Person {
  // Steps of three, one further in each round, pair every given name with ever new family names.
  const given = at(country.given, index)
  const family = at(country.family, index * 3 + Math.floor(index / country.given.length) * 7)
  const firm = random() < 0.55 ? firms.next().value : ''
  const mailbox = { given: latin(given) || at(['ken', 'misaki', 'naoki', 'ayaka'], index), family: latin(family) || 'office' }
  return {
    country,
    name: country.isFamilyFirst ? `${family} ${given}` : `${given} ${family}`,
    email: firm ? `${mailbox.given}@${latin(firm.replaceAll(' ', '-'))}.test` : `${mailbox.given}.${mailbox.family}@${pick(exampleDomains, random)}`,
    company: firm && `${firm} ${pick(country.companyForms, random)}`.trim(),
    address: random() < 0.85 ? makeAddress(country, random) : ['', '', '', '', '', ''],
  }
}

/** Set aside for examples, as `.test` is, so that no mail ever reaches anybody. */
const exampleDomains = ['example.com', 'example.org'] as const

/** Ever new names of firms; they only come round again after hundreds. */
function* firmNames(): Generator<string, never> {
  for (let index = 0; ; index++) {
    yield `${at(companyWords, index)} ${at(companyTrades, index * 7 + Math.floor(index / companyWords.length))}`
  }
}

function makeAddress(country: SampleCountry, random: Random): Person['address'] {
  const [city, region, postalCode] = pick(country.towns, random)
  const number = (most: number) => String(1 + Math.floor(random() * most))
  const line1 = country.line1.replace('#', number(country.code === 'JP' ? 5 : country.code === 'US' ? 2400 : 140))
  const line2 = random() < 0.2 ? pick(country.line2, random).replace('#', number(40)) : ''
  return [line1.replace('*', pick(country.streets, random)), line2, city, region, country.code, postalCode]
}

function makeRow(person: Person, index: number, today: string, random: Random): string[] {
  // Customers written in Japanese are newcomers here: our hands cannot write their script yet.
  const days = 4 + Math.floor(random() ** 1.6 * (person.country.isFamilyFirst ? newcomerDays : longestDays))
  const [plan, monthlyCents] = pick(samplePlans, random)
  const months = Math.max(1, Math.floor(days / 30.44))
  const isGone = random() < 0.06
  const paid = isGone ? Math.ceil(months / 2) : months
  const refundCents = random() < 0.07 ? monthlyCents : 0
  const isNameless = random() < 0.05
  return [
    `cus_${code(14, random)}`,
    '',
    person.email,
    isNameless ? '' : person.name,
    `${daysBefore(today, days)} ${pad(6 + Math.floor(random() * 16))}:${pad(Math.floor(random() * 60))}`,
    String(!isGone && random() < 0.02),
    isGone ? '' : plan,
    isGone ? 'canceled' : 'active',
    money(paid * monthlyCents),
    String(paid),
    money(refundCents),
    money(0),
    ...person.address,
    isNameless ? '' : person.company,
    random() < 0.4 ? at(sampleNotes, index) : '',
  ]
}

type Random = () => number

/** Mulberry32: small, and the same everywhere. */
function seededRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length]!
}

function pick<T>(items: readonly T[], random: Random): T {
  return at(items, Math.floor(random() * items.length))
}

function code(length: number, random: Random): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')
}

/** What is left of a name in an e-mail address. */
function latin(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replaceAll('ß', 'ss')
  return plain.replace(/[^a-z0-9-]+/g, '').replace(/^-+|-+$/g, '')
}

function daysBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function money(cents: number): string {
  return (cents / 100).toFixed(2)
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
