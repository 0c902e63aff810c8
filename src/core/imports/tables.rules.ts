/** What a file is, by its first bytes; `text` is anything else. */
export function kindOfHead(head: Uint8Array): 'zip' | 'old-excel' | 'pdf' | 'text' {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel'
  return starts(0x25, 0x50, 0x44, 0x46) ? 'pdf' : 'text'
}

/** What a text is, by how it begins. */
export function kindOfText(text: string): 'vcard' | 'web-page' | 'csv' {
  if (/^\s*BEGIN:VCARD/i.test(text)) return 'vcard'
  return /^\s*<(?:!doctype|html|\?xml|table|head|meta)\b/i.test(text) ? 'web-page' : 'csv'
}

/** What a ZIP is, by the names in it: a workbook, another program's spreadsheet, or a folder of files. */
export function kindOfZip(names: readonly string[]): 'xlsx' | 'spreadsheet' | 'folder' {
  const has = (...wanted: string[]) => names.some((name) => wanted.includes(name))
  if (has('xl/workbook.xml')) return 'xlsx'
  // LibreOffice; Numbers; Excel's binary workbook.
  return has('content.xml', 'Index/Document.iwa', 'Index.zip', 'xl/workbook.bin') ? 'spreadsheet' : 'folder'
}

/** Whether a file in a ZIP may be a table. What systems put there for themselves is not. */
export function mayBeTable(name: string): boolean {
  return /\.(?:csv|tsv|txt|vcf|xlsx)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.[^/]*$)/.test(name)
}

/** The order in which parts are tried: those named like customers first, those named like anything but them last. */
export function mostLikelyFirst<T extends { readonly name: string }>(parts: readonly T[]): T[] {
  const rank = ({ name }: T): number => {
    // Mailchimp's unsubscribed and cleaned addresses are customers only to those who say so.
    if (/(?:^|[^a-z])(?:un|non)_?-?subscribed|cleaned|archived|deleted|readme/i.test(name)) return 2
    return /customer|contact|subscribed|subscriber|member|client|people|person|kunde|kontakt|adress|address/i.test(name) ? 0 : 1
  }
  return parts.map((part) => ({ part, rank: rank(part) })).toSorted((one, other) => one.rank - other.rank).map(({ part }) => part)
}

/** Names as they are shown and chosen by: no control characters, and none twice. */
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const plain = name.replace(/\p{Cc}/gu, '').slice(0, 200) || 'file'
    const times = (seen.get(plain) ?? 0) + 1
    seen.set(plain, times)
    return times === 1 ? plain : plain.replace(/(?:\.\w+)?$/, (ending) => ` (${times})${ending}`)
  })
}

/** A number as a sheet holds it, as people write it: all digits, no exponent, without the crumbs of binary fractions. */
export function plainNumber(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored
  const number = Number(stored)
  if (!Number.isFinite(number)) return ''
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential(14)) ?? []
  const digits = (whole + fraction).replace(/0+$/, '') || '0'
  const point = Number(exponent) + 1
  if (digits === '0') return '0'
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return point >= digits.length ? `${sign}${digits}${'0'.repeat(point - digits.length)}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** A day of a sheet as `YYYY-MM-DD`, with `HH:MM` where it has a time; a time alone without its day. */
export function plainDate(date: Date): string {
  // Sheets hold days as fractions: a second may be a hair short.
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString()
  const day = text.slice(0, -14)
  const time = text.slice(-13, -8)
  if (date.getUTCFullYear() < 1900) return time
  return time === '00:00' ? day : `${day} ${time}`
}

/** A row of cells as one line of CSV; a row without cells is an empty line. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}

/** The names of a workbook's sheets in their order, from its `xl/workbook.xml`. */
export function sheetNames(xml: string): string[] {
  const tags = xml.match(/<(?:[\w-]+:)?sheet\s[^>]*>/g) ?? []
  return tags.map((tag) => unescapeXml(/\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag)?.slice(1).find((name) => name !== undefined) ?? ''))
}

const xmlNames: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return xmlNames[name] ?? all
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
