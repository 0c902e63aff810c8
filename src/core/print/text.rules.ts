/** Text as a pen can write it, and the pieces it falls into. */

const lineEnds = /\r\n|[\r\u0085\u000b\u000c\u2028\u2029]/g
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
/** Controls, zero-width spaces and non-joiners, BOM, soft hyphen, direction marks, variation selectors. */
const invisible = /[\u0000-\u0009\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/g
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** A joiner counts only inside an emoji. */
const joiners = /\u200d(?!\p{Extended_Pictographic})/gu
const strangeHyphens = /[\u2010\u2011]/g

/**
 * Composed (NFC), with what has no ink taken out, every kind of space made a plain one and every line end a `\n`.
 * What a reader would see is never taken out. Spaces at the ends of lines and blank lines at the end go.
 */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(loneSurrogates, '')
    .replace(joiners, '')
    .replace(strangeHyphens, '-')
    .normalize('NFC')
    .replace(/ +$/gm, '')
    .replace(/\n+$/, '')
}

let segmenter: Intl.Segmenter | undefined

/** What a reader calls characters: a letter with its marks, an emoji with its parts. */
export function graphemes(text: string): string[] {
  // Below U+0300 nothing combines, and the segmenter is a hundred times slower.
  if (/^[\u0020-\u02ff\u2010-\u2027\u20ac]*$/.test(text)) return text.split('')
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
