import { describe, expect, it, vi } from 'vitest'
import { cell, constant, derive } from './cell'

describe('a cell', () => {
  it('tells its listeners after a change, not before and not for an equal value', () => {
    const count = cell(1)
    const heard: number[] = []
    count.subscribe(() => heard.push(count.get()))
    count.set(2)
    count.set(2)
    count.update((value) => value + 1)
    expect(heard).toEqual([2, 3])
  })

  it('stops telling a listener that left, even one that leaves during the round', () => {
    const count = cell(0)
    const second = vi.fn()
    count.subscribe(() => stopSecond())
    const stopSecond = count.subscribe(second)
    count.set(1)
    expect(second).not.toHaveBeenCalled()
  })

  it('lets the same function listen twice and stop once', () => {
    const count = cell(0)
    const listener = vi.fn()
    const stop = count.subscribe(listener)
    count.subscribe(listener)
    stop()
    count.set(1)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('compares by the rule it was given', () => {
    const point = cell({ x: 1 }, (a, b) => a.x === b.x)
    const listener = vi.fn()
    point.subscribe(listener)
    point.set({ x: 1 })
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('a derived value', () => {
  it('is computed only when read and only when a source changed', () => {
    const base = cell(2)
    const compute = vi.fn((value: number) => ({ double: value * 2 }))
    const doubled = derive([base], compute)
    expect(compute).not.toHaveBeenCalled()
    expect(doubled.get()).toBe(doubled.get())
    base.set(3)
    expect(doubled.get()).toEqual({ double: 6 })
    expect(compute).toHaveBeenCalledTimes(2)
  })

  it('never shows a mixture when two sources come from one', () => {
    const base = cell(1)
    const tens = derive([base], (value) => value * 10)
    const pair = derive([base, tens], (one, ten) => `${one}:${ten}`)
    const heard: string[] = []
    pair.subscribe(() => heard.push(pair.get()))
    base.set(2)
    expect(heard).toEqual(['2:20'])
  })

  it('keeps quiet when the computed value is the same', () => {
    const base = cell(1)
    const isOdd = derive([base], (value) => value % 2 === 1)
    const listener = vi.fn()
    isOdd.subscribe(listener)
    base.set(3)
    expect(listener).not.toHaveBeenCalled()
    base.set(4)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('keeps its old reference when the new value is equal by its rule', () => {
    const base = cell(1)
    const parity = derive(
      [base],
      (value) => ({ odd: value % 2 }),
      (a, b) => a.odd === b.odd,
    )
    const before = parity.get()
    base.set(3)
    expect(parity.get()).toBe(before)
  })

  it('listens to its sources only while somebody listens to it', () => {
    const base = cell(1)
    const subscribed = vi.fn(base.subscribe)
    const doubled = derive([{ get: base.get, subscribe: subscribed }], (value) => value * 2)
    const stop = doubled.subscribe(() => undefined)
    stop()
    stop()
    doubled.subscribe(() => undefined)
    expect(subscribed).toHaveBeenCalledTimes(2)
  })
})

it('a constant can stand where a readable is asked for', () => {
  const five = constant(5)
  five.subscribe(() => undefined)()
  expect(five.get()).toBe(5)
})
