import { isEmail } from './cells.rules.ts'

/**
 * The address in a cell that holds more than one, or holds it in disguise: `mailto:`, `Ana <ana@x.com>`, blanks, dots and
 * semicolons around it, `ana (at) x (dot) com`, signs in full width, capitals in the domain. The first of several counts.
 * What is no address stays as it is.
 */
export function mendEmail(text: string): string {
  if (isClean.test(text)) return text
  if (isEmail(text) && !hasLooseEnds.test(text)) return lowerDomain(text)
  const narrow = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^mailto:/i, '')
    .replace(/\?(?:subject|cc|body)=.*$/i, '')
  const inBrackets = /<\s*(?:mailto:)?([^<>]+?)\s*>/i.exec(narrow)
  const plain = (inBrackets?.[1] ?? narrow)
    .replace(/\s*[([{]\s*(?:at|@)\s*[)\]}]\s*/i, '@')
    .replace(/\s+at\s+(?=[\w.-]+\s*(?:[([{]\s*dot|\sdot\s))/i, '@')
    .replace(/\s*[([{]\s*(?:dot|\.)\s*[)\]}]\s*/gi, '.')
    .replace(/(@\S+)\s+dot\s+(?=\w)/gi, '$1.')
  const apart = plain.split(/\s*(?:[;,|]|\s:::\s|\s\/\s)\s*/)
  const candidates = [...apart, ...apart.flatMap((part) => (part.split('@').length > 2 ? part.split(/\s+/) : [part.replace(/\s+/g, '')]))]
  const found = candidates.map(trimmed).find(isEmail)
  return found ? lowerDomain(found) : text
}

/** What most cells of a clean file are. */
const isClean = /^[\w+-]+(?:\.[\w+-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/

/** Passes for an address but is none: `ana@x.com.` and `'ana@x.com'`. */
const hasLooseEnds = /^[.'`]|[.'`]$|\.@|\.\.|[\u200b-\u200d\u2060\ufeff\uff00-\uffef]/

const trimmed = (text: string): string => text.replace(/^[\s"'`.([{<]+|[\s"'`.)\]}>!]+$/g, '')

function lowerDomain(email: string): string {
  const at = email.lastIndexOf('@') + 1
  return email.slice(0, at) + email.slice(at).toLowerCase()
}
