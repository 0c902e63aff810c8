import type { VcardProperty } from './vcard.types.ts'

const encodings = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT'])

/** One unfolded line taken apart; null where it is none, or holds bytes and no text. */
export function readProperty(line: string): VcardProperty | null {
  const colon = findOutsideQuotes(line, ':')
  if (colon < 1) return null
  const [head = '', ...given] = splitOutsideQuotes(line.slice(0, colon), ';')
  const dot = head.lastIndexOf('.')
  const params: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const param of given) {
    const equals = param.indexOf('=')
    const bare = equals < 0 ? param.trim() : ''
    const name = equals >= 0 ? param.slice(0, equals).trim().toUpperCase() : encodings.has(bare.toUpperCase()) ? 'ENCODING' : 'TYPE'
    const values = splitOutsideQuotes(equals < 0 ? bare : param.slice(equals + 1), ',').map(unquote)
    // 4.0 also writes several types as one quoted list.
    ;(params[name] ??= []).push(...(name === 'TYPE' ? values.flatMap((value) => value.split(',')) : values))
  }
  const value = line.slice(colon + 1)
  const encoding = params['ENCODING']?.[0]?.toUpperCase() ?? ''
  if (encoding === 'B' || encoding === 'BASE64') return null
  return {
    group: head.slice(0, Math.max(0, dot)).trim().toLowerCase(),
    name: head.slice(dot + 1).trim().toUpperCase(),
    params,
    value: encoding === 'QUOTED-PRINTABLE' ? decodeQuotedPrintable(value, params['CHARSET']?.[0] ?? 'utf-8') : value,
  }
}

/** A text as it was before it was escaped. */
export function unescape(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter)) : text
}

/** The parts of a structured value, still escaped. */
export function splitEscaped(value: string, separator: ';' | ','): string[] {
  if (!value.includes('\\')) return value.split(separator)
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '\\') at += 1
    else if (value[at] === separator) {
      parts.push(value.slice(start, at))
      start = at + 1
    }
  }
  parts.push(value.slice(start))
  return parts
}

/** A parameter's text: 4.0 writes line ends and quotes with a caret, some write line ends as in values. */
export function unescapeParam(text: string): string {
  return text.replace(/\^([n'^])|\\([nN,;\\])/g, (_, caret: string | undefined, back: string | undefined) => {
    if (caret === 'n' || back === 'n' || back === 'N') return '\n'
    return caret === "'" ? '"' : (caret ?? back ?? '')
  })
}

function findOutsideQuotes(text: string, wanted: string): number {
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === wanted && !isQuoted) return at
  }
  // A quote that never closes is no quote.
  return isQuoted ? text.indexOf(wanted) : -1
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  let rest = text
  for (let at = findOutsideQuotes(rest, separator); at >= 0; at = findOutsideQuotes(rest, separator)) {
    parts.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...parts, rest]
}

const unquote = (text: string): string => text.trim().replace(/^"(.*)"$/s, '$1')

function decodeQuotedPrintable(text: string, charset: string): string {
  const decoder = decoderFor(charset)
  const decode = (run: string) => {
    const bytes: number[] = []
    for (let at = 0; at < run.length; at += 1) {
      const isCode = run[at] === '=' && /^[0-9a-f]{2}$/i.test(run.slice(at + 1, at + 3))
      bytes.push(isCode ? parseInt(run.slice(at + 1, at + 3), 16) : run.charCodeAt(at))
      if (isCode) at += 2
    }
    return decoder.decode(Uint8Array.from(bytes))
  }
  // The second byte of a Japanese letter may stand there plainly, so plain text is decoded together with its codes.
  return text.replace(/[\x00-\x7f]+/g, (run) => (run.includes('=') ? decode(run) : run))
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder('utf-8')
  }
}
