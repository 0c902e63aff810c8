import { kept } from './kept.rules.ts'

/**
 * Pair kerning out of a GPOS table as fontkit decodes it. Our own lookup, because shaping whole runs through fontkit is
 * slow and picks wrong alternates in some hands. Covers PairPos formats 1 and 2; the fonts we ship use nothing else.
 * Table layout: OpenType 1.9, GPOS, lookup type 2.
 */
export interface GposTable {
  readonly featureList: Iterable<{ readonly tag: string; readonly feature: { readonly lookupListIndexes: readonly number[] } }>
  readonly lookupList: LazyArray<{ readonly lookupType: number; readonly subTables: Iterable<PairTable> }>
}

interface LazyArray<T> {
  get(index: number): T
}

interface Value {
  readonly xAdvance?: number
}

interface PairTable {
  readonly version: number
  readonly coverage: Coverage
  readonly pairSets?: LazyArray<Iterable<{ readonly secondGlyph: number; readonly value1: Value }>>
  readonly classDef1?: ClassDef
  readonly classDef2?: ClassDef
  readonly classRecords?: LazyArray<LazyArray<{ readonly value1: Value }>>
}

interface Coverage {
  readonly glyphs?: readonly number[]
  readonly rangeRecords?: Iterable<{ readonly start: number; readonly end: number; readonly startCoverageIndex: number }>
}

interface ClassDef {
  readonly startGlyph?: number
  readonly classValueArray?: readonly number[]
  readonly classRangeRecord?: Iterable<{ readonly start: number; readonly end: number; readonly class: number }>
}

const pairPositioning = 2

/** Gives the kerning of a pair in font units, 0 where there is none; remembers each pair it has looked up. */
export function kerning(table: GposTable | undefined): (left: number, right: number) => number {
  const tables = table === undefined ? [] : pairTables(table)
  if (tables.length === 0) return () => 0
  const known = new Map<number, number>()
  return (left, right) => kept(known, left * 65536 + right, () => firstValue(tables, left, right))
}

function pairTables(table: GposTable): PairTable[] {
  const indexes = new Set<number>()
  for (const { tag, feature } of table.featureList) {
    if (tag === 'kern') for (const index of feature.lookupListIndexes) indexes.add(index)
  }
  return [...indexes]
    .map((index) => table.lookupList.get(index))
    .filter((lookup) => lookup.lookupType === pairPositioning)
    .flatMap((lookup) => [...lookup.subTables])
}

function firstValue(tables: readonly PairTable[], left: number, right: number): number {
  for (const table of tables) {
    const index = coverageIndex(table.coverage, left)
    if (index < 0) continue
    if (table.version === 1) {
      for (const pair of table.pairSets?.get(index) ?? []) {
        if (pair.secondGlyph === right) return pair.value1.xAdvance ?? 0
      }
    } else {
      const record = table.classRecords?.get(classOf(table.classDef1, left)).get(classOf(table.classDef2, right))
      return record?.value1.xAdvance ?? 0
    }
  }
  return 0
}

function coverageIndex(coverage: Coverage, glyph: number): number {
  if (coverage.glyphs !== undefined) return coverage.glyphs.indexOf(glyph)
  for (const range of coverage.rangeRecords ?? []) {
    if (range.start <= glyph && glyph <= range.end) return range.startCoverageIndex + glyph - range.start
  }
  return -1
}

function classOf(classes: ClassDef | undefined, glyph: number): number {
  const listed = classes?.classValueArray?.[glyph - (classes.startGlyph ?? 0)]
  if (listed !== undefined) return listed
  for (const range of classes?.classRangeRecord ?? []) {
    if (range.start <= glyph && glyph <= range.end) return range.class
  }
  return 0
}
