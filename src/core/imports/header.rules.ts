/** How many rows are looked at for the header: titles and dates of an export stand above it. */
export const headerWithin = 20
const rowsCompared = 5

/**
 * The row of the header among the first rows, from 0: the one with most headers that we know, unless a row above it is as wide,
 * for then it is a row of the table; else the first that is no narrower than half of the table under it and is words. Failing
 * that, the first row with anything in it. `known` says how many cells of a row are headers that we know.
 */
export function findHeader(rows: readonly (readonly string[])[], known: (cells: readonly string[]) => number): number {
  const looked = rows.slice(0, headerWithin)
  const first = looked.findIndex((cells) => filled(cells) > 0)
  if (first < 0) return 0
  const recognised = looked.map((cells) => (filled(cells) === 0 ? 0 : known(cells)))
  const best = recognised.indexOf(Math.max(...recognised))
  const isWiderThanAbove = looked.slice(0, best).every((cells) => filled(cells) < filled(looked[best]!))
  // One word may be a header by chance.
  if (recognised[best]! > 1 && isWiderThanAbove) return best
  const looksLikeHeader = (cells: readonly string[], row: number) =>
    filled(cells) > 1 && cells.filter(isNumeric).length * 2 < filled(cells) && filled(cells) * 2 >= width(rows, row)
  const likely = looked.findIndex(looksLikeHeader)
  return likely < 0 ? first : likely
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** How many cells the fullest of the next rows has. */
function width(rows: readonly (readonly string[])[], row: number): number {
  return Math.max(0, ...rows.slice(row + 1, row + 1 + rowsCompared).map(filled))
}

const isNumeric = (cell: string): boolean => /^[\s\d.,:/+%€$£()-]*\d[\s\d.,:/+%€$£()-]*$/.test(cell)
