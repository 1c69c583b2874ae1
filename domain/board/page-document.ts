/**
 * The one place that knows how a page lies in its Y.Doc.
 *
 *     doc.getMap('objects'): Y.Map<ObjectId, Y.Map>
 *       k    Birth                      written once
 *       g    Geometry                   one value, one write per gesture   (notes, areas)
 *       p    Placement                  parent and order change together
 *       s    style record               NoteStyle | AreaStyle | ConnectorStyle
 *       e    Ends                       written once                       (connectors)
 *       body Y.XmlFragment              written once, holds noteText+      (notes)
 *       bin  { at } | null              nothing is ever deleted from `objects`
 *       lock true | null
 *
 * Nothing about who, role, level, stage, votes or consent is stored here: that is the server's word.
 * The body is flat and pre-wrapped (`noteText+`, `noteText: text*`, Enter inserts a line feed), so that the structure
 * never changes while people type and the author of each character stays the one who typed it.
 */
import * as Y from 'yjs'
import type { ObjectId } from '../base/ids'
import {
  areaStyle,
  birth,
  type BoardObject,
  type Birth,
  connectorStyle,
  ends as endsSchema,
  geometry as geometrySchema,
  noteStyle,
  placement as placementSchema,
  type AreaStyle,
  type ConnectorStyle,
  type Ends,
  type Geometry,
  type NoteStyle,
  type Placement,
} from './object'

/** Raised when readers of an older layout would damage the page; the server refuses older clients (close code 4426). */
export const pageSchemaVersion = 1
export const objectsRoot = 'objects'
/** Node name of a block in a note's body. */
export const noteTextNode = 'noteText'

export type ObjectMap = Y.Map<unknown>

export const objectsOf = (doc: Y.Doc): Y.Map<ObjectMap> => doc.getMap<ObjectMap>(objectsRoot)

const defaultGeometry: Geometry = [0, 0, 200, 200]

/** The text of a body: blocks joined with a line feed. Unknown nodes count as empty blocks. */
export function bodyText(body: unknown): string {
  if (!(body instanceof Y.XmlFragment)) return ''
  return body
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().map(leafText).join('') : leafText(block)))
    .join('\n')
}

const leafText = (leaf: unknown): string =>
  leaf instanceof Y.XmlText
    ? leaf
        .toDelta()
        .map((op: { insert?: unknown }) => (typeof op.insert === 'string' ? op.insert : ''))
        .join('')
    : ''

/** Client id of the struct that holds this object's entry, or 0 if it cannot be told. */
function makerOf(objects: Y.Map<ObjectMap>, id: string): number {
  return objects._map.get(id)?.id.client ?? 0
}

/**
 * Reads one object as a plain value, or null when the entry is not one of ours. Values out of range are replaced by
 * safe ones: a page must open whatever an older or hostile client wrote.
 */
export function readObject(objects: Y.Map<ObjectMap>, id: ObjectId): BoardObject | null {
  const entry = objects.get(id)
  if (!(entry instanceof Y.Map)) return null
  const born = birth.safeParse(entry.get('k'))
  if (!born.success) return null
  const placed = placementSchema.safeParse(entry.get('p'))
  const bin = entry.get('bin') as { at?: unknown } | null | undefined
  const common = {
    id,
    birth: born.data,
    parent: placed.success && placed.data[0] !== id ? placed.data[0] : null,
    order: placed.success ? placed.data[1] : 'a0',
    binnedAt: bin ? (typeof bin.at === 'number' ? bin.at : 0) : null,
    locked: entry.get('lock') === true,
    madeBy: makerOf(objects, id),
  }
  const measured = geometrySchema.safeParse(entry.get('g'))
  const geometry = measured.success ? measured.data : defaultGeometry
  const style = entry.get('s') ?? {}
  switch (born.data.t) {
    case 'note':
      return {
        ...common,
        kind: 'note',
        geometry,
        style: noteStyle.catch({ colour: 'yellow' }).parse(style),
        text: bodyText(entry.get('body')),
      }
    case 'area':
      return {
        ...common,
        kind: 'area',
        geometry,
        style: areaStyle.catch({ title: '', question: '', columns: [], lanes: [], colour: 'grey' }).parse(style),
      }
    case 'connector': {
      const joined = endsSchema.safeParse(entry.get('e'))
      if (!joined.success) return null
      return { ...common, kind: 'connector', style: connectorStyle.catch({ meaning: null }).parse(style), ends: joined.data }
    }
  }
}

interface NewObject {
  readonly id: ObjectId
  readonly birth: Omit<Birth, 't' | 'v'>
  readonly placement: Placement
}

function put(doc: Y.Doc, made: NewObject, kind: Birth['t'], fill: (entry: ObjectMap) => void): void {
  const entry: ObjectMap = new Y.Map()
  entry.set('k', { t: kind, v: 1, ...made.birth })
  entry.set('p', made.placement)
  fill(entry)
  objectsOf(doc).set(made.id, entry)
}

/** Makes a note with its first block, in the caller's transaction: two people typing into an empty body would make two blocks. */
export function addNote(doc: Y.Doc, made: NewObject & { geometry: Geometry; style: NoteStyle; text: string }): void {
  put(doc, made, 'note', (entry) => {
    const block = new Y.XmlElement(noteTextNode)
    block.insert(0, [new Y.XmlText(made.text)])
    const body = new Y.XmlFragment()
    body.insert(0, [block])
    entry.set('g', made.geometry)
    entry.set('s', made.style)
    entry.set('body', body)
  })
}

export function addArea(doc: Y.Doc, made: NewObject & { geometry: Geometry; style: AreaStyle }): void {
  put(doc, made, 'area', (entry) => {
    entry.set('g', made.geometry)
    entry.set('s', made.style)
  })
}

export function addConnector(doc: Y.Doc, made: NewObject & { ends: Ends; style: ConnectorStyle }): void {
  put(doc, made, 'connector', (entry) => {
    entry.set('e', made.ends)
    entry.set('s', made.style)
  })
}

/** The fragment to bind an editor to, or null for objects without text. */
export function bodyOf(doc: Y.Doc, id: ObjectId): Y.XmlFragment | null {
  const body = objectsOf(doc).get(id)?.get('body')
  return body instanceof Y.XmlFragment ? body : null
}

/** The first text leaf of a note's body: where scripted clients and imports type. Null when there is none. */
export function textOf(doc: Y.Doc, id: ObjectId): Y.XmlText | null {
  const block = bodyOf(doc, id)?.get(0)
  const leaf = block instanceof Y.XmlElement ? block.get(0) : null
  return leaf instanceof Y.XmlText ? leaf : null
}
