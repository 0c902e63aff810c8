import type { Address } from '../../contract/customers.ts'
import { isStreet, isTown, streetLines } from './one-line-parts.rules.ts'
import { regionFromText } from './regions.rules.ts'

/** Towns whose names hold the very signs that end the names of others. */
const city = /^((?:大和郡山|蒲郡|小郡|郡山|四日市|廿日市|野々市|東村山|武蔵村山|十日町|大町|町田|村山|市川|市原|余市郡余市)[市町]|[^\d\s]{1,6}?郡[^\d\s]{1,6}?[町村]|[^\d\s]{1,6}?市[^\d\s]{1,4}?区|[^\d\s]{1,7}?[市区町村])\s*(.+)$/u
const prefecture = /^(北海道|東京都|京都府|大阪府|\p{Script=Han}{2,3}県)\s*(.+)$/u

/** `〒150-0002 東京都渋谷区渋谷2-21-1`, or `2-21-1 Shibuya, Shibuya-ku, Tokyo 150-0002` from small to large. */
export function japaneseAddress(parts: readonly string[]): Address | null {
  const line = parts.join(', ').normalize('NFKC').replace(/[‐‑–−ー](?=\d)/gu, '-')
  const code = /(?:〒\s*)?(?<!\d)(\d{3})-?(\d{4})(?![\d-])/u.exec(line)
  if (!code) return null
  const postalCode = `${code[1]!}-${code[2]!}`
  const rest = `${line.slice(0, code.index)} ${line.slice(code.index + code[0].length)}`.replace(/^[\s,〒]+|[\s,]+$/g, '')
  return inSigns(rest, postalCode) ?? inLetters(rest, postalCode)
}

function inSigns(text: string, postalCode: string): Address | null {
  const [, region, below = ''] = prefecture.exec(text) ?? []
  const [, town, street = ''] = city.exec(below) ?? []
  if (!region || !town || !regionFromText('JP', region)) return null
  const [line1 = '', ...building] = street.split(/[\s,]+(?=\D)/u)
  return { line1, line2: building.join(' '), city: town, region, postalCode, country: 'JP' }
}

function inLetters(text: string, postalCode: string): Address | null {
  const parts = text.split(/\s*,\s*/)
  const region = parts.pop() ?? ''
  const town = parts.pop() ?? ''
  if (parts.length === 0 || !regionFromText('JP', region.replace(/-(?:to|fu|ken)$/i, '')) || !isTown(town, 'JP')) return null
  const { line1, line2 } = streetLines(parts)
  // "2-21-1" alone goes on in the next part.
  const [first, second] = /^[\d-]+$/.test(line1) && line2 !== '' ? [`${line1} ${line2}`, ''] : [line1, line2]
  return isStreet(first) ? { line1: first, line2: second, city: town, region, postalCode, country: 'JP' } : null
}
