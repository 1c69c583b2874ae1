/**
 * What a joiner is sent: the page's encoded state as one ready frame, made once and kept, and the durable changes since.
 * "That was everything" comes last, so a client is never told it is in sync before it is.
 */
import { emptyUpdate, step2Frame, updateFrame } from './messages'

export interface ShownUpdate {
  readonly seq: number
  readonly frame: Buffer
  readonly update: Uint8Array
}

const leastTail = 256 * 1024
const everything = step2Frame(emptyUpdate)

export class Snapshot {
  #state: Buffer | null = null
  #tail: ShownUpdate[] = []
  #tailBytes = 0
  /** The tail holds every durable update after this seq. */
  #from: number

  constructor(headSeq: number) {
    this.#from = headSeq
  }

  get isKept(): boolean {
    return this.#state !== null
  }

  /** Takes the encoded state as of `seq`; it must hold nothing that is not durable. */
  keep(state: Uint8Array, seq: number): void {
    this.#state = updateFrame(state)
    this.#forgetTail(seq)
  }

  /** The page is quiet: lets go of everything. The next joiner has it made anew. */
  rest(seq: number): void {
    this.#state = null
    this.#forgetTail(seq)
  }

  /** A durable update that comes next. A tail that has grown too long is dropped with the state it belongs to. */
  follow(shown: readonly ShownUpdate[]): void {
    for (const one of shown) {
      this.#tail.push(one)
      this.#tailBytes += one.frame.length
    }
    if (this.#tailBytes <= Math.max(leastTail, (this.#state?.length ?? 0) / 4)) return
    this.#state = null
    this.#forgetTail(this.#tail.at(-1)?.seq ?? this.#from)
  }

  /** For a client that has nothing. Null when no state is kept. */
  framesForNewcomer(): Buffer[] | null {
    return this.#state && [this.#state, ...this.#tail.map((one) => one.frame), everything]
  }

  /** What came after `seq`, or null when the tail does not reach back so far. */
  since(seq: number): Uint8Array[] | null {
    return seq < this.#from ? null : this.#tail.filter((one) => one.seq > seq).map((one) => one.update)
  }

  #forgetTail(seq: number): void {
    this.#tail = []
    this.#tailBytes = 0
    this.#from = seq
  }
}
