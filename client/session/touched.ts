/** Which objects of the page a Yjs transaction changed. */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { objectsOf } from '@/domain/board/page-document'

/** Ids of the entries of `objects` that `transaction` changed, at any depth. */
export function touchedObjects(doc: Y.Doc, transaction: Y.Transaction): Set<ObjectId> {
  const objects: unknown = objectsOf(doc)
  const touched = new Set<ObjectId>()
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === objects) {
      for (const key of keys) if (key !== null) touched.add(key as ObjectId)
    } else {
      const id = objectHolding(type as unknown as Y.AbstractType<unknown>, objects)
      if (id !== null) touched.add(id)
    }
  }
  return touched
}

/** The id under which a type, or something that holds it, lies in `objects`; null when it lies elsewhere. */
export function objectHolding(type: Y.AbstractType<unknown>, objects: unknown): ObjectId | null {
  for (let item = type._item; item; ) {
    const parent = item.parent as unknown
    if (parent === objects) return item.parentSub as ObjectId | null
    item = parent instanceof Y.AbstractType ? parent._item : null
  }
  return null
}
