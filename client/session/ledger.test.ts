import { describe, expect, it } from 'vitest'
import { idOf } from '../canvas/testing/make-objects'
import { createLedger } from './ledger'

const [one, two] = [idOf('one'), idOf('two')]

describe('the ledger of edits', () => {
  it('confirms what was edited before the ask, and nothing after it', () => {
    const ledger = createLedger(false)
    ledger.edited([one])
    const ask = ledger.ask(new Map([[300, 5]]))
    ledger.edited([two])
    expect(ledger.confirmed(ask)).toBe(true)
    expect(ledger.unconfirmed()).toBe(true)
    expect(ledger.unsaved()).toEqual(new Set([two]))
  })

  it('keeps an object unsaved when it was touched again after the ask', () => {
    const ledger = createLedger(false)
    ledger.edited([one])
    const ask = ledger.ask(new Map())
    ledger.edited([one])
    ledger.confirmed(ask)
    expect(ledger.unsaved()).toEqual(new Set([one]))
  })

  it('lets a later answer stand for the earlier ones', () => {
    const ledger = createLedger(false)
    ledger.edited([one])
    const first = ledger.ask(new Map())
    const second = ledger.ask(new Map())
    expect(ledger.confirmed(second)).toBe(true)
    expect(ledger.confirmed(first)).toBe(false)
    expect(ledger.unconfirmed()).toBe(false)
  })

  it('trusts no answer to an ask it has forgotten, nor to one it never made', () => {
    const ledger = createLedger(false)
    ledger.edited([one])
    const ask = ledger.ask(new Map())
    ledger.forgetAsks()
    expect(ledger.confirmed(ask)).toBe(false)
    expect(ledger.confirmed(99)).toBe(false)
    expect(ledger.unconfirmed()).toBe(true)
  })

  it('does not call a document confirmed that came from this device with an unknown past', () => {
    const ledger = createLedger(true)
    expect(ledger.unconfirmed()).toBe(true)
    expect(ledger.unstored()).toBe(false)
    ledger.confirmed(ledger.ask(new Map()))
    expect(ledger.unconfirmed()).toBe(false)
  })

  it('learns what the server has from its own word and from its confirmations', () => {
    const ledger = createLedger(false)
    expect(ledger.known()).toBeNull()
    ledger.serverHas(new Map([[300, 4]]))
    const ask = ledger.ask(
      new Map([
        [300, 9],
        [301, 1],
      ]),
    )
    ledger.confirmed(ask)
    expect(ledger.known()).toEqual(
      new Map([
        [300, 9],
        [301, 1],
      ]),
    )
    ledger.serverHas(new Map([[300, 2]]))
    expect(ledger.known()?.get(300)).toBe(9)
  })

  it('tells apart what this device has stored', () => {
    const ledger = createLedger(false)
    ledger.edited([one])
    const mark = ledger.mark()
    ledger.edited([two])
    ledger.stored(mark)
    expect(ledger.unstored()).toBe(true)
    ledger.stored(ledger.mark())
    expect(ledger.unstored()).toBe(false)
  })
})
