/** A page's serial queue: one thing after the other, and some only while everything accepted before is durable. */
type Task = () => Promise<void> | undefined

export class SerialQueue {
  readonly #isDurable: () => boolean
  readonly #onFailure: (why: string) => void
  #tasks: Task[] = []
  #busy = false
  #waitingForDurable: Array<() => void> = []
  #closed = false

  constructor(isDurable: () => boolean, onFailure: (why: string) => void) {
    this.#isDurable = isDurable
    this.#onFailure = onFailure
  }

  get isIdle(): boolean {
    return this.#tasks.length === 0 && !this.#busy
  }

  /** Carries out `task` after everything that came before it. */
  enqueue(task: Task): void {
    this.#tasks.push(task)
    this.#drain()
  }

  /** Everything accepted so far is durable and nothing else is accepted until `then` has run. */
  whenDurable(then: () => void): void {
    if (this.#isDurable()) then()
    else this.#waitingForDurable.push(then)
  }

  /** Everything accepted so far is durable now. */
  nowDurable(): void {
    for (const then of this.#waitingForDurable.splice(0)) then()
    this.#drain()
  }

  /** What waits is dropped. */
  close(): void {
    this.#closed = true
    this.#tasks = []
    this.#waitingForDurable = []
  }

  #drain(): void {
    while (!this.#busy && !this.#closed && this.#waitingForDurable.length === 0) {
      const task = this.#tasks.shift()
      if (!task) return
      const work = task()
      if (!work) continue
      this.#busy = true
      void work
        .catch((error: unknown) => this.#onFailure(`a task failed: ${String(error)}`))
        .finally(() => {
          this.#busy = false
          this.#drain()
        })
    }
  }
}
