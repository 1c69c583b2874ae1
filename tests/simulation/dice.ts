/** All chance of a simulation, from one seed: the same seed plays the same workshop again. */
import * as prng from 'lib0/prng'

export class Dice {
  readonly #generator: prng.PRNG

  constructor(readonly seed: number) {
    this.#generator = prng.create(seed)
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return prng.int32(this.#generator, least, most)
  }

  chance(probability: number): boolean {
    return prng.real53(this.#generator) < probability
  }

  /** One of a list that is not empty. */
  one<Item>(list: readonly Item[]): Item {
    const item = list[this.between(0, list.length - 1)]
    if (item === undefined) throw new Error('Nothing to choose from.')
    return item
  }

  /** Base-36 letters, as object ids are made of. */
  letters(length: number): string {
    return Array.from({ length }, () => this.between(0, 35).toString(36)).join('')
  }
}
