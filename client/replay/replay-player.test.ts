import { describe, expect, it } from 'vitest'
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused } from '@/domain/base/result'
import { keyframeOf, type SceneOperation, type SceneStretch, sceneAt } from '@/domain/contribution/scene'
import { emptyKeyframe } from '@/domain/contribution/scene'
import type { Timeline } from '@/domain/contribution/timeline'
import type { HistoryApi } from '../history/history-api'
import { createReplayPlayer, type ReplayPlayer } from './replay-player'

const note = 'note00000000' as ObjectId
const anna = 'anna' as ParticipantId
const start = 1_000_000
/** Row 1 makes a note, rows 2 to 40 type a letter a second; there is an hour's pause before row 31. */
const operations: SceneOperation[] = Array.from({ length: 40 }, (_, i): SceneOperation => {
  const seq = i + 1
  const at = start + i * 1_000 + (seq > 30 ? 3_600_000 : 0)
  if (seq === 1) {
    const common = {
      id: note,
      birth: { t: 'note' as const, v: 1 as const },
      parent: null,
      order: 'a0',
      binnedAt: null,
      locked: false,
      madeBy: 256,
    }
    return {
      op: 'put',
      seq,
      at,
      by: anna,
      id: note,
      object: { ...common, kind: 'note', geometry: [0, 0, 200, 200], style: { colour: 'yellow' }, text: '' },
    }
  }
  return { op: 'text', seq, at, by: anna, id: note, index: seq - 2, remove: 0, insert: [{ text: 'x', wordsBy: anna, placedBy: anna }] }
})
const at = (seq: number): number => operations[seq - 1]?.at ?? 0
const timeline: Timeline = {
  headSeq: 40,
  stretches: [
    { fromSeq: 1, toSeq: 30, fromAt: at(1), toAt: at(30) },
    { fromSeq: 31, toSeq: 40, fromAt: at(31), toAt: at(40) },
  ],
  density: [1],
  marks: [],
}

/** Serves ten rows at a time with keyframes every twenty, as a server with a very large page would. */
function server(): { api: HistoryApi; asked: string[] } {
  const asked: string[] = []
  const part = (from: number, to: number): Pick<SceneStretch, 'operations' | 'toSeq' | 'headSeq'> => ({
    operations: operations.filter((one) => one.seq > from && one.seq <= to),
    toSeq: to,
    headSeq: 40,
  })
  const never = async () => refused({ kind: 'refused' as const, words: 'Not asked in this test.' })
  return {
    asked,
    api: {
      contributions: never,
      objectHistory: never,
      timeline: async () => accepted({ timeline, people: [] }),
      sceneAround: async (_page, seq) => {
        asked.push(`around ${seq}`)
        const from = Math.floor(seq / 20) * 20
        const keyframe = from === 0 ? emptyKeyframe : keyframeOf(sceneAt(emptyKeyframe, operations, from))
        return accepted({ keyframe, ...part(from, Math.min(40, Math.max(seq, from + 10))) })
      },
      sceneAfter: async (_page, seq) => {
        asked.push(`after ${seq}`)
        return accepted({ keyframe: null, ...part(seq, Math.min(40, seq + 10)) })
      },
    },
  }
}

function film(api = server().api) {
  let waiting: ((time: number) => void) | null = null
  let time = 0
  const player = createReplayPlayer(api, 'page' as PageId, (run) => {
    waiting = run
    return () => {
      waiting = null
    }
  })
  const frames = async (count: number, ms: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const run = waiting
      waiting = null
      time += ms
      run?.(time)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { player, frames }
}

const shown = (player: ReplayPlayer): string | null => {
  const object = player.page.get(note)
  return object?.kind === 'note' ? object.text : null
}
const letters = (count: number): string => 'x'.repeat(count)

describe('replaying a page', () => {
  it('opens at the end, or at the moment a link points to', async () => {
    const { player } = film()
    await player.open()
    expect([player.state.get().status, player.state.get().seq, shown(player)]).toEqual(['ready', 40, letters(39)])
    const again = film().player
    await again.open(5)
    expect([again.state.get().seq, shown(again)]).toEqual([5, letters(4)])
  })

  it('goes anywhere, backwards over a keyframe too, and steps by one change', async () => {
    const { player } = film()
    await player.open()
    await player.goTo(3)
    expect(shown(player)).toBe(letters(2))
    await player.step(1)
    expect(shown(player)).toBe(letters(3))
    await player.step(-1)
    await player.step(-1)
    expect([player.state.get().seq, shown(player)]).toEqual([2, letters(1)])
    await player.goTo(21)
    await player.step(-1)
    await player.step(-1)
    expect([player.state.get().seq, shown(player)]).toEqual([19, letters(18)])
    await player.goTo(0)
    expect([player.page.size, shown(player)]).toEqual([0, null])
    await player.step(-1)
    expect(player.state.get().seq).toBe(0)
  })

  it('plays at the chosen speed, skips the pause, loads what comes next and stops at the end', async () => {
    const { api, asked } = server()
    const { player, frames } = film(api)
    await player.open(0)
    player.setSpeed(4)
    player.play()
    await frames(2, 16)
    await frames(4, 250)
    expect(shown(player)).toBe(letters(4))
    player.setSpeed(60)
    await frames(3, 250)
    expect(player.state.get()).toMatchObject({ seq: 40, playing: false, elapsed: 38_000, length: 38_000 })
    expect(asked).toContain('after 10')
  })

  it('tells the canvas what changed, and never takes a change', async () => {
    const { player } = film()
    const heard: unknown[] = []
    player.page.subscribe((changed, byMe) => heard.push([changed === 'all' ? 'all' : [...changed], byMe]))
    await player.open(25)
    expect(heard).toEqual([['all', false]])
    await player.goTo(2)
    heard.length = 0
    await player.step(1)
    await player.goTo(1)
    expect(heard).toEqual([
      [[note], false],
      ['all', false],
    ])
    expect(player.page.apply([])).toEqual({ ok: false, refusal: 'read only' })
  })

  it('finds a moment by its place in the playing time', async () => {
    const { player } = film()
    await player.open()
    await player.goToElapsed(10_000)
    expect([player.state.get().seq, player.state.get().elapsed]).toEqual([11, 10_000])
    await player.goToElapsed(33_000)
    expect(player.state.get().seq).toBe(35)
    await player.goToElapsed(0)
    expect(player.state.get().seq).toBe(0)
  })

  it('says so when the history cannot be reached, and works at the next try', async () => {
    const { api } = server()
    let down = true
    const words = 'There is no connection just now.'
    const shaky: HistoryApi = { ...api, timeline: async (page) => (down ? refused({ kind: 'unreachable', words }) : api.timeline(page)) }
    const { player } = film(shaky)
    await player.open()
    expect(player.state.get()).toMatchObject({ status: 'problem', words })
    down = false
    await player.open()
    expect(player.state.get()).toMatchObject({ status: 'ready', words: '', seq: 40 })
  })
})
