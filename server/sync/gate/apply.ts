/** Step 7 of the path of a message: carrying out what was admitted, and saying what must be put right afterwards. */
import * as Y from 'yjs'
import type { Verdict } from './gate'
import { repairsFor, valuesBefore } from './repair'

export type Admittance = Extract<Verdict, { kind: 'apply' }>

/** Applies `update` and answers with the repairs that are due (usually none). The page's document never ends up with anything pending. */
export function applyAdmitted(doc: Y.Doc, update: Uint8Array, admitted: Admittance, origin?: unknown): Array<() => void> {
  const before = valuesBefore(doc, admitted.touched)
  Y.applyUpdate(doc, admitted.holdsKnown ? withoutKnown(doc, update) : update, origin)
  return repairsFor(doc, admitted.touched, before)
}

/**
 * The update without the structs the document has. Yjs skips those by itself, but only after it has looked for their
 * neighbours: an altered echo that names neighbours nobody has would stay pending, and the new structs behind it too.
 */
function withoutKnown(doc: Y.Doc, update: Uint8Array): Uint8Array {
  const known = new Map([...Y.parseUpdateMeta(update).to.keys()].map((client) => [client, Y.getState(doc.store, client)]))
  return Y.diffUpdate(update, Y.encodeStateVector(known))
}
