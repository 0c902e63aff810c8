import type { VcardLines } from './vcard.types.ts'

/** Takes the text of a file in pieces of any size and gives the cards that became whole. */
export interface VcardSplitter {
  push(text: string): VcardLines[]
  /** What is left when the file ends. */
  end(): VcardLines[]
}

const neverEnds = 'This card begins and never ends.'
/** No line of a card that we read is longer; what goes on behind is a picture or damaged. */
const longestLine = 64 * 1024

/** Pictures, sounds and keys: by far the longest, and of no use here. */
const unread = /^(?:[\w-]+\.)?(?:photo|logo|sound|key)\s*[:;]/i
const quotedPrintable = /^[^:]*;\s*(?:encoding\s*=\s*)?"?quoted-printable/i

/**
 * Joins folded lines and cuts the file into cards. A card that never ends costs only itself: the next BEGIN starts anew.
 * Lines outside a card are not looked at. Holds no more than one card, without its pictures.
 */
export function createVcardSplitter(): VcardSplitter {
  let rest = ''
  let isRestCut = false
  let lines: string[] | null = null
  /** Cards inside this one, which vCard 2.1 has for assistants. */
  let depth = 0
  let isOld = false
  let line = ''
  let isSoft = false
  let found: VcardLines[] = []

  function physical(text: string): void {
    if (isSoft) {
      line = line.slice(0, -1) + text
    } else if (/^[ \t]/.test(text) && line !== '') {
      if (!unread.test(line) && line.length < longestLine) line += isOld && !isBase64(line) ? ` ${text.trimStart()}` : text.slice(1)
      return
    } else {
      logical(line)
      line = text
    }
    isSoft = line.endsWith('=') && line.length < longestLine && quotedPrintable.test(line)
  }

  function logical(text: string): void {
    const word = text.trim().toUpperCase()
    if (word === 'BEGIN:VCARD') begin()
    else if (lines === null) return
    else if (word === 'END:VCARD') close()
    else if (depth === 0 && word !== '' && !unread.test(text)) {
      if (/^VERSION:2/i.test(text)) isOld = true
      lines.push(text)
    }
  }

  function begin(): void {
    if (lines !== null && (depth > 0 || /^(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i.test(lines.at(-1) ?? ''))) {
      depth += 1
      return
    }
    if (lines !== null) found.push({ fault: neverEnds })
    lines = []
    isOld = false
  }

  function close(): void {
    if (depth > 0) {
      depth -= 1
      return
    }
    found.push(lines!)
    lines = null
  }

  function take(): VcardLines[] {
    const taken = found
    found = []
    return taken
  }

  return {
    push(text) {
      const pieces = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = pieces.pop()!
      for (const piece of pieces) {
        if (!isRestCut) physical(piece)
        isRestCut = false
      }
      // A picture in one endless line is let go as it comes.
      if (rest.length > longestLine) {
        if (!isRestCut) physical(rest.slice(0, longestLine))
        isRestCut = true
        rest = rest.endsWith('\r') ? '\r' : ''
      }
      return take()
    },
    end() {
      if (!isRestCut) physical(rest.replace(/\r$/, ''))
      logical(line)
      if (lines !== null) found.push({ fault: neverEnds })
      lines = null
      return take()
    },
  }
}

const isBase64 = (line: string): boolean => /^[^:]*;(?:encoding=)?(?:b|base64)[:;]/i.test(line)
