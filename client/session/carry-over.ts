/**
 * After an erasure every device loads the page afresh. What a person wrote and had not sent yet is carried over from the
 * old document: their own words only, and only where they still fit.
 */
import * as Y from 'yjs'
import { clocksOf, ownUnsent, type UnsentText, unsentText } from './unsent'

/** Transactions with this origin bring words from an older document of the same person. */
export const carriedOrigin = Symbol('carried')

/** What became of the old document's unsent words: nothing to do, put into `doc`, or left over as text. */
export type CarryOver =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'carried' }
  | { readonly kind: 'kept'; readonly texts: readonly UnsentText[] }

/** `own` are the client ids of the person who writes here. `doc` must hold everything the server has. */
export function carryOver(old: Y.Doc, doc: Y.Doc, own: ReadonlySet<number>): CarryOver {
  const known = clocksOf(doc)
  const update = ownUnsent(old, own, known)
  if (!update) return { kind: 'nothing' }
  if (!fits(doc, update)) return { kind: 'kept', texts: unsentText(old, known, (client) => own.has(client)) }
  Y.applyUpdate(doc, update, carriedOrigin)
  return { kind: 'carried' }
}

/** Tried on a copy first: an update that waits for something missing would stay in the document for ever. */
function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const trial = new Y.Doc()
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(trial, update)
  const complete = trial.store.pendingStructs === null && trial.store.pendingDs === null
  trial.destroy()
  return complete
}
