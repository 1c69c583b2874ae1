import { describe, expect, it } from 'vitest'
import { BrokenPromise } from './replica'
import { playWorkshop } from './workshop'

/** Another workshop at every run; a seed that ever failed is added to the kept ones and stays there. */
const chance = Math.floor(Math.random() * 2 ** 31)
const kept: readonly number[] = [1, 20_261_121, 2_094_220_298]

const ladder = [
  { size: 3, steps: 1_500 },
  { size: 8, steps: 1_500 },
  { size: 30, steps: 1_200 },
  { size: 100, steps: 800 },
] as const

describe('a workshop on a bad network with a server that dies', () => {
  for (const { size, steps } of ladder) {
    for (const seed of [...kept, chance]) {
      it(`${size} devices agree on the board and on its record (npm run sim -- --seed ${seed} --size ${size} --steps ${steps})`, async () => {
        const outcome = await playWorkshop({ seed, size, steps })
        // How much is journalled is up to the dice (who is away merges what they wrote); that something happened is not.
        expect(outcome.rows).toBeGreaterThan(50)
        expect(outcome.objects).toBeGreaterThan(10)
      }, 240_000)
    }
  }
})

describe('the checks themselves', () => {
  it('find out a server that shows what is not recorded', async () => {
    await expect(playWorkshop({ seed: 1, size: 3, steps: 200, lyingJournal: true })).rejects.toThrow(BrokenPromise)
  })
})
