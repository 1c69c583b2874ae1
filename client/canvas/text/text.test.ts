import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Note } from '@/domain/board/object'
import { createBarePage } from '../testing/bare-page'
import { addNote, idOf } from '../testing/make-objects'
import { directionOf, graphemesOf, piecesOf } from './breaks'
import { fitText, layOut, rememberedWidths } from './layout'
import { createNoteTexts, noteMeasures } from './note-text'

/** Every grapheme is half an em wide: a line of 100 at size 10 takes 20 characters. */
const widthOf = (piece: string, fontSize: number): number => graphemesOf(piece).length * fontSize * 0.5
const linesOf = (text: string, width = 100): string[] => layOut(text, width, 10, widthOf).lines.map((line) => line.text)

describe('breaking lines', () => {
  it('fills a line with words; the space at the break hangs over', () => {
    expect(linesOf('we were never asked about it')).toEqual(['we were never asked ', 'about it'])
  })

  it('keeps a space that exactly overflows on the line it ends', () => {
    expect(linesOf('12345678901234567890 next')).toEqual(['12345678901234567890 ', 'next'])
  })

  it('keeps empty lines and line feeds', () => {
    expect(linesOf('one\n\ntwo\n')).toEqual(['one', '', 'two', ''])
    expect(linesOf('')).toEqual([''])
  })

  it('cuts a word only when a whole line is too short for it, between graphemes', () => {
    expect(linesOf(`a ${'x'.repeat(25)}`)).toEqual(['a ', 'x'.repeat(20), 'xxxxx'])
    expect(linesOf('👩‍👩‍👧'.repeat(25))[0]).toBe('👩‍👩‍👧'.repeat(20))
  })

  it('breaks after a hyphen, and not beside a lonely one', () => {
    expect(piecesOf('co-production - now').map((piece) => piece.text)).toEqual(['co-', 'production', ' ', '-', ' ', 'now'])
  })

  it('breaks scripts without spaces between words, never before a full stop', () => {
    const pieces = piecesOf('私たちは一緒に決めました。').map((piece) => piece.text)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.at(-1)?.endsWith('。')).toBe(true)
    expect(pieces.at(-1)?.length).toBeGreaterThan(1)
    expect(linesOf('ฉันอยากให้ทุกคนได้พูดและมีคนฟังเสมอ').length).toBeGreaterThan(1)
  })

  it('takes the direction from the first letter; a line without letters goes with the one before', () => {
    expect([directionOf('שלום'), directionOf('1. مرحبا'), directionOf('Hello שלום'), directionOf('123')]).toEqual([
      'rtl',
      'rtl',
      'ltr',
      null,
    ])
    expect(layOut('שלום\n123', 100, 10, widthOf).lines.map((line) => line.direction)).toEqual(['rtl', 'rtl'])
  })

  it('loses no character and no line is wider than the box, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 30, max: 200 }), (text, width) => {
        const { lines } = layOut(text, width, 10, widthOf)
        expect(lines.map((line) => line.text).join('')).toBe(text.replaceAll('\n', ''))
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('fitting', () => {
  it('takes the largest size that fits without cutting words', () => {
    const fit = (text: string) => fitText({ text, width: 100, height: 60, least: 10, most: 24 }, widthOf)
    expect(fit('Yes').fontSize).toBe(24)
    expect(fit('involvement').fontSize).toBe(18)
    expect(fit('word '.repeat(60)).fontSize).toBe(10)
  })

  it('fits whenever the least size fits', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), (text) => {
        const layout = fitText({ text, width: 168, height: 145, least: 14, most: 24 }, widthOf)
        const least = layOut(text, 168, 14, widthOf)
        if (least.height <= 145 && !least.cutWord) expect(layout.height).toBeLessThanOrEqual(145)
        else expect(layout.fontSize).toBe(14)
      }),
    )
  })

  it('measures a word once per size', () => {
    const measure = vi.fn(() => 10)
    const width = rememberedWidths(measure, 'Inter')
    layOut('again and again and again', 1000, 12, width)
    expect(measure).toHaveBeenCalledTimes(3)
    expect(measure).toHaveBeenCalledWith('again', '12px Inter')
  })
})

describe('the text of a note', () => {
  const noteWith = (text: string): Note => {
    const page = createBarePage()
    page.apply([addNote('one', 0, 0, { text })])
    return page.get(idOf('one')) as Note
  }

  it('grows the note when the words need more room, and shows all of them', () => {
    const texts = createNoteTexts(widthOf)
    const long = noteWith('something happened to me and nobody asked '.repeat(12))
    const grown = texts.grownHeight(long, 200, 200)
    expect(grown).toBeGreaterThan(200)
    expect(texts.layoutOf(long, 200, grown).height).toBeLessThanOrEqual(grown - noteMeasures.top - noteMeasures.foot)
    expect(texts.grownHeight(noteWith('short'), 200, 200)).toBe(200)
  })

  it('never says that a text surely fits when it does not', () => {
    const emWide = (piece: string, fontSize: number): number => graphemesOf(piece).length * fontSize
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.integer({ min: 80, max: 400 }), fc.integer({ min: 80, max: 400 }), (text, w, h) => {
        const grown = createNoteTexts(emWide).grownHeight(noteWith(text), w, h)
        const needed = layOut(text, w - 2 * noteMeasures.side, noteMeasures.leastFont, emWide).height + noteMeasures.top + noteMeasures.foot
        expect(grown).toBeGreaterThanOrEqual(needed)
      }),
    )
  })

  it('guesses bars without measuring, within the box, and takes the real lines once they are known', () => {
    const measured = vi.fn(widthOf)
    const texts = createNoteTexts(measured)
    const note = noteWith('we were told to wait and nobody came back to us about it')
    const guessed = texts.roughLines(note, 200, 200)
    expect(measured).not.toHaveBeenCalled()
    expect(guessed.widths.length * guessed.lineHeight).toBeLessThanOrEqual(200)
    for (const width of guessed.widths) expect(width).toBeLessThanOrEqual(200 - 2 * noteMeasures.side)
    const layout = texts.layoutOf(note, 200, 200)
    expect(texts.roughLines(note, 200, 200).widths).toEqual(layout.lines.map((line) => line.width))
  })

  it('lays out again only when words or size changed', () => {
    const texts = createNoteTexts(widthOf)
    const note = noteWith('hello')
    expect(texts.layoutOf(note, 200, 200)).toBe(texts.layoutOf({ ...note, geometry: [50, 50, 200, 200] }, 200, 200))
    expect(texts.layoutOf({ ...note, text: 'hello you' }, 200, 200).lines[0]?.text).toBe('hello you')
  })
})
