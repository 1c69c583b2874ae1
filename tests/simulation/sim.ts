/**
 * `npm run sim`: plays workshops and prints the seed of each, so that one that failed can be played again.
 *
 *     npm run sim                                  sizes 3 to 100, a fresh seed each
 *     npm run sim -- --seed 7 --size 30            that workshop again
 */
import { parseArgs } from 'node:util'
import { playWorkshop } from './workshop'

const { values } = parseArgs({
  options: { seed: { type: 'string' }, size: { type: 'string' }, steps: { type: 'string' }, rounds: { type: 'string' } },
})
const sizes = values.size ? [Number(values.size)] : [3, 8, 30, 100]
let passed = 0
let failed = 0
for (let round = 0; round < Number(values.rounds ?? 1); round += 1) {
  for (const size of sizes) {
    const seed = values.seed ? Number(values.seed) : Math.floor(Math.random() * 2 ** 31)
    const steps = values.steps ? Number(values.steps) : size > 50 ? 800 : 1_500
    const replay = `npm run sim -- --seed ${seed} --size ${size} --steps ${steps}`
    try {
      const outcome = await playWorkshop({ seed, size, steps })
      passed += 1
      console.log(`agreed   ${replay}   ${JSON.stringify(outcome)}`)
    } catch (error) {
      failed += 1
      console.error(`BROKEN   ${replay}\n`, error)
    }
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
