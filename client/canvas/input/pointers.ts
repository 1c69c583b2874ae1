/**
 * Many pointers in, one gesture out. Two fingers always pinch and pan, space or the middle button always pan; whatever
 * is left is one pointer for the tool in hand. While a pen is on the glass, fingers and palms are ignored.
 */
import type { ScreenPoint } from '@/domain/geometry/spaces'
import type { Cell } from '../../store/cell'
import { panned, pinched, toPage, zoomedAt, zoomForWheel } from '../camera/camera'
import type { Camera } from '../engine-contract'
import type { Scheduler } from '../ports'
import type { PointerEventName } from '../tools/machine'
import type { CanvasPointer } from '../tools/state'

/** A pointer event without the browser. */
export interface PointerInput {
  readonly id: number
  readonly at: ScreenPoint
  readonly device: 'mouse' | 'touch' | 'pen'
  /** 0 main, 1 middle, 2 secondary. */
  readonly button: number
  readonly shift: boolean
  readonly alt: boolean
  readonly accel: boolean
  /** Monotonic, ms. */
  readonly time: number
  /** Larger side of the contact in pixels; 0 when unknown. A palm is large. */
  readonly contact: number
}

export interface WheelInput {
  readonly at: ScreenPoint
  /** In screen pixels. */
  readonly dx: number
  readonly dy: number
  readonly zooms: boolean
  readonly shift: boolean
}

export interface Pointers {
  down(input: PointerInput): void
  move(input: PointerInput): void
  up(input: PointerInput): void
  /** The browser took the pointer away, or the window lost focus. */
  lost(id: number): void
  wheel(input: WheelInput): void
  /** Space is held: the next drag pans. */
  setPanKey(held: boolean): void
  readonly pressed: () => boolean
}

export interface PointerTarget {
  readonly camera: Cell<Camera>
  readonly scheduler: Scheduler
  readonly send: (event: PointerEventName, pointer: CanvasPointer) => void
  readonly cancel: () => void
}

const palm = 70
const doubleTime = 400
const doubleReach = 14
const longPressTime = 500
const steadyReach = 9

type Gesture =
  | { readonly kind: 'none' }
  | { readonly kind: 'tool'; readonly id: number }
  | { readonly kind: 'pan'; readonly id: number; readonly from: ScreenPoint; readonly camera: Camera }
  | {
      readonly kind: 'pinch'
      readonly ids: readonly [number, number]
      readonly from: readonly [ScreenPoint, ScreenPoint]
      readonly camera: Camera
    }
  /** A pinch lost a finger: the other one does nothing until it is lifted too. */
  | { readonly kind: 'resting' }

export function createPointers(target: PointerTarget): Pointers {
  const { camera, scheduler, send } = target
  const touches = new Map<number, ScreenPoint>()
  let gesture: Gesture = { kind: 'none' }
  let penId: number | null = null
  let panKey = false
  let lastClick: { readonly at: ScreenPoint; readonly time: number } | null = null
  let pressedAt: ScreenPoint | null = null
  let stopLongPress = (): void => undefined

  const pointerOf = (input: PointerInput): CanvasPointer => ({
    screen: input.at,
    page: toPage(camera.get(), input.at),
    device: input.device,
    shift: input.shift,
    alt: input.alt,
    accel: input.accel,
  })
  const near = (a: ScreenPoint, b: ScreenPoint, reach: number): boolean => Math.hypot(a.x - b.x, a.y - b.y) <= reach
  const startPan = (input: PointerInput): void => {
    gesture = { kind: 'pan', id: input.id, from: input.at, camera: camera.get() }
  }
  const startPinch = (): void => {
    const [first, second] = [...touches.keys()] as [number, number]
    stopLongPress()
    if (gesture.kind === 'tool') target.cancel()
    gesture = {
      kind: 'pinch',
      ids: [first, second],
      from: [touches.get(first) as ScreenPoint, touches.get(second) as ScreenPoint],
      camera: camera.get(),
    }
  }
  const startTool = (input: PointerInput): void => {
    gesture = { kind: 'tool', id: input.id }
    pressedAt = input.at
    send('pointerDown', pointerOf(input))
    stopLongPress()
    if (input.device !== 'touch') return
    stopLongPress = scheduler.after(longPressTime, () => {
      if (gesture.kind === 'tool' && gesture.id === input.id) send('longPress', pointerOf(input))
    })
  }
  const finishTool = (input: PointerInput): void => {
    gesture = { kind: 'none' }
    stopLongPress()
    const pointer = pointerOf(input)
    const wasClick = pressedAt !== null && near(pressedAt, input.at, steadyReach)
    const isDouble =
      wasClick && lastClick !== null && input.time - lastClick.time <= doubleTime && near(lastClick.at, input.at, doubleReach)
    send('pointerUp', pointer)
    if (isDouble) send('doubleClick', pointer)
    lastClick = wasClick && !isDouble ? { at: input.at, time: input.time } : null
  }
  const end = (id: number, finish: () => void): void => {
    touches.delete(id)
    if (penId === id) penId = null
    if (gesture.kind === 'tool' && gesture.id === id) finish()
    else if (gesture.kind === 'pan' && gesture.id === id) gesture = { kind: 'none' }
    else if (gesture.kind === 'pinch' && gesture.ids.includes(id)) gesture = { kind: 'resting' }
    if (gesture.kind === 'resting' && touches.size === 0) gesture = { kind: 'none' }
  }

  return {
    down: (input) => {
      if (input.device === 'touch') {
        if (penId !== null || input.contact > palm || touches.size >= 2) return
        touches.set(input.id, input.at)
        if (touches.size === 2) {
          startPinch()
          return
        }
      }
      if (gesture.kind !== 'none') {
        // A pen wins over the finger or palm that was there first.
        if (input.device !== 'pen') return
        if (gesture.kind === 'tool') target.cancel()
        touches.clear()
      }
      if (input.device === 'pen') penId = input.id
      if (input.button === 1 || (panKey && input.button === 0)) startPan(input)
      else if (input.button === 0) startTool(input)
    },
    move: (input) => {
      if (touches.has(input.id)) touches.set(input.id, input.at)
      switch (gesture.kind) {
        case 'none':
          if (input.device !== 'touch') send('pointerMove', pointerOf(input))
          return
        case 'tool':
          if (gesture.id !== input.id) return
          if (pressedAt && !near(pressedAt, input.at, steadyReach)) stopLongPress()
          send('pointerMove', pointerOf(input))
          return
        case 'pan':
          if (gesture.id === input.id) camera.set(panned(gesture.camera, gesture.from.x - input.at.x, gesture.from.y - input.at.y))
          return
        case 'pinch': {
          const [first, second] = gesture.ids.map((id) => touches.get(id))
          if (first && second) camera.set(pinched(gesture.camera, gesture.from, [first, second]))
          return
        }
        case 'resting':
          return
      }
    },
    up: (input) => end(input.id, () => finishTool(input)),
    lost: (id) =>
      end(id, () => {
        gesture = { kind: 'none' }
        stopLongPress()
        target.cancel()
      }),
    wheel: (input) => {
      if (input.zooms) camera.update((now) => zoomedAt(now, zoomForWheel(now.zoom, input.dy), input.at))
      else if (input.shift && input.dx === 0) camera.update((now) => panned(now, input.dy, 0))
      else camera.update((now) => panned(now, input.dx, input.dy))
    },
    setPanKey: (held) => {
      panKey = held
    },
    pressed: () => gesture.kind !== 'none',
  }
}
