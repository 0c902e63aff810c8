import { expect, test } from 'vitest'
import { usableBounds } from '../../src/main/window-state.ts'

const screens = [
  { x: 0, y: 25, width: 1440, height: 875 },
  { x: 1440, y: 0, width: 1920, height: 1080 },
]

test.each([
  ['where it was', { x: 100, y: 60, width: 1280, height: 800 }],
  ['on the second screen', { x: 1500, y: 0, width: 1000, height: 700 }],
  ['a little off to the left', { x: -40, y: 25, width: 1280, height: 800 }],
])('the window opens %s', (_where, bounds) => {
  expect(usableBounds(bounds, screens)).toEqual(bounds)
})

test.each([
  ['a screen that was unplugged', { x: 4000, y: 100, width: 1280, height: 800 }],
  ['above the screen, where no title bar can be grabbed', { x: 100, y: -300, width: 1280, height: 800 }],
  ['smaller than the app can be used', { x: 100, y: 60, width: 200, height: 100 }],
  ['no numbers', { x: '100', y: 60, width: 1280, height: 800 }],
  ['not a place', { x: Number.NaN, y: 60, width: 1280, height: 800 }],
  ['no file yet', null],
  ['a list', []],
])('otherwise in the middle: %s', (_why, saved) => {
  expect(usableBounds(saved, screens)).toBeNull()
})
