/** Which objects a row touched, noted while Yjs applies it. */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import type { ObjectMap } from '@/domain/board/page-document'
import { type SingleEdit, singleEdit } from './single-edit'

/** Holds until the next row is applied. */
export interface Touched {
  /** Objects made, or whose values changed. */
  readonly values: ReadonlySet<ObjectId>
  /** Objects whose bodies changed, the new ones among them. */
  readonly bodies: ReadonlySet<ObjectId>
  /** The edit, when the row was a single one within the body of a single object. */
  readonly single: SingleEdit | null
}

export class Touching implements Touched {
  readonly values = new Set<ObjectId>()
  readonly bodies = new Set<ObjectId>()
  single: SingleEdit | null = null
  private transactions = 0

  constructor(
    private readonly doc: Y.Doc,
    private readonly objects: Y.Map<ObjectMap>,
  ) {
    doc.on('afterTransaction', (transaction: Y.Transaction) => this.collect(transaction))
  }

  /** Applies the update and says what it touched. */
  apply(update: Uint8Array): Touched {
    this.values.clear()
    this.bodies.clear()
    this.single = null
    this.transactions = 0
    Y.applyUpdate(this.doc, update)
    return this
  }

  private collect(transaction: Y.Transaction): void {
    this.transactions++
    const edit = singleEdit(transaction)
    for (const [type, keys] of transaction.changed) {
      if ((type as unknown) === this.objects) {
        for (const key of keys) {
          if (key === null) continue
          this.values.add(key as ObjectId)
          this.bodies.add(key as ObjectId)
        }
        continue
      }
      const owner = this.ownerOf(type as unknown as Y.AbstractType<unknown>)
      if (owner === null) continue
      const inBody = (type as unknown as Y.AbstractType<unknown>)._item?.parent !== (this.objects as unknown)
      if (!inBody) this.values.add(owner)
      if (inBody || keys.has('body')) this.bodies.add(owner)
    }
    this.single = this.transactions === 1 && edit && this.isShown(edit) ? edit : null
  }

  /** The object a changed type belongs to. */
  private ownerOf(type: Y.AbstractType<unknown>): ObjectId | null {
    for (let at: Y.AbstractType<unknown> | null = type; at?._item; ) {
      const { parent, parentSub }: Y.Item = at._item
      if ((parent as unknown) === this.objects) return parentSub as ObjectId | null
      at = parent instanceof Y.AbstractType ? parent : null
    }
    return null
  }

  /** A body that was replaced may still be written in; nobody sees it. */
  private isShown({ leaf }: SingleEdit): boolean {
    const [id] = this.bodies
    const block = leaf._item?.parent
    return id !== undefined && block instanceof Y.AbstractType && (block._item?.parent as unknown) === this.objects.get(id)?.get('body')
  }
}
