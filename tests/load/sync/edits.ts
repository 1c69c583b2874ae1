/** Edits as the product makes them: a note on a page, moved and typed in. Encoded before the run, marked for timing. */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { addNote, objectsOf, textOf } from '@/domain/board/page-document'
import { markedGeometry, timeOffset } from './marker'
import { frame } from './raw-websocket'
import { dice } from './timing'
import type { Wire } from './wire'

export interface ReadyFrame {
  readonly bytes: Buffer
  /** Where the time of sending goes. */
  readonly timeAt: number
  readonly count: number
  readonly update: Uint8Array
}

const noteOf = (writer: number): ObjectId => `benchnote${String(writer).padStart(6, '0')}` as ObjectId
const born = { birth: {}, placement: [null, 'a0'] as [null, string], style: { colour: 'yellow' as const } }

/** One person with a note of their own, independent of all others. */
export class Writer {
  count = 0
  /** `clocks[n]` is this client's clock after edit n. */
  readonly clocks = [0]
  private readonly doc = new Y.Doc()
  private readonly random: () => number
  private update: Uint8Array = new Uint8Array(0)

  constructor(
    readonly index: number,
    readonly clientId: number,
    private readonly padding = 0,
  ) {
    this.doc.clientID = clientId
    this.random = dice(clientId)
    this.doc.on('update', (update: Uint8Array) => {
      this.update = update
    })
  }

  /** The first edit makes the note; three in ten of the others type, all move it. With padding, each also replaces that many characters. */
  next(wire: Wire): ReadyFrame {
    const count = ++this.count
    const id = noteOf(this.index)
    this.doc.transact(() => {
      if (count === 1) addNote(this.doc, { ...born, id, geometry: markedGeometry(this.index, count), text: 'New note' })
      else {
        const text = textOf(this.doc, id)!
        if (this.padding > 0) {
          if (count > 2) text.delete(0, this.padding)
          text.insert(0, this.paddingText())
        } else if (this.random() < 0.3) text.insert(text.length, 'abc '.slice(0, 1 + Math.floor(this.random() * 4)))
        objectsOf(this.doc).get(id)!.set('g', markedGeometry(this.index, count))
      }
    })
    this.clocks.push(Y.getState(this.doc.store, this.clientId))
    const bytes = frame(wire.update(this.update))
    return { bytes, timeAt: timeOffset(bytes), count, update: this.update }
  }

  /** How many edits a clock stands for. */
  countAt(clock: number): number {
    return this.clocks.findLastIndex((known) => known <= clock)
  }

  private paddingText(): string {
    const start = Math.floor(this.random() * 26)
    return String.fromCharCode(97 + start).repeat(this.padding)
  }
}

/** A page with some notes on it. */
export function seedPage(doc: Y.Doc, notes: number): void {
  const random = dice(7)
  doc.transact(() => {
    for (let index = 0; index < notes; index++) {
      const id = `benchseed${String(index).padStart(6, '0')}` as ObjectId
      const geometry = [Math.floor(random() * 5000), Math.floor(random() * 5000), 200, 120] as [number, number, number, number]
      addNote(doc, { ...born, id, geometry, text: 'We were told on the day, and nobody had asked us before.' })
    }
  })
}
