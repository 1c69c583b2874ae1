/**
 * The canvas's own elements in the page: a painted scene, a world of live elements that follows the camera, an overlay.
 * The only code that makes elements; everything it learns it hands on as plain values.
 */
import type { PointerInput, WheelInput } from '../input/pointers'
import type { KeyStroke } from '../input/shortcuts'
import type { Camera, Size } from '../engine-contract'
import type { Pen } from '../paint/pen'
import { screenPoint, type ScreenPoint } from '@/domain/geometry/spaces'

export interface StageEvents {
  readonly resized: (viewport: Size) => void
  readonly pointerDown: (input: PointerInput) => void
  readonly pointerMove: (input: PointerInput) => void
  readonly pointerUp: (input: PointerInput) => void
  readonly pointerLost: (id: number) => void
  readonly pointerLeft: () => void
  readonly wheel: (input: WheelInput) => void
  /** True when the key meant something. `writing`: it was pressed in the editor of a note. */
  readonly key: (stroke: KeyStroke, writing: boolean) => boolean
  readonly panKey: (held: boolean) => void
}

export interface Stage {
  readonly world: HTMLElement
  readonly scenePen: Pen
  readonly overlayPen: Pen
  /** Canvas pixels per screen pixel. */
  ratio(): number
  showCamera(camera: Camera): void
  showCursor(cursor: string): void
  takeFocus(): void
  remove(): void
}

const mostRatio = 2
const mostPixels = 8_000_000

export function createStage(host: HTMLElement, events: StageEvents): Stage {
  const document = host.ownerDocument
  const window = document.defaultView as Window
  const sceneCanvas = document.createElement('canvas')
  const world = document.createElement('div')
  const overlayCanvas = document.createElement('canvas')
  for (const element of [sceneCanvas, world, overlayCanvas]) {
    Object.assign(element.style, { position: 'absolute', left: '0', top: '0', pointerEvents: 'none' })
    host.append(element)
  }
  for (const canvas of [sceneCanvas, overlayCanvas]) canvas.setAttribute('aria-hidden', 'true')
  Object.assign(world.style, { width: '0', height: '0', transformOrigin: '0 0' })
  host.tabIndex = -1
  host.style.touchAction = 'none'
  const listening = new AbortController()
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, run: (event: HTMLElementEventMap[Name]) => void, passive = true): void =>
    host.addEventListener(name, run, { signal: listening.signal, passive })

  const place = (event: { clientX: number; clientY: number }): ScreenPoint => {
    const corner = host.getBoundingClientRect()
    return screenPoint(event.clientX - corner.left, event.clientY - corner.top)
  }
  const pointerOf = (event: PointerEvent): PointerInput => ({
    id: event.pointerId,
    at: place(event),
    device: event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse',
    button: event.button,
    shift: event.shiftKey,
    alt: event.altKey,
    accel: event.ctrlKey || event.metaKey,
    time: event.timeStamp,
    contact: Math.max(event.width, event.height),
  })
  /** Live elements answer for themselves. */
  const isLive = (event: Event): boolean => event.target !== world && event.target instanceof Node && world.contains(event.target)

  on('pointerdown', (event) => {
    if (isLive(event)) return
    host.setPointerCapture(event.pointerId)
    events.pointerDown(pointerOf(event))
  })
  on('pointermove', (event) => {
    if (!isLive(event) || host.hasPointerCapture(event.pointerId)) events.pointerMove(pointerOf(event))
  })
  on('pointerup', (event) => events.pointerUp(pointerOf(event)))
  on('pointercancel', (event) => events.pointerLost(event.pointerId))
  on('pointerleave', () => events.pointerLeft())
  on(
    'wheel',
    (event) => {
      event.preventDefault()
      events.wheel(wheelOf(event, place(event), host.clientHeight))
    },
    false,
  )
  // A long press of a finger is ours; the menu of the mouse and of the editor is the browser's.
  on(
    'contextmenu',
    (event) => {
      if (!isLive(event) && event.pointerType === 'touch') event.preventDefault()
    },
    false,
  )
  // The middle button would start the browser's own scrolling.
  on(
    'mousedown',
    (event) => {
      if (event.button === 1) event.preventDefault()
    },
    false,
  )

  const isOurs = (target: EventTarget | null): boolean => target === document.body || (target instanceof Node && host.contains(target))
  const onKeyDown = (event: KeyboardEvent): void => {
    // 229 is what browsers say while an input method is composing.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || !isOurs(event.target)) return
    const writing = isTyping(event.target)
    if (event.code === 'Space' && !writing && !(event.target instanceof HTMLButtonElement)) {
      events.panKey(true)
      event.preventDefault()
      return
    }
    const stroke: KeyStroke = {
      key: event.key,
      code: event.code,
      shift: event.shiftKey,
      alt: event.altKey,
      accel: event.ctrlKey || event.metaKey,
    }
    // Walking by Tab begins on the canvas itself; elsewhere it is the browser's.
    if (event.key === 'Tab' && !writing && event.target !== host) return
    if (events.key(stroke, writing)) event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown, { signal: listening.signal })
  document.addEventListener('keyup', (event) => event.code === 'Space' && events.panKey(false), { signal: listening.signal })
  window.addEventListener('blur', () => events.panKey(false), { signal: listening.signal })

  let ratio = 1
  const fit = (): void => {
    const viewport = { w: host.clientWidth, h: host.clientHeight }
    ratio = Math.min(window.devicePixelRatio || 1, mostRatio, Math.sqrt(mostPixels / Math.max(1, viewport.w * viewport.h)))
    for (const canvas of [sceneCanvas, overlayCanvas]) {
      canvas.width = Math.round(viewport.w * ratio)
      canvas.height = Math.round(viewport.h * ratio)
      Object.assign(canvas.style, { width: `${viewport.w}px`, height: `${viewport.h}px` })
    }
    events.resized(viewport)
  }
  const observer = new ResizeObserver(fit)
  observer.observe(host)
  // Moving to a screen of another density changes no size of the host.
  window.addEventListener('resize', fit, { signal: listening.signal })

  return {
    world,
    scenePen: penOf(sceneCanvas, false),
    overlayPen: penOf(overlayCanvas, true),
    ratio: () => ratio,
    showCamera: ({ x, y, zoom }) => {
      world.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`
    },
    showCursor: (cursor) => {
      host.style.cursor = cursor
    },
    takeFocus: () => host.focus({ preventScroll: true }),
    remove: () => {
      listening.abort()
      observer.disconnect()
      for (const element of [sceneCanvas, world, overlayCanvas]) element.remove()
    },
  }
}

function penOf(canvas: HTMLCanvasElement, alpha: boolean): Pen {
  const pen = canvas.getContext('2d', { alpha })
  if (!pen) throw new Error('This browser has no 2D canvas.')
  return pen
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** Lines and pages become pixels. A pinch on a trackpad comes as many small steps with ctrl, and each counts for more. */
function wheelOf(event: WheelEvent, at: ScreenPoint, pageHeight: number): WheelInput {
  const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? pageHeight : 1
  const zooms = event.ctrlKey || event.metaKey
  const isPinch = zooms && Math.abs(event.deltaY) < 40 && event.deltaMode === 0
  return { at, dx: event.deltaX * unit, dy: event.deltaY * unit * (isPinch ? 6 : 1), zooms, shift: event.shiftKey }
}
