import { describe, expect, it } from 'vitest'
import type { OwnPresence } from '../ports'
import { createTestTime } from '../testing/test-canvas'
import { createFrameLoop } from './frame-loop'
import { createPresenceOut } from './presence-out'

describe('the frame loop', () => {
  it('paints each dirty layer once a frame, and sleeps when nothing is dirty', () => {
    const time = createTestTime()
    const painted: string[] = []
    const loop = createFrameLoop(time, { scene: () => painted.push('scene'), overlay: () => painted.push('overlay') })
    for (let turn = 0; turn < 5; turn++) loop.dirty('scene')
    loop.dirty('overlay')
    expect(painted).toEqual([])
    time.advance(1000)
    expect(painted).toEqual(['scene', 'overlay'])
    loop.dirty('overlay')
    time.advance(16)
    expect(painted).toEqual(['scene', 'overlay', 'overlay'])
  })

  it('what becomes dirty while painting is painted in the next frame', () => {
    const time = createTestTime()
    let painted = 0
    const loop = createFrameLoop(time, {
      scene: () => {
        painted += 1
        if (painted < 3) loop.dirty('scene')
      },
      overlay: () => undefined,
    })
    loop.dirty('scene')
    time.advance(16)
    expect(painted).toBe(1)
    time.advance(100)
    expect(painted).toBe(3)
  })

  it('paints nothing after it was stopped', () => {
    const time = createTestTime()
    let painted = 0
    const loop = createFrameLoop(time, { scene: () => (painted += 1), overlay: () => undefined })
    loop.dirty('scene')
    loop.stop()
    time.advance(100)
    expect(painted).toBe(0)
  })
})

describe('presence', () => {
  const setUp = () => {
    const time = createTestTime()
    const said: OwnPresence[] = []
    const out = createPresenceOut({ peers: { get: () => [], subscribe: () => () => undefined }, show: (part) => said.push(part) }, time)
    return { time, said, out }
  }

  it('is said at once when quiet, then at most twenty times a second, the newest of each part', () => {
    const { time, said, out } = setUp()
    out.show({ selection: [] })
    out.show({ drag: { ids: [], dx: 1, dy: 0 } })
    out.show({ drag: { ids: [], dx: 2, dy: 0 } })
    out.show({ cursor: null })
    expect(said).toEqual([{ selection: [] }])
    time.advance(50)
    expect(said.slice(1)).toEqual([{ drag: { ids: [], dx: 2, dy: 0 }, cursor: null }])
    time.advance(1000)
    expect(said).toHaveLength(2)
  })

  it('names no more things than the wire takes', () => {
    const { said, out } = setUp()
    out.show({ selection: Array.from({ length: 500 }, (_, index) => `object${index}` as never) })
    expect(said[0]?.selection).toHaveLength(200)
  })
})
