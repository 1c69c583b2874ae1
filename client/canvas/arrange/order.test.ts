import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byOrder, ordersAtEnd, ordersBetween } from './order'

/** Dice that always fall the way the numbers say, round and round. */
const dice = (falls: readonly number[]) => {
  let turn = 0
  return () => falls[turn++ % falls.length] as number
}
const anyDice = fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 1, maxLength: 40 }).map(dice)

describe('orders', () => {
  it('lie strictly between their neighbours and ascend, again and again in the same gap', () => {
    fc.assert(
      fc.property(anyDice, fc.array(fc.tuple(fc.nat(5), fc.nat(30)), { maxLength: 25 }), (random, inserts) => {
        let all: string[] = ordersBetween(null, null, 2, random)
        for (const [count, where] of inserts) {
          const at = where % (all.length + 1)
          const made = ordersBetween(all[at - 1] ?? null, all[at] ?? null, count, random)
          all = [...all.slice(0, at), ...made, ...all.slice(at)]
        }
        expect(all).toEqual([...new Set(all)].sort((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })

  it('two people choosing the same gap at the same moment do not meet', () => {
    expect(ordersBetween('a0', 'a1', 1, dice([0.1]))).not.toEqual(ordersBetween('a0', 'a1', 1, dice([0.9])))
  })

  it('survive damaged neighbours', () => {
    expect((ordersBetween('!!', 'a1', 1, dice([0.5]))[0] as string) < 'a1').toBe(true)
    expect((ordersBetween('a2', 'a1', 1, dice([0.5]))[0] as string) > 'a2').toBe(true)
  })

  it('front is above and back below everything in use', () => {
    const used = ['a1', 'a0', '', 'a5', '??']
    expect(ordersAtEnd(used, 'front', 2, dice([0.3])).every((order) => order > 'a5')).toBe(true)
    expect(ordersAtEnd(used, 'back', 2, dice([0.3])).every((order) => order < 'a0')).toBe(true)
  })

  it('equal orders are settled by id', () => {
    expect(
      [
        { id: 'b', order: 'a0' },
        { id: 'a', order: 'a0' },
      ]
        .sort(byOrder)
        .map((one) => one.id),
    ).toEqual(['a', 'b'])
  })
})
