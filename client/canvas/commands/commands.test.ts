import { describe, expect, it } from 'vitest'
import { overlaps } from '@/domain/geometry/rect'
import { addArea, addConnector, addNote, idOf } from '../testing/make-objects'
import { TestCanvas } from '../testing/test-canvas'

describe('making', () => {
  it('a note from a button goes to a free place near the middle of the view', () => {
    const canvas = new TestCanvas([addNote('there', 500, 300)])
    const made = canvas.engine.commands.createNote({ text: 'first words', edit: false })
    expect(made.ok).toBe(true)
    expect(canvas.made('there')).toMatchObject([{ geometry: [720, 300, 200, 200], text: 'first words' }])
    canvas.expectPath('select.idle')
  })

  it('the next note has the colour of the last', () => {
    const canvas = new TestCanvas()
    canvas.engine.commands.createNote({ at: { x: 0, y: 0 } as never, colour: 'violet', edit: false })
    canvas.engine.commands.createNote({ at: { x: 500, y: 0 } as never, edit: false })
    expect(canvas.made().map((object) => object.kind === 'note' && object.style.colour)).toEqual(['violet', 'violet'])
  })

  it('copies remember their originals, and bring content and inner lines along', () => {
    const canvas = new TestCanvas([
      addArea('area', 0, 0, 700, 500),
      addNote('one', 50, 150, { text: 'words', placement: [idOf('area'), 'a0'] }),
      addNote('two', 400, 150, { placement: [idOf('area'), 'a1'] }),
      addNote('outside', 900, 0),
      addConnector('inner', 'one', 'two', 'answers'),
      addConnector('outer', 'two', 'outside'),
    ])
    canvas.select('area').key('d', { accel: true }).expectWrites(1)
    const copies = canvas.made('area', 'one', 'two', 'outside', 'inner', 'outer')
    const copyOf = (name: string) => copies.find((copy) => copy.birth.copyOf === idOf(name))
    expect(copies).toHaveLength(4)
    expect(copyOf('one')).toMatchObject({ text: 'words', parent: copyOf('area')?.id, geometry: [70, 170, 200, 200] })
    expect(copyOf('inner')).toMatchObject({ ends: [copyOf('one')?.id, copyOf('two')?.id], style: { meaning: 'answers' } })
    canvas.key('z', { accel: true })
    expect(canvas.made('area', 'one', 'two', 'outside', 'inner', 'outer')).toEqual([])
  })
})

describe('changing', () => {
  it('colour and meaning change where they apply, in one step', () => {
    const canvas = new TestCanvas([addNote('one', 0, 0), addNote('two', 500, 0), addConnector('link', 'one', 'two')]).select(
      'one',
      'two',
      'link',
    )
    canvas.engine.commands.setColour('green')
    canvas.engine.commands.setMeaning('challenges')
    canvas.expectWrites(2)
    expect(canvas.object('two')).toMatchObject({ style: { colour: 'green' } })
    expect(canvas.object('link')).toMatchObject({ style: { meaning: 'challenges' } })
  })

  it('an area’s title changes and the rest of it stays', () => {
    const canvas = new TestCanvas([addArea('area', 0, 0, 700, 500, { question: 'Why?' })])
    canvas.engine.commands.setArea(idOf('area'), { title: 'Start' })
    expect(canvas.object('area')).toMatchObject({ style: { title: 'Start', question: 'Why?' } })
    expect(canvas.engine.commands.setArea(idOf('gone'), { title: 'x' })).toEqual({ ok: false, refusal: 'unknown object' })
  })

  it('moving into an area without a pointer finds free places and makes room', () => {
    const names = ['a1', 'b1', 'c1', 'd1', 'e1']
    const canvas = new TestCanvas([addArea('area', 1000, 0, 480, 300), ...names.map((name, index) => addNote(name, index * 10, 0))])
    canvas.engine.commands.moveInto(idOf('area'), names.map(idOf))
    canvas.expectWrites(1)
    const rects = names.map((name) => canvas.geometry(name)).map(([x = 0, y = 0, w = 0, h = 0]) => ({ x, y, w, h }))
    for (const [index, rect] of rects.entries()) for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false)
    expect(names.map((name) => canvas.object(name).parent)).toEqual(names.map(() => idOf('area')))
    const bottom = Math.max(...rects.map((rect) => rect.y + rect.h))
    expect(canvas.geometry('area')[3]).toBeGreaterThanOrEqual(bottom)
    canvas.engine.commands.moveInto(null, [idOf('a1')])
    expect(canvas.object('a1').parent).toBeNull()
    expect(canvas.geometry('a1')[0]).toBeGreaterThanOrEqual(1480)
  })

  it('an area cannot be moved into itself or what lies in it', () => {
    const canvas = new TestCanvas([addArea('outer', 0, 0, 900, 900), addArea('inner', 50, 100, 300, 300, {})])
    canvas.page.remotely([{ kind: 'set-placement', id: idOf('inner'), placement: [idOf('outer'), 'a1'] }])
    expect(canvas.engine.commands.moveInto(idOf('inner'), [idOf('outer')])).toEqual({ ok: false, refusal: 'wrong kind' })
  })

  it('to the front means on top: the front-most is what a click takes', () => {
    const canvas = new TestCanvas([
      addNote('one', 100, 100, { placement: [null, 'a1'] }),
      addNote('two', 150, 150, { placement: [null, 'a2'] }),
    ])
    canvas.click(200, 200).expectSelected('two').select('one').key(']').click(40, 40).click(200, 200).expectSelected('one')
    canvas.key('[').click(40, 40).wait(500).click(200, 200).expectSelected('two')
  })

  it('binning an area leaves what lay in it on the page, and restoring takes it in again', () => {
    const canvas = new TestCanvas([addArea('area', 0, 0, 700, 500), addNote('one', 50, 150, { placement: [idOf('area'), 'a0'] })])
    canvas.engine.commands.bin([idOf('area')])
    expect(canvas.engine.objectsInReadingOrder()).toEqual([idOf('one')])
    canvas.engine.commands.restore([idOf('area')])
    canvas.expectSelected('area')
    expect(canvas.engine.objectsInReadingOrder()).toEqual([idOf('area'), idOf('one')])
  })

  it('a connector goes out of sight with an end and comes back with it', () => {
    const canvas = new TestCanvas([addNote('one', 0, 0), addNote('two', 500, 0), addConnector('link', 'one', 'two')])
    canvas.engine.commands.bin([idOf('two')])
    canvas.click(350, 104).expectSelected()
    canvas.engine.commands.restore([idOf('two')])
    canvas.wait(1000).click(350, 104).expectSelected('link')
  })
})

describe('looking', () => {
  it('home shows everything, no larger than life; an empty page shows its origin in the middle', () => {
    const canvas = new TestCanvas([addNote('one', 5000, 5000)])
    canvas.engine.commands.home()
    expect(canvas.engine.camera.get()).toEqual({ x: 4500, y: 4700, zoom: 1 })
    const empty = new TestCanvas()
    empty.engine.commands.home()
    expect(empty.engine.camera.get()).toEqual({ x: -600, y: -400, zoom: 1 })
  })

  it('the mirror holds what is in view, in reading order, once the view is still', () => {
    const canvas = new TestCanvas([
      addArea('area', 0, 0, 600, 500, { title: 'Start' }),
      addNote('in', 50, 150, { text: 'hello', placement: [idOf('area'), 'a0'] }),
      addNote('far', 9000, 0),
      addNote('near', 700, 0),
    ])
    canvas.page.remotely([addConnector('link', 'in', 'near', 'builds_on')])
    expect(canvas.engine.mirror.get()).toEqual([])
    canvas.wait(250)
    expect(canvas.engine.mirror.get().map((entry) => entry.label)).toContain('“hello” builds on “Empty note”')
    expect(canvas.engine.mirror.get().map((entry) => entry.id)).not.toContain(idOf('far'))
    expect(
      canvas.engine.mirror
        .get()
        .slice(0, 2)
        .map((entry) => entry.id),
    ).toEqual([idOf('area'), idOf('in')])
  })

  it('the box of the selection is told at rest only', () => {
    const canvas = new TestCanvas([addNote('one', 100, 100)]).select('one')
    expect(canvas.engine.selectionBox.get()).toEqual({ x: 100, y: 100, w: 200, h: 200 })
    canvas.press(150, 150).moveTo(250, 150)
    expect(canvas.engine.selectionBox.get()).toBeNull()
    canvas.release()
    expect(canvas.engine.selectionBox.get()).toEqual({ x: 200, y: 100, w: 200, h: 200 })
    canvas.engine.commands.zoomTo(2)
    expect(canvas.engine.selectionBox.get()).toBeNull()
    canvas.wait(200)
    expect(canvas.engine.selectionBox.get()?.w).toBe(400)
  })
})
