import type { PageLayout } from '../../contract/layout.ts'
import type { LabelSheet } from '../../contract/stationery.ts'
import { pointsPerMm } from '../../contract/units.ts'
import { papers } from '../stationery/stationery.rules.ts'
import { setAddress } from './address-block.rules.ts'
import type { AddressArea, AddressBlock } from './address-block.rules.ts'
import { paper } from './palette.rules.ts'
import { orderMark } from './marks.rules.ts'
import type { LabelJob } from './print.types.ts'
import type { Shaper } from './shaping.rules.ts'

const paddingPt = 3 * pointsPerMm
const mark = { rightPt: 6, bottomPt: 5 }

export interface Rectangle {
  readonly leftPt: number
  readonly topPt: number
  readonly widthPt: number
  readonly heightPt: number
}

/** A label's place on its sheet; `index` counts from 0 along the rows. */
export function labelPlace(sheet: LabelSheet, index: number): Rectangle {
  const column = index % sheet.columns
  const row = Math.floor(index / sheet.columns)
  return {
    leftPt: (sheet.leftMm + column * sheet.pitchXMm) * pointsPerMm,
    topPt: (sheet.topMm + row * sheet.pitchYMm) * pointsPerMm,
    widthPt: sheet.widthMm * pointsPerMm,
    heightPt: sheet.heightMm * pointsPerMm,
  }
}

/** An address inside a label, in the middle of its height. */
export const setLabel = (lines: readonly string[], place: Rectangle, print: Shaper): AddressBlock =>
  setAddress(lines, print, labelArea(place))

/** An ordinary address has up to five lines. Type that holds five keeps the labels of a sheet alike. */
const ordinaryLines = 5
const pitch = 1.12

export function labelArea(place: Rectangle): AddressArea {
  const heightPt = place.heightPt - 2 * paddingPt
  const largestPt = Math.min(12, Math.floor((2 * heightPt) / (ordinaryLines * pitch)) / 2)
  return {
    leftPt: place.leftPt + paddingPt,
    topPt: place.topPt + paddingPt,
    widthPt: place.widthPt - 2 * paddingPt,
    heightPt,
    largestPt,
    smallestPt: 8,
    pitch,
    shareAbove: 0.5,
  }
}

/** The mark in the label's lower right corner. */
export const labelMark = (position: number, place: Rectangle, print: Shaper): PageLayout['boxes'] =>
  orderMark(position, print, {
    rightPt: place.leftPt + place.widthPt - mark.rightPt,
    baselinePt: place.topPt + place.heightPt - mark.bottomPt,
  })

export function labelPage(sheet: LabelSheet, boxes: PageLayout['boxes']): PageLayout {
  const size = papers[sheet.paper]
  return { name: 'labels', widthPt: size.widthPt, heightPt: size.heightPt, paper, boxes }
}

export interface PlacedLabel {
  readonly job: LabelJob
  /** Its label on the sheet, from 0 along the rows. */
  readonly index: number
  /** The job's place in the stack, or in the list where it has none; from 1. */
  readonly position: number
}

/** Deals the labels out to sheets, the first one at label `start` of the first sheet. */
export function labelsOnSheets(jobs: readonly LabelJob[], perSheet: number, start: number): PlacedLabel[][] {
  const sheets: PlacedLabel[][] = []
  for (const [at, job] of jobs.entries()) {
    const slot = start - 1 + at
    const sheet = (sheets[Math.floor(slot / perSheet)] ??= [])
    sheet.push({ job, index: slot % perSheet, position: job.position ?? at + 1 })
  }
  return sheets
}
