/**
 * Putting values right after an update was applied, as the system and in the journal: out of range → what stood there
 * before, or a safe value; lying inside itself → at the top; a body without a block → an empty block.
 */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { noteTextNode, objectsOf, type ObjectMap } from '@/domain/board/page-document'
import { kindOf } from './objects'
import type { Touched } from './policy'
import { isGoodValue, safeValue } from './values'

const values = ['g', 'p', 's', 'bin', 'lock'] as const
type Before = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** What the touched objects held before the update: to be taken before it is applied. */
export function valuesBefore(doc: Y.Doc, touched: Touched): Before {
  const objects = objectsOf(doc)
  return new Map(
    [...touched.valued].map((objectId) => {
      const entry = objects.get(objectId)
      return [objectId, new Map(entry ? values.map((key) => [key, entry.get(key)]) : [])]
    }),
  )
}

/** The writes that put the page right, each to be carried out inside one transaction of the system. Usually none. */
export function repairsFor(doc: Y.Doc, touched: Touched, before: Before): Array<() => void> {
  const objects = objectsOf(doc)
  const repairs: Array<() => void> = []
  for (const objectId of touched.valued) {
    const entry = objects.get(objectId)
    if (!entry) continue
    repairs.push(...valueRepairs(entry, before.get(objectId)))
    if (liesInItself(objects, objectId)) repairs.push(() => entry.set('p', [null, orderOf(entry)]))
  }
  for (const objectId of touched.reblocked) {
    const body = objects.get(objectId)?.get('body')
    if (body instanceof Y.XmlFragment && body.length === 0) repairs.push(() => body.insert(0, [emptyBlock()]))
  }
  return repairs
}

function* valueRepairs(entry: ObjectMap, before: ReadonlyMap<string, unknown> | undefined): Generator<() => void> {
  const kind = kindOf(entry)
  if (!kind) return
  for (const key of values) {
    const present = entry.has(key)
    const wasLost = !present && before?.get(key) !== undefined
    if (!wasLost && (!present || isGoodValue(key, entry.get(key)))) continue
    const old = before?.get(key)
    const good = old !== undefined && isGoodValue(key, old) ? old : safeValue(key, kind)
    yield () => entry.set(key, good)
  }
}

function liesInItself(objects: Y.Map<ObjectMap>, objectId: string): boolean {
  const seen = new Set<string>()
  for (let above = parentOf(objects, objectId); above !== null && !seen.has(above); above = parentOf(objects, above)) {
    if (above === objectId) return true
    seen.add(above)
  }
  return false
}

function parentOf(objects: Y.Map<ObjectMap>, objectId: string): ObjectId | null {
  const placement = objects.get(objectId)?.get('p')
  return Array.isArray(placement) && typeof placement[0] === 'string' ? (placement[0] as ObjectId) : null
}

function orderOf(entry: ObjectMap): string {
  const placement = entry.get('p')
  return Array.isArray(placement) && typeof placement[1] === 'string' ? placement[1] : 'a0'
}

function emptyBlock(): Y.XmlElement {
  const block = new Y.XmlElement(noteTextNode)
  block.insert(0, [new Y.XmlText()])
  return block
}
