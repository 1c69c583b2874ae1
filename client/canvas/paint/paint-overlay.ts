/** Everything that passes: selection, handles, sketches, other people. In screen pixels, so that lines stay thin at any zoom. */
import type { ObjectId } from '@/domain/base/ids'
import type { PageRect } from '@/domain/geometry/spaces'
import { handlePoint } from '../arrange/resize'
import { rectToScreen, toScreen } from '../camera/camera'
import type { Camera, Size } from '../engine-contract'
import type { CanvasTheme, MeasureText, Peer } from '../ports'
import type { Scene, SceneItem } from '../scene/scene'
import type { Selection } from '../select/selection'
import type { Sketch } from '../tools/state'
import { fillWith, inkOn, line, type Pen, roundedRect, strokeWith } from './pen'

export interface OverlayPicture {
  readonly scene: Scene
  readonly theme: CanvasTheme
  readonly measure: MeasureText
  readonly camera: Camera
  readonly viewport: Size
  readonly ratio: number
  readonly selection: Selection
  /** Page bounds of what may be resized, or null for no handles. */
  readonly resizable: PageRect | null
  readonly hovered: ObjectId | null
  readonly edited: ObjectId | null
  readonly sketch: Sketch
  readonly peers: readonly Peer[]
}

export function paintOverlay(pen: Pen, picture: OverlayPicture): void {
  pen.setTransform(picture.ratio, 0, 0, picture.ratio, 0, 0)
  pen.clearRect(0, 0, picture.viewport.w, picture.viewport.h)
  paintPeersObjects(pen, picture)
  paintSelection(pen, picture)
  paintSketch(pen, picture)
  for (const peer of picture.peers) paintCursor(pen, peer, picture)
}

function outline(pen: Pen, item: SceneItem, { camera }: OverlayPicture, gap: number): void {
  if (item.object.kind === 'connector' && item.route) {
    line(pen, toScreen(camera, item.route.start), toScreen(camera, item.route.end))
    return
  }
  const rect = rectToScreen(camera, item.bounds)
  roundedRect(
    pen,
    { x: rect.x - gap, y: rect.y - gap, w: rect.w + 2 * gap, h: rect.h + 2 * gap },
    (item.object.kind === 'area' ? 14 : 8) * camera.zoom + gap,
  )
  pen.stroke()
}

function paintPeersObjects(pen: Pen, picture: OverlayPicture): void {
  for (const peer of picture.peers) {
    strokeWith(pen, peer.colour, picture.theme.quietInk)
    pen.lineWidth = 1.5
    for (const id of peer.selection) {
      const item = picture.scene.item(id)
      if (item && id !== peer.editing) outline(pen, item, picture, 3)
    }
    const edited = peer.editing && picture.scene.item(peer.editing)
    if (!edited) continue
    pen.lineWidth = 3
    outline(pen, edited, picture, 3)
    const { x, y } = rectToScreen(picture.camera, edited.bounds)
    paintName(pen, `${peer.name} is writing`, x, y - 26, peer.colour, picture)
  }
}

function paintSelection(pen: Pen, picture: OverlayPicture): void {
  const { scene, theme, selection, hovered, camera } = picture
  pen.strokeStyle = theme.accent
  const under = hovered && !selection.has(hovered) ? scene.item(hovered) : undefined
  if (under) {
    pen.lineWidth = 1
    outline(pen, under, picture, 1)
  }
  pen.lineWidth = 2
  for (const id of selection) {
    const item = scene.item(id)
    if (item) outline(pen, item, picture, 2)
  }
  if (!picture.resizable || picture.edited) return
  const rect = rectToScreen(camera, picture.resizable)
  if (selection.size > 1) {
    pen.lineWidth = 1
    pen.setLineDash([4, 4])
    pen.strokeRect(rect.x, rect.y, rect.w, rect.h)
    pen.setLineDash([])
  }
  pen.lineWidth = 1.5
  pen.fillStyle = theme.paper
  for (const corner of ['nw', 'ne', 'se', 'sw'] as const) {
    const at = handlePoint(rect, corner)
    roundedRect(pen, { x: at.x - 4.5, y: at.y - 4.5, w: 9, h: 9 }, 2.5)
    pen.fill()
    pen.stroke()
  }
}

function paintSketch(pen: Pen, picture: OverlayPicture): void {
  const { sketch, camera, theme } = picture
  pen.strokeStyle = theme.accent
  pen.lineWidth = 2
  const target = sketch.target ? picture.scene.item(sketch.target) : undefined
  if (target) outline(pen, target, picture, 3)
  const boxes = [sketch.marquee, sketch.ghost].filter((box) => box !== undefined)
  pen.lineWidth = 1.5
  for (const box of boxes) {
    const rect = rectToScreen(camera, box)
    pen.globalAlpha = 0.18
    pen.fillStyle = theme.accent
    roundedRect(pen, rect, box === sketch.marquee ? 2 : 8 * camera.zoom)
    pen.fill()
    pen.globalAlpha = 0.9
    pen.stroke()
    pen.globalAlpha = 1
  }
  if (!sketch.line) return
  const [from, to] = [toScreen(camera, sketch.line.from), toScreen(camera, sketch.line.to)]
  pen.lineWidth = 2
  line(pen, from, to)
  pen.fillStyle = theme.accent
  pen.beginPath()
  pen.arc(to.x, to.y, 4, 0, Math.PI * 2)
  pen.fill()
}

function paintCursor(pen: Pen, peer: Peer, picture: OverlayPicture): void {
  if (!peer.cursor) return
  const { x, y } = toScreen(picture.camera, peer.cursor)
  if (x < -20 || y < -20 || x > picture.viewport.w + 20 || y > picture.viewport.h + 20) return
  pen.beginPath()
  pen.moveTo(x, y)
  pen.lineTo(x + 4.5, y + 15)
  pen.lineTo(x + 8, y + 9)
  pen.lineTo(x + 14.5, y + 7)
  pen.closePath()
  fillWith(pen, peer.colour, picture.theme.quietInk)
  pen.fill()
  // Seen on any ground: light around a dark colour, dark around a light one.
  pen.strokeStyle = inkOn(peer.colour)
  pen.lineWidth = 1
  pen.stroke()
  if (peer.name) paintName(pen, peer.name, x + 12, y + 16, peer.colour, picture)
}

function paintName(pen: Pen, name: string, x: number, y: number, colour: string, { theme, measure }: OverlayPicture): void {
  const font = `600 12px ${theme.fontFamily}`
  fillWith(pen, colour, theme.quietInk)
  roundedRect(pen, { x, y, w: measure(name, font) + 14, h: 20 }, 10)
  pen.fill()
  pen.fillStyle = inkOn(colour)
  pen.font = font
  pen.direction = 'ltr'
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillText(name, x + 7, y + 10.5)
}
