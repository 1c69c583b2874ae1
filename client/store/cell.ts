/**
 * The one reactive primitive of the client: a value that can be read at once and listened to. Screens read it with
 * React's `useSyncExternalStore(cell.subscribe, cell.get)`; the canvas and the session listen directly.
 *
 * Rules: listeners are told after the value changed, never with the old value, never twice for the same value, and in
 * the order in which they came. A listener that sets the same cell is heard after the round it interrupted.
 */

/** Something that can be read and listened to. Its functions may be passed around on their own. */
export interface Readable<Value> {
  /** The present value. The same reference until it changes. */
  readonly get: () => Value
  /** Calls `listener` after each change, not at once. Returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface Cell<Value> extends Readable<Value> {
  /** Replaces the value. Nothing happens when it equals the present one. */
  readonly set: (value: Value) => void
  readonly update: (change: (value: Value) => Value) => void
}

export type Equal<Value> = (a: Value, b: Value) => boolean

/** A cell holding `initial`. `equal` decides whether a new value is a change; `Object.is` unless told. */
export function cell<Value>(initial: Value, equal: Equal<Value> = Object.is): Cell<Value> {
  let value = initial
  const listeners = createListeners()
  const set = (next: Value): void => {
    if (equal(value, next)) return
    value = next
    listeners.tell()
  }
  return { get: () => value, subscribe: listeners.add, set, update: (change) => set(change(value)) }
}

type ValuesOf<Sources extends readonly Readable<unknown>[]> = {
  [Index in keyof Sources]: Sources[Index] extends Readable<infer Value> ? Value : never
}

/**
 * A value computed from others. It is computed when first read, again only when a source's value differs, and listens
 * to its sources only while somebody listens to it. Of several sources that change together no half-changed mixture is
 * ever seen, because reading always asks every source.
 */
export function derive<const Sources extends readonly Readable<unknown>[], Value>(
  sources: Sources,
  compute: (...values: ValuesOf<Sources>) => Value,
  equal: Equal<Value> = Object.is,
): Readable<Value> {
  let seen: readonly unknown[] | null = null
  let value: Value | undefined
  let told: Value | undefined
  let stops: Array<() => void> = []
  const listeners = createListeners()

  const get = (): Value => {
    const now = sources.map((source) => source.get())
    if (seen?.every((old, index) => Object.is(old, now[index]))) return value as Value
    const next = compute(...(now as ValuesOf<Sources>))
    const first = seen === null
    seen = now
    if (first || !equal(value as Value, next)) value = next
    return value as Value
  }

  const sourceChanged = (): void => {
    const now = get()
    if (Object.is(now, told)) return
    told = now
    listeners.tell()
  }

  const subscribe = (listener: () => void): (() => void) => {
    if (listeners.size() === 0) {
      told = get()
      stops = sources.map((source) => source.subscribe(sourceChanged))
    }
    const stop = listeners.add(listener)
    return () => {
      stop()
      if (listeners.size() > 0) return
      for (const stopSource of stops) stopSource()
      stops = []
    }
  }
  return { get, subscribe }
}

/** A cell that never changes, for callers that have a plain value where a readable is asked for. */
export const constant = <Value>(value: Value): Readable<Value> => ({ get: () => value, subscribe: () => () => undefined })

interface Listeners {
  readonly add: (listener: () => void) => () => void
  readonly tell: () => void
  readonly size: () => number
}

function createListeners(): Listeners {
  const entries = new Set<{ readonly call: () => void }>()
  return {
    // Each call gets an entry of its own: the same function may listen twice and stop once.
    add: (listener) => {
      const entry = { call: listener }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
    tell: () => {
      for (const entry of [...entries]) if (entries.has(entry)) entry.call()
    },
    size: () => entries.size,
  }
}
