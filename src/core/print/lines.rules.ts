import type { TextBox } from '../../contract/layout.ts'
import { hundredths } from './paths.rules.ts'
import type { FontMetrics } from './print.types.ts'
import type { Shaper, Word } from './shaping.rules.ts'
import { graphemes } from './text.rules.ts'

/** One line of words; `spaces` are those before the word, from the text or, inside a broken word, none. */
export interface Line {
  readonly words: readonly { readonly word: Word; readonly spaces: number }[]
  /** True when the line ends inside a word that is wider than the paper. */
  readonly isBroken: boolean
}

/**
 * Breaks clean text greedily into lines no wider than `width` (in x-heights). Line ends in the text stay, blank lines
 * too; a word wider than a whole line breaks between characters. Spaces at a break go.
 */
export function breakLines(shaper: Shaper, text: string, width: number): Line[] {
  return text === '' ? [] : text.split('\n').flatMap((paragraph) => breakParagraph(shaper, paragraph, width))
}

export const lineText = (line: Line): string =>
  line.words.map(({ word, spaces }) => ' '.repeat(spaces) + word.text).join('')

function breakParagraph(shaper: Shaper, paragraph: string, width: number): Line[] {
  const lines: Line[] = []
  let words: { word: Word; spaces: number }[] = []
  let used = 0
  let spaces = 0
  const end = (isBroken: boolean): void => {
    lines.push({ words, isBroken })
    words = []
    used = 0
  }
  for (const text of paragraph.split(' ')) {
    if (text === '') {
      spaces += 1
      continue
    }
    let word = shaper.word(text)
    if (used > 0 && used + spaces * shaper.space.width + word.width > width) {
      end(false)
      spaces = 0
    }
    while (word.width + spaces * shaper.space.width > width) {
      const head = longestHead(shaper, word.text, width)
      if (head === word.text) {
        // A single character, or an indent wider than the paper: it stands at the margin.
        spaces = 0
        break
      }
      words.push({ word: shaper.word(head), spaces: 0 })
      end(true)
      spaces = 0
      word = shaper.word(word.text.slice(head.length))
    }
    words.push({ word, spaces })
    used += spaces * shaper.space.width + word.width
    spaces = 1
  }
  end(false)
  return lines
}

/** As many whole characters as fit, but at least one. */
function longestHead(shaper: Shaper, text: string, width: number): string {
  let head = ''
  for (const grapheme of graphemes(text)) {
    if (head !== '' && shaper.word(head + grapheme).width > width) return head
    head += grapheme
  }
  return head
}

/** Draws a line from `leftPt` on `baselinePt`: one box for each stretch of one font, spaces in the first font. */
export function lineBoxes(
  shaper: Shaper,
  line: Line,
  at: { readonly leftPt: number; readonly baselinePt: number; readonly xHeightPt: number; readonly color: string },
): TextBox[] {
  const boxes: TextBox[] = []
  let box: TextBox | undefined
  let boxFont: FontMetrics | undefined
  const boxFor = (font: FontMetrics): TextBox => {
    if (box !== undefined && boxFont === font) return box
    boxFont = font
    box = {
      kind: 'text',
      text: '',
      fontId: font.id,
      sizePt: hundredths(at.xHeightPt / font.xHeightEm),
      baselinePt: hundredths(at.baselinePt),
      color: at.color,
      glyphs: [],
    }
    boxes.push(box)
    return box
  }
  let x = 0
  for (const { word, spaces } of line.words) {
    for (let i = 0; i < spaces; i += 1) {
      const target = boxFor(shaper.primary)
      target.text += ' '
      target.glyphs.push([shaper.space.glyphId, hundredths(at.leftPt + x * at.xHeightPt)])
      x += shaper.space.width
    }
    for (const run of word.runs) {
      const target = boxFor(run.font)
      target.text += run.text
      for (let i = 0; i < run.glyphs.length; i += 1) {
        target.glyphs.push([run.glyphs[i] ?? 0, hundredths(at.leftPt + (x + (run.offsets[i] ?? 0)) * at.xHeightPt)])
      }
    }
    x += word.width
  }
  return boxes
}

/** Each uncovered character of the lines once, in reading order. */
export const uncoveredIn = (lines: readonly Line[]): string[] => [
  ...new Set(lines.flatMap((line) => line.words.flatMap(({ word }) => word.uncovered))),
]
