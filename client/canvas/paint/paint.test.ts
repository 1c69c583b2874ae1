import { describe, expect, it } from 'vitest'
import type { Vector } from '@/domain/geometry/spaces'
import { createScene } from '../scene/scene'
import { createBarePage } from '../testing/bare-page'
import { addArea, addConnector, addNote, idOf } from '../testing/make-objects'
import { plainTheme } from '../testing/test-canvas'
import { createNoteTexts } from '../text/note-text'
import { detailFor } from './level-of-detail'
import { paintScene, type ScenePicture } from './paint-scene'
import { clipped, inkOn, type Pen } from './pen'
import { themeFromTokens } from './theme'

const measure = (text: string, font: string): number => [...text].length * Number.parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '10') * 0.5

/** A pen that paints nothing and remembers the words it was asked to write, how opaque it was, and how often it filled. */
function createFakePen() {
  const words: string[] = []
  const opacities = new Set<unknown>()
  const places: Vector[] = []
  let fills = 0
  const answers: Record<string, unknown> = {
    fillText: (text: string, x: number, y: number) => {
      words.push(text)
      places.push({ x, y })
    },
    fillRect: () => (fills += 1),
    fill: () => (fills += 1),
  }
  const pen = new Proxy(answers, {
    get: (known, name: string) => known[name] ?? (() => undefined),
    set: (_, name: string, value) => {
      if (name === 'globalAlpha') opacities.add(value)
      return true
    },
  })
  return { pen: pen as unknown as Pen, words, places, opacities, fills: () => fills }
}

function paint(change: Partial<ScenePicture> = {}): ReturnType<typeof createFakePen> {
  const page = createBarePage()
  page.apply([
    addArea('area', 0, 0, 600, 400, { title: 'Start', question: 'Why?', columns: ['then', 'now'] }),
    addNote('one', 50, 150, { text: 'hello there' }),
    addNote('two', 350, 150, { text: 'good day' }),
    addConnector('link', 'one', 'two', 'answers'),
    addNote('binned', 50, 150, { text: 'gone' }),
    addNote('far', 9000, 0, { text: 'far away' }),
    { kind: 'set-bin', id: idOf('binned'), at: 1 },
  ])
  const texts = createNoteTexts((piece, size) => measure(piece, `${size}px x`))
  const fake = createFakePen()
  paintScene(fake.pen, {
    scene: createScene(page, texts),
    texts,
    decorations: {
      of: () => ({ author: null, more: 0, tags: [{ label: 'Story', symbol: '', inherited: false }] }),
      subscribe: () => () => undefined,
    },
    theme: plainTheme,
    measure,
    camera: { x: 0, y: 0, zoom: 1 },
    viewport: { w: 1200, h: 800 },
    ratio: 1,
    zooming: false,
    hidden: new Set(),
    edited: null,
    ...change,
  })
  return fake
}

describe('painting the scene', () => {
  it('writes what is in view, back to front, and nothing that is binned or elsewhere', () => {
    const { words } = paint()
    expect(words.filter((word) => word !== 'Story')).toEqual(['Start', 'Why?', 'then', 'now', 'answers', 'hello there', 'good day'])
  })

  it('lets lines step back behind what they join when the page is seen from far away', () => {
    expect(paint().opacities).not.toContain(0.4)
    expect(paint({ camera: { x: 0, y: 0, zoom: 0.2 } }).opacities).toContain(0.4)
  })

  it('leaves out the words of the note that is being written, and whole objects that are hidden', () => {
    expect(paint({ edited: idOf('one') }).words).not.toContain('hello there')
    const { words } = paint({ hidden: new Set([idOf('one'), idOf('area')]) })
    expect(words.filter((word) => word !== 'Story')).toEqual(['answers', 'good day'])
  })

  it('writes no words that nobody can read, and still says which area is which', () => {
    expect(paint({ camera: { x: 0, y: 0, zoom: 0.15 } }).words).toEqual(['Start'])
  })

  it('keeps the title of a far area within the area, and leaves it out where there is no room', () => {
    const page = createBarePage()
    page.apply([addArea('area', 100, 100, 600, 400, { title: 'Start' }), addArea('flat', 100, 600, 600, 100, { title: 'Flat' })])
    const { words, places } = paint({
      scene: createScene(
        page,
        createNoteTexts(() => 1),
      ),
      camera: { x: 0, y: 0, zoom: 0.15 },
    })
    expect(words).toEqual(['Start'])
    expect(places[0]?.y).toBeGreaterThan(0)
    expect(places[0]?.y).toBeLessThan(400 * 0.15)
  })

  it('paints less from far away', () => {
    expect(paint({ camera: { x: 0, y: 0, zoom: 0.05 } }).fills()).toBeLessThan(paint().fills())
  })
})

describe('small parts', () => {
  it('the detail goes by size on the screen, and is coarser while the zoom moves', () => {
    const detail = (side: number, fontSize: number, zooming = false) => detailFor({ width: side, height: side, fontSize, zooming })
    expect([detail(2, 1), detail(8, 1), detail(50, 5), detail(200, 7), detail(200, 7, true)]).toEqual([
      'dot',
      'block',
      'bars',
      'text',
      'bars',
    ])
  })

  it('one line keeps as much as fits', () => {
    expect(clipped('People and places', 200, '10px x', measure)).toBe('People and places')
    expect(clipped('People and places', 50, '10px x', measure)).toBe('People an…')
    expect(clipped('People', 2, '10px x', measure)).toBe('')
  })

  it('ink is legible on any colour', () => {
    expect([inkOn('#ffffff'), inkOn('#fbeaa0'), inkOn('#8a3f12'), inkOn('#000000')]).toEqual(['#1d1a17', '#1d1a17', '#ffffff', '#ffffff'])
  })

  it('the theme takes its colours from the tokens', () => {
    const theme = themeFromTokens((name) => ` ${name} `)
    expect([theme.paper, theme.notes.teal.fill, theme.fontFamily]).toEqual(['--paper', '--note-teal', '--font'])
  })
})
