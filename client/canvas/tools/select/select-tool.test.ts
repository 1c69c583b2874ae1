import { describe, expect, it } from 'vitest'
import { addArea, addConnector, addNote, idOf } from '../../testing/make-objects'
import { TestCanvas } from '../../testing/test-canvas'

const twoNotes = () => new TestCanvas([addNote('one', 100, 100), addNote('two', 500, 100)])

describe('choosing', () => {
  it('a click chooses a note, a click on the ground lets go', () => {
    twoNotes()
      .press(150, 150)
      .expectPath('select.pointing-object')
      .release()
      .expectPath('select.idle')
      .expectSelected('one')
      .click(50, 50)
      .expectSelected()
  })

  it('shift adds and takes away', () => {
    twoNotes().click(150, 150).holding({ shift: true }).click(550, 150).expectSelected('one', 'two').click(550, 150).expectSelected('one')
  })

  it('a marquee chooses what it touches while it grows, and Escape gives back what was chosen before', () => {
    const canvas = twoNotes().select('two').press(50, 50).moveTo(60, 60).expectPath('select.marquee').moveTo(320, 320).expectSelected('one')
    canvas.key('Escape').expectPath('select.idle').expectSelected('two')
  })

  it('an area is chosen by its title or edge; its inside is ground', () => {
    const canvas = new TestCanvas([addArea('area', 100, 100, 600, 500)])
    canvas.click(300, 400).expectSelected().click(300, 120).expectSelected('area').click(50, 50).click(700, 400).expectSelected('area')
  })

  it('a connector is chosen near its line', () => {
    const canvas = new TestCanvas([addNote('one', 0, 0), addNote('two', 500, 0), addConnector('link', 'one', 'two')])
    canvas.click(350, 104).expectSelected('link')
  })

  it('a line with an end in the bin cannot be chosen, and is back with the note', () => {
    const canvas = new TestCanvas([addNote('one', 0, 0), addNote('two', 500, 0), addConnector('link', 'one', 'two')])
    canvas.select('link', 'one')
    canvas.page.remotely([{ kind: 'set-bin', id: idOf('two'), at: 1 }])
    canvas.expectSelected('one').select('link').expectSelected().click(350, 104).expectSelected()
    canvas.engine.commands.selectAll()
    canvas.expectSelected('one')
    canvas.page.remotely([{ kind: 'set-bin', id: idOf('two'), at: null }])
    canvas.click(350, 104).expectSelected('link')
  })

  it('what is binned by somebody else is no longer chosen', () => {
    const canvas = twoNotes().select('one', 'two')
    canvas.page.remotely([{ kind: 'set-bin', id: idOf('one'), at: 1 }])
    canvas.expectSelected('two')
  })
})

describe('dragging', () => {
  it('moves the note under the pointer, and writes once, at the drop', () => {
    const canvas = twoNotes()
      .press(150, 150)
      .moveTo(152, 152)
      .expectPath('select.pointing-object')
      .moveTo(250, 350)
      .expectPath('select.dragging')
      .expectWrites(0)
    expect(canvas.drawnAt('one')).toEqual([200, 300])
    canvas.expectAt('one', 100, 100).release().expectPath('select.idle').expectAt('one', 200, 300).expectWrites(1).expectSelected('one')
  })

  it('Escape puts everything back and writes nothing', () => {
    const canvas = twoNotes().press(150, 150).moveTo(400, 400).key('Escape').expectPath('select.idle').expectWrites(0)
    expect(canvas.drawnAt('one')).toEqual([100, 100])
  })

  it('takes everything that is chosen along, and one undo brings all back', () => {
    const canvas = twoNotes()
      .select('one', 'two')
      .drag([150, 150], [150, 450])
      .expectAt('one', 100, 400)
      .expectAt('two', 500, 400)
      .expectWrites(1)
    canvas.key('z', { accel: true }).expectAt('one', 100, 100).expectAt('two', 500, 100)
    canvas.key('z', { accel: true, shift: true }).expectAt('one', 100, 400)
  })

  it('shift keeps to one axis', () => {
    twoNotes().holding({ shift: true }).drag([150, 150], [450, 190]).expectAt('one', 400, 100)
  })

  it('snaps to neighbours unless the accelerator key is held', () => {
    twoNotes().drag([150, 150], [150, 646]).expectAt('one', 100, 596)
    twoNotes().drag([150, 150], [550, 454]).expectAt('one', 500, 404)
    twoNotes().drag([150, 150], [553, 454]).expectAt('one', 500, 404)
    twoNotes().holding({ accel: true }).drag([150, 150], [553, 454]).expectAt('one', 503, 404)
  })

  it('an area carries its content, at any depth, and the content stays in it', () => {
    const canvas = new TestCanvas([
      addArea('outer', 0, 0, 700, 600),
      addArea('inner', 50, 100, 400, 400, {}),
      addNote('note', 100, 200, { placement: [idOf('inner'), 'a1'] }),
      addNote('free', 800, 100),
    ])
    canvas.page.remotely([{ kind: 'set-placement', id: idOf('inner'), placement: [idOf('outer'), 'a1'] }])
    canvas
      .holding({ accel: true })
      .drag([300, 15], [320, 45])
      .expectAt('outer', 20, 30)
      .expectAt('inner', 70, 130)
      .expectAt('note', 120, 230)
      .expectAt('free', 800, 100)
    expect(canvas.object('note').parent).toBe(idOf('inner'))
    expect(canvas.object('inner').parent).toBe(idOf('outer'))
  })

  it('a note dropped in an area belongs to it, and one dragged out does not, each in the one write of the drop', () => {
    const canvas = new TestCanvas([addArea('area', 400, 0, 700, 600), addNote('note', 50, 300)])
    canvas.holding({ accel: true }).press(100, 350).moveTo(700, 350)
    expect(canvas.engine.sketch.get().target).toBe(idOf('area'))
    canvas.release().expectWrites(1)
    expect(canvas.object('note').parent).toBe(idOf('area'))
    canvas.drag([700, 350], [150, 350]).expectWrites(2)
    expect(canvas.object('note').parent).toBeNull()
  })

  it('the others see the drag, at most twenty times a second, and that it ended', () => {
    const canvas = twoNotes().press(150, 150).moveTo(200, 150)
    canvas.wait(50)
    for (let step = 1; step <= 50; step++) canvas.moveTo(200 + step * 4, 150).wait(2)
    const drags = canvas.shown.filter((part) => part.drag)
    expect(drags.length).toBeGreaterThan(1)
    expect(drags.length).toBeLessThanOrEqual(4)
    canvas.release().wait(60)
    expect(canvas.shown.findLast((part) => part.drag !== undefined)?.drag).toBeNull()
  })

  it('a reader cannot move anything', () => {
    const canvas = twoNotes()
    canvas.readOnly.set(true)
    canvas.drag([150, 150], [400, 400]).expectAt('one', 100, 100).expectWrites(0)
  })
})

describe('resizing', () => {
  it('pulls at a corner of what is chosen', () => {
    const canvas = twoNotes()
      .select('one')
      .press(300, 300)
      .expectPath('select.pointing-handle')
      .moveTo(340, 320)
      .expectPath('select.resizing')
      .expectWrites(0)
    canvas.release().expectPath('select.idle').expectWrites(1)
    expect(canvas.geometry('one')).toEqual([100, 100, 240, 220])
    canvas.key('z', { accel: true })
    expect(canvas.geometry('one')).toEqual([100, 100, 200, 200])
  })

  it('several things keep their places in the whole', () => {
    const canvas = twoNotes().select('one', 'two').drag([700, 300], [1000, 400])
    expect(canvas.geometry('one')).toEqual([100, 100, 300, 300])
    expect(canvas.geometry('two')).toEqual([700, 100, 300, 300])
  })

  it('Escape keeps the old size', () => {
    const canvas = twoNotes().select('one').press(300, 300).moveTo(400, 400).key('Escape').expectPath('select.idle').expectWrites(0)
    expect(canvas.engine.screenRectOf(idOf('one'))?.w).toBe(200)
  })
})

describe('writing', () => {
  it('a double click on a note, a second click, or Enter opens it; Escape and the ground close it', () => {
    const canvas = twoNotes().doubleClick(150, 150).expectPath('select.editing')
    expect(canvas.engine.editing.get()).toMatchObject({ id: idOf('one'), fresh: false })
    canvas.key('Escape', { writing: true }).expectPath('select.idle').expectSelected('one')
    canvas.wait(1000).click(150, 150).expectPath('select.editing').click(50, 600).expectPath('select.idle')
    expect(canvas.engine.editing.get()).toBeNull()
    canvas.select('two').key('Enter').expectPath('select.editing')
    expect(canvas.engine.editing.get()?.id).toBe(idOf('two'))
  })

  it('a double click on the ground makes a note there and opens it', () => {
    const canvas = twoNotes().doubleClick(300, 500).expectPath('select.editing')
    const [note] = canvas.made('one', 'two')
    expect(note).toMatchObject({ kind: 'note', geometry: [200, 400, 200, 200], text: '' })
    expect(canvas.engine.editing.get()).toEqual({ id: note?.id, at: null, fresh: true })
  })

  it('Tab and Ctrl+Enter go on to the next note beside and below, which remember where they came from', () => {
    const canvas = twoNotes().doubleClick(150, 150).key('Tab', { writing: true }).expectPath('select.editing')
    const [beside] = canvas.made('one', 'two')
    expect(beside).toMatchObject({ geometry: [760, 100, 200, 200], birth: { from: idOf('one') } })
    canvas.key('Enter', { accel: true, writing: true })
    expect(canvas.made('one', 'two', beside?.id ?? '').map((object) => object.kind === 'note' && object.geometry)).toEqual([
      [760, 320, 200, 200],
    ])
  })

  it('words go on growing the box of the editor', () => {
    const canvas = twoNotes().doubleClick(150, 150)
    const before = canvas.engine.textBox.get()
    canvas.page.typeRemotely(idOf('one'), 'nobody asked us what would help '.repeat(14))
    const after = canvas.engine.textBox.get()
    expect(after?.rect.h).toBeGreaterThan(before?.rect.h ?? 0)
    expect(after?.fontSize).toBeLessThan(before?.fontSize ?? 0)
  })

  it('ends when somebody bins the note', () => {
    const canvas = twoNotes().doubleClick(150, 150)
    canvas.page.remotely([{ kind: 'set-bin', id: idOf('one'), at: 1 }])
    canvas.expectPath('select.idle')
    expect(canvas.engine.editing.get()).toBeNull()
  })
})

describe('fingers', () => {
  const finger = { device: 'touch' } as const

  it('one on the ground moves the page', () => {
    const canvas = twoNotes()
      .holding(finger)
      .press(400, 500)
      .moveTo(420, 520)
      .expectPath('select.panning')
      .moveTo(500, 600)
      .release()
      .expectPath('select.idle')
    expect(canvas.engine.camera.get()).toEqual({ x: -100, y: -100, zoom: 1 })
    canvas.expectWrites(0)
  })

  it('one that rests draws a marquee', () => {
    twoNotes()
      .holding(finger)
      .press(50, 50)
      .wait(600)
      .expectPath('select.marquee')
      .moveTo(350, 350)
      .expectSelected('one')
      .release()
      .expectPath('select.idle')
  })

  it('a second one turns a drag into a pinch and takes the drag back', () => {
    const canvas = twoNotes().holding(finger).press(150, 150).moveTo(250, 250).expectPath('select.dragging')
    canvas
      .holding({ ...finger, id: 2 })
      .press(450, 250)
      .expectPath('select.idle')
      .moveTo(650, 250)
    expect(canvas.engine.camera.get().zoom).toBeCloseTo(2)
    canvas.release().holding(finger).moveTo(100, 100).release().expectAt('one', 100, 100).expectWrites(0).expectPath('select.idle')
  })

  it('a palm, or a finger beside a pen, does nothing', () => {
    const canvas = twoNotes()
      .holding({ ...finger, contact: 120 })
      .drag([150, 150], [400, 400])
      .expectAt('one', 100, 100)
    canvas.holding({ device: 'pen', id: 5 }).press(150, 150).holding(finger).press(550, 150).moveTo(600, 400)
    canvas.holding({ device: 'pen', id: 5 }).moveTo(150, 450).release().expectAt('one', 100, 400).expectAt('two', 500, 100)
  })
})

describe('other people’s drags', () => {
  it('are shown, and nothing jumps when the written place arrives before the drag ends', () => {
    const canvas = twoNotes()
    const peer = { key: 'p', name: 'Sam', colour: '#123456', cursor: null, selection: [], editing: null }
    canvas.peers.set([{ ...peer, drag: { ids: [idOf('one')], dx: 30, dy: 40 } }])
    expect(canvas.drawnAt('one')).toEqual([130, 140])
    canvas.page.remotely([{ kind: 'set-geometry', id: idOf('one'), geometry: [130, 140, 200, 200] }])
    expect(canvas.drawnAt('one')).toEqual([130, 140])
    canvas.peers.set([{ ...peer, drag: null }])
    expect(canvas.drawnAt('one')).toEqual([130, 140])
  })
})
