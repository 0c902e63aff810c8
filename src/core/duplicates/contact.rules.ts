import { fold } from '../customers/customers.rules.ts'
import { emailKey } from '../customers/keys.rules.ts'
import { oneSlip } from './jaro-winkler.rules.ts'

/** An e-mail address in the parts that tell whose it is. Empty parts without one. */
export interface EmailParts {
  readonly key: string
  /** Before the @, without dots and what follows a plus; empty for a desk such as info@, which is nobody's own. */
  readonly local: string
  readonly domain: string
}

const desks = new Set([
  'info', 'hello', 'hi', 'mail', 'email', 'office', 'admin', 'contact', 'kontakt', 'sales', 'support', 'team', 'accounts', 'accounting',
  'billing', 'invoice', 'invoices', 'rechnung', 'buchhaltung', 'finance', 'service', 'help', 'post', 'noreply', 'orders', 'shop', 'hr', 'me',
])
const freeMail = new Set([
  'gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'hotmail.de', 'hotmail.co.uk', 'live.com', 'msn.com', 'yahoo.com', 'yahoo.de',
  'yahoo.co.uk', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.de', 'gmx.net', 'gmx.com', 'gmx.at', 'gmx.ch', 'web.de',
  't-online.de', 'freenet.de', 'posteo.de', 'mailbox.org', 'proton.me', 'protonmail.com', 'fastmail.com', 'zoho.com', 'libero.it', 'orange.fr',
  'free.fr', 'wanadoo.fr', 'comcast.net', 'verizon.net', 'att.net', 'btinternet.com', 'qq.com', '163.com', 'mail.ru', 'yandex.ru', 'example.com',
])

export function emailParts(email: string): EmailParts {
  const key = emailKey(email)
  const at = key.lastIndexOf('@')
  if (at <= 0) return { key, local: '', domain: '' }
  const local = key.slice(0, at).replace(/\+.*$/, '').replace(/[._-]/g, '')
  return { key, local: desks.has(local) ? '' : local, domain: key.slice(at + 1) }
}

/** The domain where it stands for one employer; empty for gmail.com and its like. */
export const companyDomain = ({ domain }: EmailParts): string => (freeMail.has(domain) ? '' : domain)

/**
 * Why two different e-mail addresses may be of one person: `slip` where one letter differs, `spelling` where dots or a
 * "+tag" do, `home` for the same name at another provider; null where they say nothing.
 */
export function alikeEmails(a: EmailParts, b: EmailParts): { kind: 'slip' | 'spelling' | 'home'; detail: string } | null {
  if (a.local === '' || b.local === '' || a.key === b.key) return null
  if (a.domain === b.domain) {
    if (a.local === b.local) return { kind: 'spelling', detail: '' }
    const slip = oneSlip(a.local, b.local)
    const isCounted = /\d/.test(a.local.charAt(slip?.at ?? 0) + b.local.charAt(slip?.at ?? 0))
    return slip && !isCounted && Math.min(a.local.length, b.local.length) >= 5 ? { kind: 'slip', detail: '' } : null
  }
  if (a.local !== b.local) return null
  // Of two domains one letter apart, the one nobody has heard of is the slip.
  if (oneSlip(a.domain, b.domain) !== null) return { kind: 'slip', detail: freeMail.has(a.domain) ? b.domain : a.domain }
  // At two employers anna.schmidt@ says no more than the name does.
  const isAtHome = freeMail.has(a.domain) || freeMail.has(b.domain)
  return isAtHome && a.local.length >= 4 ? { kind: 'home', detail: '' } : null
}

/** The last nine digits: enough to tell numbers apart, without country code and leading zero. Empty for less than seven. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 7 ? '' : digits.slice(-9)
}

const legalForms = new Set([
  'gmbh', 'mbh', 'ag', 'kg', 'ug', 'ohg', 'gbr', 'ev', 'inc', 'incorporated', 'llc', 'llp', 'ltd', 'limited', 'plc', 'co', 'corp',
  'corporation', 'company', 'sa', 'sas', 'sarl', 'srl', 'spa', 'sl', 'bv', 'nv', 'oy', 'ab', 'aps', 'pty', 'the', 'and', 'und',
])

/** A company's folded words without its legal form: "Lark & Sons, Inc." is larksons. */
export function companyKey(company: string): string {
  if (company === '') return ''
  const words = fold(company).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words.filter((word) => !legalForms.has(word)).join('') || words.join('')
}
