/** A page as plain values, over its Yjs document: the adapter behind `PageModel` that screens and canvas work on. */
import type * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { accepted, refused } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import { type BoardObject, objectLimits } from '@/domain/board/object'
import { addArea, addConnector, addNote, objectsOf, readObject } from '@/domain/board/page-document'
import type { PageModel } from '@/domain/board/page-model'
import { touchedObjects } from './touched'

type Listener = Parameters<PageModel['subscribe']>[0]

/** `PageModel` plus what the session needs to put another document underneath. */
export interface YjsPageModel extends PageModel {
  /** Shows `doc` from now on and tells listeners that everything may have changed. */
  readonly show: (doc: Y.Doc) => void
  readonly close: () => void
}

/** Transactions with this origin were made by the page's own tools. */
export const localOrigin = Symbol('local')

export function createPageModel(first: Y.Doc, mayWrite: () => boolean): YjsPageModel {
  let doc = first
  let values = new Map<ObjectId, BoardObject>()
  const listeners = new Set<Listener>()

  const tell = (changed: ReadonlySet<ObjectId> | 'all', byMe: boolean): void => {
    for (const listener of [...listeners]) listener(changed, byMe)
  }
  const read = (id: ObjectId): void => {
    const value = readObject(objectsOf(doc), id)
    if (value) values.set(id, frozen(value))
    else values.delete(id)
  }
  const afterTransaction = (transaction: Y.Transaction): void => {
    const touched = touchedObjects(doc, transaction)
    if (touched.size === 0) return
    const whole = values.size === 0 && !transaction.local
    for (const id of touched) read(id)
    tell(whole ? 'all' : touched, transaction.local)
  }
  const attach = (): void => {
    values = new Map()
    for (const id of objectsOf(doc).keys()) read(id as ObjectId)
    doc.on('afterTransaction', afterTransaction)
  }
  attach()

  return {
    get: (id) => values.get(id),
    all: () => values.values(),
    get size() {
      return values.size
    },
    apply: (changes) => {
      const refusal = mayWrite() ? whyNot(changes, values) : 'read only'
      if (refusal) return refused(refusal)
      doc.transact(() => {
        for (const change of changes) carryOut(doc, change)
      }, localOrigin)
      return accepted(undefined)
    },
    subscribe: (listener) => {
      const own: Listener = (changed, byMe) => listener(changed, byMe)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    show: (next) => {
      doc.off('afterTransaction', afterTransaction)
      doc = next
      attach()
      tell('all', false)
    },
    close: () => {
      doc.off('afterTransaction', afterTransaction)
      listeners.clear()
    },
  }
}

/** Why these changes cannot be carried out as a whole, or null when they can. */
function whyNot(changes: readonly BoardChange[], values: ReadonlyMap<ObjectId, BoardObject>): ChangeRefusal | null {
  const made = new Map<ObjectId, BoardObject['kind']>()
  for (const change of changes) {
    const present = values.get(change.id)
    const kind = made.get(change.id) ?? present?.kind
    const makes = madeKind[change.kind]
    if (makes) {
      if (kind) return 'wrong kind'
      made.set(change.id, makes)
      continue
    }
    if (!kind) return 'unknown object'
    if (present?.locked) return 'locked'
    if (!fits(change.kind, kind)) return 'wrong kind'
  }
  return made.size > 0 && values.size + made.size > objectLimits.most ? 'page full' : null
}

const madeKind: Partial<Record<BoardChange['kind'], BoardObject['kind']>> = {
  'add-note': 'note',
  'add-area': 'area',
  'add-connector': 'connector',
}

function fits(change: BoardChange['kind'], kind: BoardObject['kind']): boolean {
  switch (change) {
    case 'set-geometry':
      return kind !== 'connector'
    case 'set-colour':
      return kind === 'note'
    case 'set-area':
      return kind === 'area'
    case 'set-meaning':
      return kind === 'connector'
    default:
      return true
  }
}

function carryOut(doc: Y.Doc, change: BoardChange): void {
  switch (change.kind) {
    case 'add-note':
      return addNote(doc, change)
    case 'add-area':
      return addArea(doc, change)
    case 'add-connector':
      return addConnector(doc, change)
    case 'set-geometry':
      return write(doc, change.id, 'g', change.geometry)
    case 'set-placement':
      return write(doc, change.id, 'p', change.placement)
    case 'set-colour':
      return write(doc, change.id, 's', { colour: change.colour })
    case 'set-area':
    case 'set-meaning':
      return write(doc, change.id, 's', change.style)
    case 'set-bin':
      return write(doc, change.id, 'bin', change.at === null ? null : { at: change.at })
  }
}

/** Writes a value that differs from the present one: writing the same again would count as an edit of this person. */
function write(doc: Y.Doc, id: ObjectId, key: string, value: unknown): void {
  const entry = objectsOf(doc).get(id)
  if (entry && JSON.stringify(entry.get(key) ?? null) !== JSON.stringify(value)) entry.set(key, value)
}

function frozen(value: BoardObject): BoardObject {
  for (const part of Object.values(value)) if (part && typeof part === 'object') Object.freeze(part)
  return Object.freeze(value)
}
