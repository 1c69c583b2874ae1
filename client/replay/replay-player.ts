/**
 * Plays a page's history: where it stands, how fast it goes, and loading what comes next in time. Pauses of the workshop
 * are skipped. Clock and frames come from outside, so tests own the time.
 */
import type { PageId } from '@/domain/base/ids'
import { elapsedAt, momentAt, playingTime, type Timeline } from '@/domain/contribution/timeline'
import type { BoardPerson } from '@/domain/protocol/history-answers'
import type { HistoryApi } from '../history/history-api'
import { cell, type Readable } from '../store/cell'
import { Reel } from './reel'
import { createReplayPage, type ReplayPage } from './replay-page'

export const speeds = [1, 4, 16, 60] as const
export type Speed = (typeof speeds)[number]

export interface ReplayState {
  /** `problem`: nothing can be shown, `words` say why. */
  readonly status: 'loading' | 'ready' | 'problem'
  readonly words: string
  readonly timeline: Timeline | null
  readonly people: readonly BoardPerson[]
  /** The last row that is shown, and when it was received (ms; 0 before the first). */
  readonly seq: number
  readonly at: number
  /** Place in the playing time, and its length, ms. */
  readonly elapsed: number
  readonly length: number
  readonly playing: boolean
  readonly speed: Speed
  /** Waiting for the part of the history that comes next. */
  readonly fetching: boolean
}

/** Calls `run` before the next paint with a monotonic time in ms. Returns the way to call it off. */
export type Frame = (run: (time: number) => void) => () => void

export interface ReplayPlayer {
  readonly page: ReplayPage
  readonly state: Readable<ReplayState>
  /** Loads the outline and shows the moment `at`, or the end. */
  open(at?: number): Promise<void>
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
  /** To just after that row. */
  goTo(seq: number): Promise<void>
  /** To that place in the playing time, ms. */
  goToElapsed(elapsed: number): Promise<void>
  /** To the next or the last change. */
  step(step: 1 | -1): Promise<void>
  destroy(): void
}

/** More is fetched when fewer rows than this are left. */
const rowsAhead = 2_000
/** A tab that slept does not make the replay jump. */
const longestFrame = 250

const atStart: ReplayState = {
  status: 'loading',
  words: '',
  timeline: null,
  people: [],
  seq: 0,
  at: 0,
  elapsed: 0,
  length: 0,
  playing: false,
  speed: 4,
  fetching: false,
}

export function createReplayPlayer(api: HistoryApi, pageId: PageId, frame: Frame): ReplayPlayer {
  const page = createReplayPage()
  const reel = new Reel()
  const state = cell<ReplayState>(atStart)
  const patch = (part: Partial<ReplayState>): void => state.update((old) => ({ ...old, ...part }))
  let stopFrame: (() => void) | null = null
  let fetchingMore: Promise<boolean> | null = null
  let wish = 0
  let ended = false
  /** The last way somewhere: playing begins where it arrives. */
  let underway: Promise<void> = Promise.resolve()
  const go = (way: Promise<void>): Promise<void> => {
    underway = way
    return way
  }

  const fail = (words: string): void => {
    pause()
    patch({ status: state.get().timeline ? 'ready' : 'problem', words, fetching: false })
  }

  /** Shows where the reel stands; without `elapsed` the place in the playing time follows from the moment. */
  const show = (changed: ReturnType<Reel['goTo']>, elapsed?: number): void => {
    const { seq, at } = reel.scene
    page.show(reel.scene, changed)
    patch({ seq, at, words: '', elapsed: elapsed ?? elapsedAt(state.get().timeline?.stretches ?? [], at) })
  }

  const loadAround = async (seq: number): Promise<boolean> => {
    patch({ fetching: true })
    const stretch = await api.sceneAround(pageId, seq)
    if (ended) return false
    if (!stretch.ok) {
      fail(stretch.refusal.words)
      return false
    }
    reel.load(stretch.value)
    patch({ fetching: false })
    return true
  }

  const loadMore = (): Promise<boolean> => {
    fetchingMore ??= (async () => {
      const from = reel.toSeq
      const stretch = await api.sceneAfter(pageId, from)
      fetchingMore = null
      // Somebody went elsewhere meanwhile: this continues nothing.
      if (ended || reel.toSeq !== from) return false
      if (!stretch.ok) {
        fail(stretch.refusal.words)
        return false
      }
      reel.load(stretch.value)
      return true
    })()
    return fetchingMore
  }

  const goTo = async (seq: number): Promise<void> => {
    const mine = ++wish
    if (!reel.holds(seq) && !(await loadAround(seq))) return
    // A later wish overtook this one while it was loading.
    if (mine !== wish || !reel.holds(Math.min(seq, reel.headSeq))) return
    show(reel.goTo(Math.min(seq, reel.headSeq)))
  }

  const seqAtElapsed = (elapsed: number): number => {
    const { timeline } = state.get()
    if (!timeline) return 0
    const moment = momentAt(timeline.stretches, elapsed)
    const stretch =
      timeline.stretches.find((one) => moment >= one.fromAt && moment <= one.toAt) ??
      timeline.stretches.findLast((one) => one.toAt <= moment)
    if (!stretch) return 0
    const share = stretch.toAt > stretch.fromAt ? Math.min(1, (moment - stretch.fromAt) / (stretch.toAt - stretch.fromAt)) : 1
    return Math.round(stretch.fromSeq + share * (stretch.toSeq - stretch.fromSeq))
  }

  const goToElapsed = async (elapsed: number): Promise<void> => {
    const { timeline, length } = state.get()
    if (!timeline) return
    const wanted = Math.min(Math.max(0, elapsed), length)
    patch({ elapsed: wanted })
    if (wanted >= length) return goTo(timeline.headSeq)
    // The row is guessed from the outline, then the exact moment is taken from the operations around it.
    const guess = seqAtElapsed(wanted)
    const mine = wish + 1
    if (wanted === 0) return goTo(0)
    await goTo(Math.max(0, guess))
    if (mine !== wish) return
    const moment = momentAt(timeline.stretches, wanted)
    if (reel.scene.at <= moment) return show(reel.playTo(moment), wanted)
    // The guess was too late: from the keyframe on, only what had happened by then.
    reel.goTo(reel.fromSeq)
    reel.playTo(moment)
    show('all', wanted)
  }

  const tick = (last: number | null) => (time: number) => {
    const { playing, timeline, length, speed, elapsed } = state.get()
    if (!playing || !timeline) return
    const passed = last === null ? 0 : Math.min(longestFrame, time - last)
    if (reel.toSeq < reel.headSeq && reel.toSeq - reel.scene.seq < rowsAhead) void loadMore()
    const waiting = reel.toSeq < reel.headSeq && reel.neighbour(1) === null
    if (!waiting) {
      const next = Math.min(length, elapsed + passed * speed)
      show(reel.playTo(momentAt(timeline.stretches, next)), next)
      if (next >= length) {
        void goTo(timeline.headSeq)
        return pause()
      }
    }
    if (waiting !== state.get().fetching) patch({ fetching: waiting })
    stopFrame = frame(tick(time))
  }

  const stepBy = async (step: 1 | -1): Promise<void> => {
    const next = reel.neighbour(step)
    if (next !== null && !(step === -1 && next === reel.scene.seq)) return goTo(next)
    if (step === 1 && reel.toSeq < reel.headSeq && (await loadMore())) {
      const further = reel.neighbour(1)
      if (further !== null) return goTo(further)
    }
    if (step === -1 && reel.fromSeq > 0) return goTo(reel.fromSeq - 1)
  }

  function pause(): void {
    stopFrame?.()
    stopFrame = null
    if (state.get().playing) patch({ playing: false })
  }

  return {
    page,
    state: { get: state.get, subscribe: state.subscribe },
    open: async (at) => {
      patch({ status: 'loading', words: '' })
      const outline = await api.timeline(pageId)
      if (ended) return
      if (!outline.ok) return fail(outline.refusal.words)
      const { timeline, people } = outline.value
      patch({ timeline, people, length: playingTime(timeline.stretches) })
      await goTo(Math.min(at ?? timeline.headSeq, timeline.headSeq))
      if (state.get().words === '') patch({ status: 'ready' })
    },
    play: () => {
      const { timeline, elapsed, length, playing } = state.get()
      if (!timeline || playing || length === 0) return
      patch({ playing: true })
      void (elapsed >= length ? go(goTo(0)) : underway).then(() => {
        if (state.get().playing && !stopFrame) stopFrame = frame(tick(null))
      })
    },
    pause,
    setSpeed: (speed) => patch({ speed }),
    goTo: (seq) => {
      pause()
      return go(goTo(Math.max(0, seq)))
    },
    goToElapsed: (elapsed) => {
      pause()
      return go(goToElapsed(elapsed))
    },
    step: (step) => {
      pause()
      return go(stepBy(step))
    },
    destroy: () => {
      ended = true
      pause()
    },
  }
}
