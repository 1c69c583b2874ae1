/**
 * The real engine over a bare page, with time, chance and letters in the test's hands, and words for gestures:
 * `canvas.press(100, 100).moveTo(300, 100).release().expectPath('select.idle')`. Screen equals page until zoomed.
 */
import { expect } from 'vitest'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import { type BoardObject, noteColours } from '@/domain/board/object'
import { screenPoint } from '@/domain/geometry/spaces'
import { cell, type Cell, constant } from '../../store/cell'
import { createUndoStack } from '../../undo/undo-stack'
import type { Notice, ToolName } from '../engine-contract'
import { createOpenEngine, type OpenEngine } from '../engine'
import type { PointerInput } from '../input/pointers'
import type { CanvasTheme, OwnPresence, Peer, Scheduler } from '../ports'
import { type BarePage, createBarePage } from './bare-page'
import { idOf } from './make-objects'

const ink = { fill: '#fff', edge: '#ccc', ink: '#000' }
const inks = Object.fromEntries(noteColours.map((colour) => [colour, ink])) as CanvasTheme['notes']
export const plainTheme: CanvasTheme = {
  paper: '#fff',
  ink: '#000',
  quietInk: '#555',
  notes: inks,
  areas: inks,
  connector: '#555',
  accent: '#06c',
  shadow: '#000',
  chip: '#fff',
  chipInk: '#000',
  fontFamily: 'sans-serif',
}

/** Time that goes on only when it is told to. */
export interface TestTime extends Scheduler {
  advance(ms: number): void
  now(): number
}

export function createTestTime(): TestTime {
  let now = 1_000_000
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>()
  const after = (ms: number, run: () => void): (() => void) => {
    const entry = { at: now + ms, run }
    waiting.add(entry)
    return () => void waiting.delete(entry)
  }
  return {
    now: () => now,
    after,
    frame: (run) => after(16, () => run(now)),
    advance: (ms) => {
      const end = now + ms
      for (;;) {
        const next = [...waiting].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        waiting.delete(next)
        now = next.at
        next.run()
      }
      now = end
    },
  }
}

type Held = Partial<Pick<PointerInput, 'shift' | 'alt' | 'accel' | 'device' | 'button' | 'id' | 'contact'>>

export class TestCanvas {
  readonly page: BarePage
  readonly engine: OpenEngine
  readonly time = createTestTime()
  readonly shown: OwnPresence[] = []
  readonly notices: Notice[] = []
  readonly peers: Cell<readonly Peer[]> = cell<readonly Peer[]>([])
  readonly readOnly = cell(false)
  readonly letters = cell(true)
  /** How often the page was written to. */
  writes = 0
  #at = screenPoint(0, 0)
  #held: Held = {}

  constructor(objects: readonly BoardChange[] = []) {
    this.page = createBarePage({ readOnly: this.readOnly.get })
    this.page.remotely(objects)
    let seed = 7
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed / 2 ** 31
    }
    this.engine = createOpenEngine({
      page: this.page,
      undo: createUndoStack(this.page, this.time),
      presence: { peers: this.peers, show: (part) => this.shown.push(part) },
      decorations: { of: () => ({ author: null, more: 0, tags: [] }), subscribe: () => () => undefined },
      theme: constant(plainTheme),
      readOnly: this.readOnly,
      letterShortcuts: this.letters,
      clock: this.time,
      scheduler: this.time,
      random,
      measure: (text, font) => [...text].length * Number.parseFloat(font) * 0.5,
    })
    this.engine.setViewport({ w: 1200, h: 800 })
    this.engine.onNotice((notice) => this.notices.push(notice))
    this.page.subscribe((_changed, byMe) => {
      if (byMe) this.writes += 1
    })
  }

  // Gestures

  /** Keys held, device and finger for the gestures that follow. */
  holding(held: Held): this {
    this.#held = held
    return this
  }
  press(x: number, y: number): this {
    this.#at = screenPoint(x, y)
    this.engine.pointers.down(this.#input())
    return this
  }
  moveTo(x: number, y: number): this {
    this.#at = screenPoint(x, y)
    this.engine.pointers.move(this.#input())
    return this
  }
  release(): this {
    this.engine.pointers.up(this.#input())
    return this
  }
  click(x: number, y: number): this {
    return this.press(x, y).release().wait(10)
  }
  doubleClick(x: number, y: number): this {
    return this.click(x, y).click(x, y)
  }
  drag(from: readonly [number, number], to: readonly [number, number]): this {
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const
    return this.press(...from)
      .moveTo(...middle)
      .moveTo(...to)
      .release()
  }
  key(key: string, held: { shift?: boolean; accel?: boolean; alt?: boolean; code?: string; writing?: boolean } = {}): this {
    this.engine.press(
      { key, code: held.code ?? '', shift: held.shift ?? false, alt: held.alt ?? false, accel: held.accel ?? false },
      held.writing ?? false,
    )
    return this
  }
  tool(name: ToolName): this {
    this.engine.setTool(name)
    return this
  }
  wait(ms: number): this {
    this.time.advance(ms)
    return this
  }
  select(...names: string[]): this {
    this.engine.commands.select(names.map(idOf))
    return this
  }

  // Expectations

  expectPath(path: string): this {
    expect(this.engine.path.get()).toBe(path)
    return this
  }
  expectSelected(...names: string[]): this {
    expect([...this.engine.selection.get()].sort()).toEqual(names.map(idOf).sort())
    return this
  }
  expectAt(name: string, x: number, y: number): this {
    expect(this.geometry(name).slice(0, 2)).toEqual([x, y])
    return this
  }
  expectWrites(count: number): this {
    expect(this.writes).toBe(count)
    return this
  }

  // Looking

  object(name: string): BoardObject {
    const object = this.page.get(idOf(name))
    if (!object) throw new Error(`There is no ${name}.`)
    return object
  }
  geometry(name: string): readonly number[] {
    const object = this.object(name)
    if (object.kind === 'connector') throw new Error('A connector has no geometry.')
    return object.geometry
  }
  /** Where it is drawn, as [x, y]. */
  drawnAt(name: string): readonly [number, number] {
    const rect = this.engine.screenRectOf(idOf(name))
    if (!rect) throw new Error(`${name} is not on the page.`)
    return [rect.x, rect.y]
  }
  /** Live objects that are not in `known`. */
  made(...known: string[]): BoardObject[] {
    const ids = new Set<ObjectId>(known.map(idOf))
    return [...this.page.all()].filter((object) => !ids.has(object.id) && object.binnedAt === null)
  }

  #input(): PointerInput {
    return {
      id: 1,
      at: this.#at,
      device: 'mouse',
      button: 0,
      shift: false,
      alt: false,
      accel: false,
      time: this.time.now(),
      contact: 0,
      ...this.#held,
    }
  }
}
