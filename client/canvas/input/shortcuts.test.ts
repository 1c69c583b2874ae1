import { describe, expect, it } from 'vitest'
import { addNote, idOf } from '../testing/make-objects'
import { TestCanvas } from '../testing/test-canvas'
import { type KeyStroke, shortcutFor, writingShortcutFor } from './shortcuts'

const stroke = (key: string, rest: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: '',
  shift: false,
  alt: false,
  accel: false,
  ...rest,
})

describe('what keys mean', () => {
  it.each([
    ['v', 'select tool'],
    ['h', 'hand tool'],
    ['n', 'note tool'],
    ['s', 'note tool'],
    ['f', 'area tool'],
    ['a', 'connector tool'],
    ['x', 'connector tool'],
    ['l', 'connector tool'],
    ['Enter', 'edit'],
    ['Delete', 'bin'],
    ['Backspace', 'bin'],
    ['ArrowLeft', 'nudge left'],
    ['+', 'zoom in'],
    ['-', 'zoom out'],
    ['Escape', 'cancel'],
  ])('%s: %s', (key, name) => expect(shortcutFor(stroke(key), true)).toBe(name))

  it('with shift: ten times as far, and the zoom by the place of the digit', () => {
    expect(shortcutFor(stroke('ArrowUp', { shift: true }), true)).toBe('nudge far up')
    expect(['Digit0', 'Digit1', 'Digit2'].map((code) => shortcutFor(stroke('!', { shift: true, code }), true))).toEqual([
      'zoom to 100',
      'fit',
      'fit selection',
    ])
  })

  it('with the accelerator: what every editor does', () => {
    expect(['a', 'd', 'z', 'y', '0', '+'].map((key) => shortcutFor(stroke(key, { accel: true }), false))).toEqual([
      'select all',
      'duplicate',
      'undo',
      'redo',
      'zoom to 100',
      'zoom in',
    ])
    expect(shortcutFor(stroke('Z', { accel: true, shift: true }), false)).toBe('redo')
  })

  it('what the browser owns is left to it', () => {
    expect(['t', 'w', 'l', 'r', 'c', 'v', 'n'].map((key) => shortcutFor(stroke(key, { accel: true }), true))).toEqual(Array(7).fill(null))
  })

  it('single characters mean nothing when they are switched off; other keys still do', () => {
    expect(['n', '+', ']'].map((key) => shortcutFor(stroke(key), false))).toEqual([null, null, null])
    expect(shortcutFor(stroke('Delete'), false)).toBe('bin')
  })

  it('while writing almost everything is text', () => {
    expect(['n', 'Enter', 'Delete', 'ArrowLeft'].map((key) => writingShortcutFor(stroke(key)))).toEqual([null, null, null, null])
    expect([
      writingShortcutFor(stroke('Escape')),
      writingShortcutFor(stroke('Tab')),
      writingShortcutFor(stroke('Enter', { accel: true })),
    ]).toEqual(['cancel', 'next beside', 'next below'])
    expect(writingShortcutFor(stroke('Tab', { shift: true }))).toBeNull()
  })
})

describe('keys on the canvas', () => {
  const notes = () => new TestCanvas([addNote('one', 100, 100), addNote('two', 500, 100)])

  it('arrows nudge, and nudges in a row are one step back', () => {
    const canvas = notes().select('one').key('ArrowRight').key('ArrowRight', { shift: true }).key('ArrowDown').expectAt('one', 111, 101)
    canvas.wait(5000).key('ArrowDown').expectAt('one', 111, 102)
    canvas.key('z', { accel: true }).expectAt('one', 111, 101).key('z', { accel: true }).expectAt('one', 100, 100)
  })

  it('Delete puts into the bin, undo brings back', () => {
    const canvas = notes().select('one').key('Delete').expectSelected()
    expect(canvas.object('one').binnedAt).toBe(canvas.time.now())
    canvas.key('z', { accel: true })
    expect(canvas.object('one').binnedAt).toBeNull()
  })

  it('Tab walks in reading order and lets go at the end', () => {
    const canvas = notes()
    const tab = (shift = false) => canvas.engine.press(stroke('Tab', { shift }))
    expect(tab()).toBe(true)
    canvas.expectSelected('one')
    expect([tab(), tab()]).toEqual([true, false])
    canvas.expectSelected('two')
    expect(tab(true)).toBe(true)
    canvas.expectSelected('one')
  })

  it('an undo that would touch somebody else’s work says so', () => {
    const canvas = notes().select('one').key('ArrowRight')
    canvas.page.remotely([{ kind: 'set-geometry', id: idOf('one'), geometry: [0, 0, 200, 200] }])
    canvas.key('z', { accel: true })
    expect(canvas.notices).toEqual([{ kind: 'undo', refusal: { kind: 'changed since', objects: [{ id: idOf('one'), by: null }] } }])
  })
})
