import { describe, expect, it } from 'vitest'
import { addArea, addNote, idOf } from '../testing/make-objects'
import { TestCanvas } from '../testing/test-canvas'

describe('the note tool', () => {
  it('shows where the note would lie, and makes it where the pointer is let go', () => {
    const canvas = new TestCanvas().key('n').expectPath('note.idle').moveTo(300, 300)
    expect(canvas.engine.sketch.get().ghost).toEqual({ x: 200, y: 200, w: 200, h: 200 })
    canvas.press(300, 300).expectPath('note.pointing').release().expectPath('select.editing')
    expect(canvas.made()).toMatchObject([{ geometry: [200, 200, 200, 200], style: { colour: 'yellow' } }])
    expect(canvas.engine.sketch.get()).toEqual({})
  })

  it('a note made in an area belongs to it', () => {
    const canvas = new TestCanvas([addArea('area', 100, 100, 700, 600)]).tool('note').click(400, 400)
    expect(canvas.made('area')).toMatchObject([{ parent: idOf('area') }])
  })

  it('Escape goes back to choosing, in two steps when pressed', () => {
    new TestCanvas()
      .tool('note')
      .press(10, 10)
      .key('Escape')
      .expectPath('note.idle')
      .key('Escape')
      .expectPath('select.idle')
      .expectWrites(0)
  })

  it('says so when the page is full or read only, and stays in hand', () => {
    const canvas = new TestCanvas().tool('note')
    canvas.readOnly.set(true)
    canvas.expectPath('select.idle').tool('note').expectPath('select.idle')
    expect(canvas.engine.commands.createNote()).toEqual({ ok: false, refusal: 'read only' })
    expect(canvas.notices).toEqual([{ kind: 'refused', reason: 'read only' }])
  })
})

describe('the area tool', () => {
  it('draws an area by dragging, and takes in the loose notes that lie wholly in it', () => {
    const canvas = new TestCanvas([addNote('in', 150, 200), addNote('half', 500, 200)])
      .key('f')
      .press(100, 100)
      .moveTo(300, 300)
      .expectPath('area.drawing')
    canvas.moveTo(600, 500).release().expectPath('select.idle').expectWrites(1)
    const [area] = canvas.made('in', 'half')
    expect(area).toMatchObject({ kind: 'area', geometry: [100, 100, 500, 400] })
    expect(canvas.object('in').parent).toBe(area?.id)
    expect(canvas.object('half').parent).toBeNull()
  })

  it('a click makes one of the usual size, around the pointer', () => {
    const canvas = new TestCanvas().tool('area').click(600, 400)
    expect(canvas.made()).toMatchObject([{ geometry: [240, 140, 720, 520] }])
  })
})

describe('the connector tool', () => {
  const notes = () => new TestCanvas([addNote('one', 100, 100), addNote('two', 500, 100)])

  it('joins what is pressed with what it is let go on', () => {
    const canvas = notes().key('a').press(150, 150).expectPath('connector.drawing').moveTo(550, 150)
    expect(canvas.engine.sketch.get()).toMatchObject({ target: idOf('two'), line: { to: { x: 500, y: 200 } } })
    canvas.release().expectPath('select.idle')
    expect(canvas.made('one', 'two')).toMatchObject([{ kind: 'connector', ends: [idOf('one'), idOf('two')], style: { meaning: null } }])
  })

  it('also by two clicks', () => {
    const canvas = notes().tool('connector').click(150, 150).expectPath('connector.drawing').press(550, 150).release()
    expect(canvas.made('one', 'two')).toHaveLength(1)
  })

  it('let go on nothing it makes nothing', () => {
    notes().tool('connector').drag([150, 150], [400, 600]).expectPath('connector.idle').expectWrites(0)
  })

  it('with two things chosen its key joins them, first to second, once', () => {
    const canvas = notes().click(550, 150).holding({ shift: true }).click(150, 150).key('a')
    const [link] = canvas.made('one', 'two')
    expect(link).toMatchObject({ ends: [idOf('two'), idOf('one')] })
    canvas.select('two', 'one').key('x').expectWrites(1)
    expect([...canvas.engine.selection.get()]).toEqual([link?.id])
  })
})

describe('the hand and other ways to move the page', () => {
  it('the hand moves the page, whatever is under it', () => {
    const canvas = new TestCanvas([addNote('one', 100, 100)])
      .key('h')
      .press(150, 150)
      .expectPath('hand.panning')
      .moveTo(170, 160)
      .release()
      .expectPath('hand.idle')
    expect(canvas.engine.camera.get()).toEqual({ x: -20, y: -10, zoom: 1 })
    canvas.expectAt('one', 100, 100)
  })

  it('so do the middle button and space, with any tool, which stays in hand', () => {
    const canvas = new TestCanvas().tool('note').holding({ button: 1 }).drag([0, 0], [30, 0]).expectPath('note.idle').holding({})
    canvas.engine.pointers.setPanKey(true)
    canvas.drag([0, 0], [0, 40]).expectPath('note.idle').expectWrites(0)
    expect(canvas.engine.camera.get()).toEqual({ x: -30, y: -40, zoom: 1 })
  })

  it('the wheel pans; with the accelerator it zooms at the pointer', () => {
    const { engine } = new TestCanvas()
    const at = { x: 600, y: 400 } as Parameters<typeof engine.toPage>[0]
    engine.pointers.wheel({ at, dx: 10, dy: 30, zooms: false, shift: false })
    expect(engine.camera.get()).toEqual({ x: 10, y: 30, zoom: 1 })
    engine.pointers.wheel({ at, dx: 0, dy: 50, zooms: false, shift: true })
    expect(engine.camera.get().x).toBe(60)
    const before = engine.toPage(at)
    engine.pointers.wheel({ at, dx: 0, dy: -100, zooms: true, shift: false })
    expect(engine.camera.get().zoom).toBeCloseTo(1.15)
    expect(engine.toPage(at).x).toBeCloseTo(before.x)
  })
})
