/**
 * Where in the page's layout an item lies (see `domain/board/page-document`). Yjs leaves out parent and key when a
 * neighbour tells them, so a place is found through neighbours, in the document or in the update itself.
 */
import * as Y from 'yjs'
import { noteTextNode, objectsRoot } from '@/domain/board/page-document'
import { type FreshPart, structAt } from './fresh'

export type Place =
  /** An entry of `objects`: the object itself. */
  | { readonly at: 'objects'; readonly objectId: string }
  /** A value of an object, such as its geometry. */
  | { readonly at: 'object'; readonly objectId: string; readonly key: string }
  /** A block of a note's body; a text leaf of a block; characters of a leaf. `within` is the item that holds it. */
  | { readonly at: 'body' | 'block' | 'leaf'; readonly objectId: string; readonly within: Y.Item }
  /** Its surroundings were deleted and collected: Yjs will collect it too. */
  | { readonly at: 'gone' }
  | { readonly at: 'nowhere'; readonly why: 'policy-root' | 'policy-object' | 'policy-key' | 'malformed' }

/** A new item and where it lies. Items that Yjs will collect at once have no place and are left out. */
export interface PlacedItem {
  readonly item: Y.Item
  readonly place: Exclude<Place, { at: 'gone' | 'nowhere' }>
}

const gone: Place = { at: 'gone' }
const nowhere = (why: Extract<Place, { at: 'nowhere' }>['why']): Place => ({ at: 'nowhere', why })

/** Ask about new items in the order of `inOrderOfNeed`: neighbours first, or long chains of them exhaust the stack. */
export class Places {
  readonly #doc: Y.Doc
  readonly #objects: Y.AbstractType<unknown>
  readonly #fresh: FreshPart
  readonly #known = new Map<Y.Item, Place>()

  constructor(doc: Y.Doc, fresh: FreshPart) {
    this.#doc = doc
    this.#objects = doc.getMap(objectsRoot) as Y.AbstractType<unknown>
    this.#fresh = fresh
  }

  of(item: Y.Item): Place {
    const known = this.#known.get(item)
    if (known) return known
    const place = this.#find(item)
    this.#known.set(item, place)
    return place
  }

  #find(item: Y.Item): Place {
    const { parent } = item
    if (typeof parent === 'string') return parent === objectsRoot ? this.#entry(item.parentSub) : nowhere('policy-root')
    if (parent instanceof Y.ID) return this.#within(structAt(this.#fresh, this.#doc, parent), item.parentSub)
    if (parent !== null) {
      if (parent === this.#objects) return this.#entry(item.parentSub)
      return parent._item ? this.#within(parent._item, item.parentSub) : nowhere('policy-root')
    }
    return this.#beside(item)
  }

  /** The place of a new item that names only its neighbours; both must agree, since Yjs looks at the left one alone. */
  #beside(item: Y.Item): Place {
    const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null).map((id) => structAt(this.#fresh, this.#doc, id))
    if (neighbours.some((neighbour) => neighbour instanceof Y.GC)) return gone
    const [first, second] = neighbours.map((neighbour) => this.of(neighbour as Y.Item))
    if (!first) return nowhere('malformed')
    return !second || samePlace(first, second) ? first : nowhere('malformed')
  }

  #entry(key: string | null): Place {
    return key === null ? nowhere('policy-object') : { at: 'objects', objectId: key }
  }

  #within(holder: Y.Item | Y.GC, key: string | null): Place {
    if (holder instanceof Y.GC || holder.content instanceof Y.ContentDeleted) return gone
    if (!(holder.content instanceof Y.ContentType)) return nowhere('malformed')
    const around = this.of(holder)
    switch (around.at) {
      case 'objects':
        return key === null ? nowhere('policy-object') : { at: 'object', objectId: around.objectId, key }
      case 'object':
        return listPlace(key, { at: 'body', objectId: around.objectId, within: holder })
      case 'body':
        return listPlace(key, { at: 'block', objectId: around.objectId, within: holder })
      case 'block':
        return listPlace(key, { at: 'leaf', objectId: around.objectId, within: holder })
      case 'leaf':
        return nowhere('policy-object')
      default:
        return around
    }
  }
}

/** Blocks and leaves have no attributes. */
const listPlace = (key: string | null, place: Place): Place => (key === null ? place : nowhere('policy-key'))

export function samePlace(one: Place, other: Place): boolean {
  if (one.at !== other.at) return false
  if (one.at === 'objects' && other.at === 'objects') return one.objectId === other.objectId
  if (one.at === 'object' && other.at === 'object') return one.objectId === other.objectId && one.key === other.key
  if ('within' in one && 'within' in other) return one.within === other.within
  return true
}

/** Which of our types an item holds, or null when it holds none of them. */
export function typeOf(item: Y.Item): 'object' | 'body' | 'block' | 'leaf' | null {
  if (!(item.content instanceof Y.ContentType)) return null
  const { type } = item.content
  if (type instanceof Y.XmlText) return 'leaf'
  if (type instanceof Y.XmlElement) return type.nodeName === noteTextNode ? 'block' : null
  if (type instanceof Y.XmlFragment) return 'body'
  return type instanceof Y.Map && !(type instanceof Y.XmlHook) ? 'object' : null
}
