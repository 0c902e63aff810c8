import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const header =
  'id,Description,Email,Name,Created (UTC),Delinquent,Plan,Status,Total Spend,Payment Count,Refunded Volume,Dispute Losses,Card Address Line1,Card Address Line2,Card Address City,Card Address State,Card Address Country,Card Address Zip,company (metadata),note (metadata)'

const given = 'Amélie Björn Carla Dmitri Élodie Franziska Giulia Håkon Inès Jörg Keiko Łukasz Maria Noor Owen Priya Quentin Rosa Søren Théo Uma Violet Wesley Ximena Yusuf Zoë'.split(' ')
const roots = 'Abb Bren Cast Delg Eriks Fujim Garc Hoff Ibrah Jans Köhl Lind Müll Nakam Okaf Perei Quin Rouss Schröd Trembl Uen Vasqu Weißenb Xu You Zimm'.split(' ')
const endings = 'ott an ellanos ado son oto ía mann im en er qvist ström ura or ra a eau ay o ez orn berg ford ley ski'.split(' ')
/** Enough of them that namesakes are about as many as in a real list. */
const family = roots.flatMap((root) => endings.flatMap((ending) => ['', '-Lee', ' Alder', ' Moss'].map((behind) => `${root}${ending}${behind}`)))
const streets = roots.flatMap((root) => ['Street', 'Road', 'Lane', 'Avenue', 'Court'].map((kind) => `${root}wood ${kind}`))
const towns = 'Portland|OR|US|97214;Köln||DE|50674;Lyon||FR|69004;São Paulo|SP|BR|05422-030;Bristol||GB|BS6 5QT;Kyoto||JP|602-8216;Pune|Maharashtra|IN|411004;Utrecht||NL|3512 JK'.split(';').map((town) => town.split('|'))
const trades = 'Maps Bindery Robotics Roasters Studio Cycles Press Ceramics Software Optics'.split(' ')
const pad = (value: number) => String(value).padStart(2, '0')

/** Writes a customer export of 20 columns with accents, quoted commas and quoted line breaks; the same file every time. */
export async function writeBigExport(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file)
  out.write(`${header}\n`)
  for (let row = 0; row < rows; row++) {
    if (!out.write(line(row))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

function line(row: number): string {
  const pick = <T>(list: readonly T[], step: number) => list[(row * step + Math.floor(row / list.length)) % list.length]!
  const name = `${pick(given, 1)} ${pick(family, 7)}`
  const mailbox = name.normalize('NFKD').toLowerCase().replaceAll(' ', '.').replace(/[^a-z.]/g, '')
  const [city, region, country, code = ''] = pick(towns, 3)
  const zip = /^\d{5,6}$/.test(code) ? code.slice(0, -3) + String((row * 7) % 1000).padStart(3, '0') : code
  const created = `${2013 + (row % 13)}-${pad(1 + (row % 12))}-${pad(1 + (row % 28))} ${pad(row % 24)}:${pad(row % 60)}`
  const company = row % 3 === 0 ? `${pick(family, 3)} ${pick(trades, 1)} Ltd` : ''
  const note = row % 20 === 0 ? '"likes tea, and ""proper"" biscuits\nasked twice about invoices"' : ''
  return `cus_${String(row).padStart(14, '0')},,${mailbox}${row}@example.com,${name},${created},false,Studio,active,${row % 9000}.00,${row % 90},0.00,0.00,${1 + (row % 2400)} ${pick(streets, 11)},${row % 9 === 0 ? '"Flat 2, rear"' : ''},${city},${region},${country},${zip},${company},${note}\n`
}
