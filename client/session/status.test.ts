import { describe, expect, it } from 'vitest'
import { type StatusFacts, statusOf } from './status'

const well: StatusFacts = {
  problem: null,
  connection: 'connected',
  synced: true,
  loaded: true,
  unconfirmed: false,
  unstored: false,
  copy: 'kept',
}
const away: StatusFacts = { ...well, connection: 'away', synced: false }
const kind = (facts: StatusFacts) => statusOf(facts).kind

describe('the status of a page', () => {
  it('is "saved for everyone" when the server has confirmed everything', () => {
    expect(statusOf(well)).toEqual({ kind: 'saved for everyone', words: 'Saved for everyone.', advice: '', busy: false })
  })

  it('is never "saved for everyone" while anything is unconfirmed, away, or unsynced', () => {
    for (const connection of ['connected', 'away'] as const)
      for (const synced of [true, false])
        for (const unconfirmed of [true, false])
          for (const unstored of [true, false])
            for (const copy of ['kept', 'none', 'failing'] as const) {
              const facts = { ...well, connection, synced, unconfirmed, unstored, copy }
              if (kind(facts) === 'saved for everyone')
                expect(facts).toMatchObject({ connection: 'connected', synced: true, unconfirmed: false })
              if (kind(facts) === 'saved on this device') expect(facts).toMatchObject({ unconfirmed: true, unstored: false, copy: 'kept' })
            }
  })

  it('says calmly that edits are on their way', () => {
    expect(statusOf({ ...well, unconfirmed: true })).toMatchObject({ kind: 'saved on this device', busy: true })
    expect(statusOf({ ...well, unconfirmed: true, unstored: true })).toMatchObject({ kind: 'connecting', busy: true })
  })

  it('says what is on this device while there is no connection', () => {
    expect(statusOf({ ...away, unconfirmed: true })).toMatchObject({ kind: 'saved on this device', busy: false })
    expect(statusOf({ ...away, unconfirmed: true, unstored: true })).toMatchObject({ kind: 'connecting' })
    expect(statusOf(away)).toMatchObject({ kind: 'connecting' })
    expect(statusOf({ ...away, loaded: false })).toMatchObject({ kind: 'connecting', words: 'Opening the page…' })
  })

  it.each(['none', 'failing'] as const)('cannot save without a connection when the copy is %s, and says what to do', (copy) => {
    const status = statusOf({ ...away, unconfirmed: true, copy })
    expect(status.kind).toBe('cannot save')
    expect(status.advice).not.toBe('')
  })

  it('puts a problem before everything else', () => {
    expect(statusOf({ ...well, problem: { words: 'Your access has ended.', action: 'Join again.' } })).toEqual({
      kind: 'cannot save',
      words: 'Your access has ended.',
      advice: 'Join again.',
      busy: false,
    })
  })
})
