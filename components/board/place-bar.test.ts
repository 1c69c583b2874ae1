import { expect, it } from 'vitest'
import { placeBar } from './place-bar'

const view = { w: 1000, h: 700 }
const bar = { w: 400, h: 56 }

it('stands above what is selected, in its middle', () => {
  expect(placeBar({ x: 400, y: 300, w: 200, h: 200 }, bar, view)).toEqual({ x: 300, y: 232 })
})

it('goes below when there is no room above, and to the top when there is none below', () => {
  expect(placeBar({ x: 400, y: 20, w: 200, h: 200 }, bar, view)).toEqual({ x: 300, y: 232 })
  expect(placeBar({ x: 400, y: 20, w: 200, h: 670 }, bar, view)).toEqual({ x: 300, y: 12 })
})

it('keeps out of the column of tools at the left', () => {
  expect(placeBar({ x: 20, y: 300, w: 50, h: 50 }, bar, view, 96).x).toBe(96)
})

it('never leaves the view, however far away the selection is', () => {
  expect(placeBar({ x: -900, y: 300, w: 50, h: 50 }, bar, view)).toEqual({ x: 12, y: 232 })
  expect(placeBar({ x: 1900, y: 2300, w: 50, h: 50 }, bar, view)).toEqual({ x: 588, y: 632 })
})
