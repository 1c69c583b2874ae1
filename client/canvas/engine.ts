/**
 * Puts the canvas together: page → scene → painter, pointers and keys → tools and commands → page. Everything that
 * decides is in the rooms beside this file; here is only who is told when something changes.
 */
import type { ObjectId } from '@/domain/base/ids'
import { refused, type Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import { inflate, sameRect, unionOf } from '@/domain/geometry/rect'
import type { PageRect } from '@/domain/geometry/spaces'
import { cell, derive } from '../store/cell'
import type { Handle } from './arrange/resize'
import { snapped } from './arrange/snap'
import { rectToScreen, toPage, viewOf } from './camera/camera'
import { changingCommands } from './commands/changing'
import type { CommandContext } from './commands/command-context'
import { makingCommands } from './commands/making'
import { viewingCommands } from './commands/viewing'
import type { Camera, CanvasCommands, CanvasEngine, CanvasOptions, Editing, Notice, Size, TextBox } from './engine-contract'
import { createKeys } from './input/keys'
import { createPointers, type Pointers } from './input/pointers'
import type { KeyStroke } from './input/shortcuts'
import { createFrameLoop, type FrameLoop } from './loop/frame-loop'
import { createPresenceOut } from './loop/presence-out'
import { createMirror } from './mirror/mirror'
import { paintOverlay } from './paint/paint-overlay'
import { paintScene } from './paint/paint-scene'
import { handleAt, hitTest } from './scene/hit-test'
import { createPeerDrags } from './scene/peer-drags'
import { createScene } from './scene/scene'
import { emptySelection, pruned, sameSelection, type Selection } from './select/selection'
import { createStage, type Stage } from './stage/stage'
import { rememberedWidths } from './text/layout'
import { createNoteTexts, textRectOf } from './text/note-text'
import type { ToolContext } from './tools/context'
import { createToolMachine, toolOf } from './tools/machine'
import type { CanvasPointer, Sketch } from './tools/state'

/** The camera counts as moving until it has been still for this long (ms). */
const stillAfter = 120
const snapReach = 6

/** The engine as the tests drive it: the same one, with its input laid open. */
export interface OpenEngine extends CanvasEngine {
  readonly pointers: Pointers
  readonly sketch: { get(): Sketch }
  press(stroke: KeyStroke, writing?: boolean): boolean
  setViewport(size: Size): void
}

export const createCanvasEngine = (options: CanvasOptions): CanvasEngine => createOpenEngine(options)

export function createOpenEngine(options: CanvasOptions): OpenEngine {
  const { page, scheduler, readOnly } = options
  const stops: Array<() => void> = []
  const widthOf = (piece: string, fontSize: number): number => widths(piece, fontSize)
  let widths = rememberedWidths(options.measure, options.theme.get().fontFamily)
  const texts = createNoteTexts(widthOf)
  const scene = createScene(page, texts)

  const camera = cell<Camera>({ x: 0, y: 0, zoom: 1 }, (a, b) => a.x === b.x && a.y === b.y && a.zoom === b.zoom)
  const viewport = cell<Size>({ w: 0, h: 0 }, (a, b) => a.w === b.w && a.h === b.h)
  const selection = cell<Selection>(emptySelection, sameSelection)
  const sketch = cell<Sketch>({})
  const hovered = cell<ObjectId | null>(null)
  const editing = cell<Editing | null>(null)
  const moving = cell(false)
  const sceneVersion = cell(0)
  const world = cell<HTMLElement | null>(null)
  const noticeListeners = new Set<(notice: Notice) => void>()
  let hidden: ReadonlySet<ObjectId> = new Set()
  let stage: Stage | null = null
  let loop: FrameLoop | null = null
  let panKey = false
  let underHandle: Handle | null = null

  const notify = (notice: Notice): void => {
    for (const listener of [...noticeListeners]) listener(notice)
  }
  const perform = (changes: readonly BoardChange[], gesture?: string): Result<void, ChangeRefusal> => {
    const outcome = readOnly.get() ? refused<ChangeRefusal>('read only') : options.undo.perform(changes, gesture)
    if (!outcome.ok) notify({ kind: 'refused', reason: outcome.refusal })
    return outcome
  }
  const presenceOut = createPresenceOut(options.presence, scheduler)
  const carry: ToolContext['carry'] = (geometries) => scene.overlay('own', geometries ?? new Map())

  const commandContext: CommandContext = {
    page,
    scene,
    undo: options.undo,
    camera,
    viewport,
    selection,
    clock: options.clock,
    random: options.random,
    perform,
    notify,
    carry,
    startEditing: (id, fresh) => {
      if (!readOnly.get()) machine.enter('select.editing', { id, at: null, fresh })
    },
    finishEditing: () => {
      if (editing.get()) machine.cancel()
    },
  }
  const { makeArea, ...making } = makingCommands(commandContext)
  const commands: CanvasCommands = { ...making, ...changingCommands(commandContext), ...viewingCommands(commandContext) }

  const selectionBounds = (): PageRect | null =>
    unionOf(
      [...selection.get()]
        .flatMap((id) => scene.item(id) ?? [])
        .filter((item) => item.object.kind !== 'connector')
        .map((item) => item.bounds),
    )
  const resizable = (): PageRect | null => {
    const isFree = [...selection.get()].some((id) => {
      const object = scene.item(id)?.object
      return object && object.kind !== 'connector' && !object.locked
    })
    return isFree && !readOnly.get() ? selectionBounds() : null
  }
  const slopOf = (pointer: CanvasPointer): number => (pointer.device === 'touch' ? 18 : 8)
  const toolContext: ToolContext = {
    scene,
    camera,
    selection,
    sketch,
    hovered,
    editing,
    readOnly,
    commands,
    carry,
    selectionBounds,
    makeArea,
    hit: (pointer) => {
      const slop = slopOf(pointer) / camera.get().zoom
      return hitTest(scene.inside(inflate({ x: pointer.page.x, y: pointer.page.y, w: 0, h: 0 }, slop)), pointer.page, slop)
    },
    handle: (pointer) => {
      const bounds = editing.get() ? null : resizable()
      if (!bounds) return null
      const outline = rectToScreen(camera.get(), bounds)
      // On something tiny the handles would leave nothing to take hold of.
      return Math.min(outline.w, outline.h) < 24 ? null : handleAt(outline, pointer.screen, slopOf(pointer) + 2)
    },
    showDrag: (drag) => presenceOut.show({ drag }),
    perform: (changes) => perform(changes),
    snap: (rect, carried) => {
      const reach = snapReach / camera.get().zoom
      const near = scene.inside(inflate(rect, 300)).filter((item) => item.object.kind !== 'connector' && !carried.has(item.id))
      return snapped(
        rect,
        near.map((item) => item.bounds),
        reach,
      ).correction
    },
  }
  const machine = createToolMachine(toolContext)
  const pointers = createPointers({
    camera,
    scheduler,
    send: (event, pointer) => {
      underHandle = event === 'pointerMove' && machine.path.get() === 'select.idle' ? toolContext.handle(pointer) : underHandle
      machine.send(event, pointer)
      showCursor()
    },
    cancel: machine.cancel,
  })
  const setTool: CanvasEngine['setTool'] = (tool) => machine.choose(readOnly.get() && tool !== 'hand' ? 'select' : tool)
  const keys = createKeys({
    scene,
    selection,
    editing,
    readOnly,
    commands,
    letterShortcuts: options.letterShortcuts,
    setTool,
    cancel: machine.cancel,
  })
  const press = (stroke: KeyStroke, writing = false): boolean => (writing ? keys.pressWhileWriting(stroke) : keys.press(stroke))
  const mirror = createMirror(scene, () => viewOf(camera.get(), viewport.get()), scheduler)
  const peerDrags = createPeerDrags((id) => scene.item(id)?.object)

  const showCursor = (): void => stage?.showCursor(cursorFor(machine.path.get(), panKey, underHandle))
  let callOffStill = (): void => undefined
  let lastZoom = camera.get().zoom
  let isZooming = false
  const cameraMoved = (): void => {
    moving.set(true)
    isZooming ||= camera.get().zoom !== lastZoom
    lastZoom = camera.get().zoom
    callOffStill()
    callOffStill = scheduler.after(stillAfter, () => {
      moving.set(false)
      if (isZooming) loop?.dirty('scene')
      isZooming = false
    })
    stage?.showCamera(camera.get())
    loop?.dirty('scene')
    loop?.dirty('overlay')
    mirror.stir()
  }
  stops.push(
    camera.subscribe(cameraMoved),
    viewport.subscribe(() => {
      loop?.dirty('scene')
      loop?.dirty('overlay')
      mirror.stir()
    }),
    scene.onChange(() => {
      selection.update((now) => pruned(now, (id) => scene.item(id) !== undefined))
      const edited = editing.get()
      if (edited && !scene.item(edited.id)) machine.cancel()
      sceneVersion.update((version) => version + 1)
      loop?.dirty('scene')
      loop?.dirty('overlay')
      mirror.stir()
    }),
    selection.subscribe(() => {
      presenceOut.show({ selection: [...selection.get()] })
      loop?.dirty('overlay')
    }),
    options.presence.peers.subscribe(() => {
      scene.overlay('peers', peerDrags(options.presence.peers.get()))
      loop?.dirty('overlay')
    }),
    options.decorations.subscribe(() => loop?.dirty('scene')),
    options.theme.subscribe(() => {
      widths = rememberedWidths(options.measure, options.theme.get().fontFamily)
      texts.clear()
      loop?.dirty('scene')
      loop?.dirty('overlay')
    }),
    readOnly.subscribe(() => {
      if (!readOnly.get()) return
      machine.cancel()
      setTool('select')
    }),
    editing.subscribe(() => loop?.dirty('scene')),
    machine.path.subscribe(showCursor),
  )
  for (const part of [sketch, hovered, editing, readOnly]) stops.push(part.subscribe(() => loop?.dirty('overlay')))

  const textBox = derive(
    [editing, sceneVersion, options.theme],
    (now, _version, theme): TextBox | null => {
      const item = now ? scene.item(now.id) : undefined
      if (item?.object.kind !== 'note') return null
      const layout = texts.layoutOf(item.object, item.bounds.w, item.bounds.h)
      return {
        id: item.id,
        rect: textRectOf(item.bounds),
        fontSize: layout.fontSize,
        lineHeight: layout.lineHeight,
        fontFamily: theme.fontFamily,
        colour: theme.notes[item.object.style.colour].ink,
      }
    },
    sameTextBox,
  )
  const isAtRest = derive([machine.path], (path) => path === 'select.idle' || path === 'select.editing')
  const selectionBox = derive(
    [selection, camera, sceneVersion, moving, isAtRest],
    (_selection, now, _version, isMoving, atRest) => {
      const bounds = isMoving || !atRest ? null : unionOf([...selection.get()].flatMap((id) => scene.item(id)?.bounds ?? []))
      return bounds && rectToScreen(now, bounds)
    },
    (a, b) => a === b || (a !== null && b !== null && sameRect(a, b)),
  )

  const picture = () => ({
    scene,
    theme: options.theme.get(),
    measure: options.measure,
    camera: camera.get(),
    viewport: viewport.get(),
    edited: editing.get()?.id ?? null,
  })
  const unmount = (): void => {
    loop?.stop()
    stage?.remove()
    loop = null
    stage = null
    world.set(null)
  }
  const mount = (host: HTMLElement): (() => void) => {
    unmount()
    const mounted = createStage(host, {
      resized: (size) => {
        viewport.set(size)
        loop?.dirty('scene')
        loop?.dirty('overlay')
      },
      pointerDown: (input) => {
        mounted.takeFocus()
        pointers.down(input)
      },
      pointerMove: (input) => {
        pointers.move(input)
        presenceOut.show({ cursor: toPage(camera.get(), input.at) })
      },
      pointerUp: pointers.up,
      pointerLost: pointers.lost,
      pointerLeft: () => {
        hovered.set(null)
        presenceOut.show({ cursor: null })
      },
      wheel: pointers.wheel,
      key: press,
      panKey: (held) => {
        panKey = held
        pointers.setPanKey(held)
        showCursor()
      },
    })
    stage = mounted
    loop = createFrameLoop(scheduler, {
      scene: () =>
        paintScene(mounted.scenePen, {
          ...picture(),
          texts,
          decorations: options.decorations,
          ratio: mounted.ratio(),
          zooming: isZooming,
          hidden,
        }),
      overlay: () =>
        paintOverlay(mounted.overlayPen, {
          ...picture(),
          ratio: mounted.ratio(),
          selection: selection.get(),
          resizable: resizable(),
          hovered: hovered.get(),
          sketch: sketch.get(),
          peers: options.presence.peers.get(),
        }),
    })
    mounted.showCamera(camera.get())
    world.set(mounted.world)
    loop.dirty('scene')
    loop.dirty('overlay')
    mirror.stir()
    return () => {
      // Mounted elsewhere meanwhile: that one stays.
      if (stage === mounted) unmount()
    }
  }

  return {
    mount,
    camera,
    viewport,
    selection,
    tool: derive([machine.path], toolOf),
    path: machine.path,
    setTool,
    editing,
    textBox,
    mirror: mirror.entries,
    world,
    commands,
    selectionBox,
    onNotice: (listener) => {
      noticeListeners.add(listener)
      return () => void noticeListeners.delete(listener)
    },
    objectsInReadingOrder: scene.inReadingOrder,
    screenRectOf: (id) => {
      const item = scene.item(id)
      return item ? rectToScreen(camera.get(), item.bounds) : null
    },
    toPage: (point) => toPage(camera.get(), point),
    setHidden: (ids) => {
      hidden = ids
      loop?.dirty('scene')
    },
    destroy: () => {
      machine.cancel()
      unmount()
      callOffStill()
      mirror.stop()
      presenceOut.stop()
      for (const stop of stops) stop()
      scene.destroy()
      noticeListeners.clear()
    },
    pointers,
    sketch,
    press,
    setViewport: viewport.set,
  }
}

const resizeCursors: Readonly<Record<Handle, string>> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
}

function cursorFor(path: string, panKey: boolean, handle: Handle | null): string {
  if (panKey || path === 'hand.idle') return 'grab'
  if (path.endsWith('.panning')) return 'grabbing'
  if (path.startsWith('note') || path.startsWith('area') || path.startsWith('connector')) return 'crosshair'
  if (path === 'select.dragging') return 'move'
  return handle && path !== 'select.editing' ? resizeCursors[handle] : 'default'
}

const sameTextBox = (a: TextBox | null, b: TextBox | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.id === b.id &&
    sameRect(a.rect, b.rect) &&
    a.fontSize === b.fontSize &&
    a.lineHeight === b.lineHeight &&
    a.fontFamily === b.fontFamily &&
    a.colour === b.colour)
