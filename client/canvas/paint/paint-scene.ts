/** Everything that stands in view, back to front, into one canvas. Knows no DOM but the pen it is given. */
import type { ObjectId } from '@/domain/base/ids'
import { viewOf } from '../camera/camera'
import type { Camera, Size } from '../engine-contract'
import type { CanvasTheme, MeasureText, NoteDecorations } from '../ports'
import type { Scene } from '../scene/scene'
import type { NoteTexts } from '../text/note-text'
import { paintArea, paintFarTitle } from './paint-area'
import { paintConnector } from './paint-connector'
import { paintNote } from './paint-note'
import type { Pen } from './pen'

export interface ScenePicture {
  readonly scene: Scene
  readonly texts: NoteTexts
  readonly decorations: NoteDecorations
  readonly theme: CanvasTheme
  readonly measure: MeasureText
  readonly camera: Camera
  readonly viewport: Size
  /** Canvas pixels per screen pixel. */
  readonly ratio: number
  readonly zooming: boolean
  readonly hidden: ReadonlySet<ObjectId>
  /** The note whose words a live editor shows. */
  readonly edited: ObjectId | null
}

export function paintScene(pen: Pen, picture: ScenePicture): void {
  const { camera, viewport, ratio, theme, measure, texts } = picture
  const zoom = camera.zoom
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.fillStyle = theme.paper
  pen.fillRect(0, 0, viewport.w, viewport.h)
  const scale = zoom * ratio
  pen.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale)
  const inView = picture.scene.inside(viewOf(camera, viewport))
  for (const { id, object, bounds, route } of inView) {
    if (picture.hidden.has(id)) continue
    if (object.kind === 'area') paintArea(pen, { area: object, bounds, zoom, theme, measure })
    else if (object.kind === 'connector') {
      if (route) paintConnector(pen, { route, meaning: object.style.meaning, zoom, theme, measure })
    } else {
      paintNote(pen, {
        note: object,
        bounds,
        zoom,
        zooming: picture.zooming,
        theme,
        measure,
        texts,
        decoration: () => picture.decorations.of(id),
        withoutText: picture.edited === id,
      })
    }
  }
  for (const { id, object, bounds } of inView) {
    if (object.kind === 'area' && !picture.hidden.has(id)) paintFarTitle(pen, { area: object, bounds, zoom, theme, measure })
  }
}
