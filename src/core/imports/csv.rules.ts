const delimiters = [',', ';', '\t', '|'] as const
/** Behind titles and a header this many lines tell. */
const linesLookedAt = 20

/**
 * What stands between cells: the one that most lines (those outside quotes) have equally often, then the one they have more
 * often; a comma where nothing tells. A title above the header has no say, nor has a comma in a price.
 */
export function sniffDelimiter(text: string): string {
  const lines = countLines(text)
  let best: { delimiter: string; lines: number; times: number } = { delimiter: ',', lines: 0, times: 0 }
  for (const delimiter of delimiters) {
    const found = mostEqual(lines.map((counts) => counts.get(delimiter) ?? 0))
    if (found.lines > best.lines || (found.lines === best.lines && found.times > best.times)) best = { delimiter, ...found }
  }
  return best.delimiter
}

/** How often each delimiter stands on each of the first lines that have anything. */
function countLines(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = []
  let counts = new Map<string, number>()
  let isBlank = true
  let isQuoted = false
  const endLine = () => {
    if (!isBlank) lines.push(counts)
    counts = new Map()
    isBlank = true
  }
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    if (!isQuoted && (character === '\n' || character === '\r')) {
      endLine()
      if (lines.length === linesLookedAt) return lines
      continue
    }
    isBlank = false
    if (!isQuoted && (delimiters as readonly string[]).includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  endLine()
  return lines
}

/** The count above zero that most lines share, and how many do. */
function mostEqual(counts: readonly number[]): { lines: number; times: number } {
  const linesByTimes = new Map<number, number>()
  for (const times of counts) if (times > 0) linesByTimes.set(times, (linesByTimes.get(times) ?? 0) + 1)
  let best = { lines: 0, times: 0 }
  for (const [times, lines] of linesByTimes) if (lines > best.lines || (lines === best.lines && times > best.times)) best = { lines, times }
  return best
}
