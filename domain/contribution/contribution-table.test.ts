import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ObjectId, PageId, ParticipantId } from '../base/ids'
import type { Contribution } from './contribution'
import { contributionColumns, contributionRow, formulaSafe, isoWithOffset, localTime, type TableWords } from './contribution-table'

const anna = 'anna' as ParticipantId
const words: TableWords = {
  name: () => '=SUM(A1)',
  page: () => '@page',
  group: () => 'Lived experience',
  term: (_, id) => id,
  timeZone: 'Europe/London',
}
const one: Contribution = {
  objectId: 'note00000000' as ObjectId,
  pageId: 'page' as PageId,
  madeAtSeq: 1,
  contributors: [{ participantId: anna, share: 1 }],
  enteredBy: null,
  via: 'own device',
  sessionId: null,
  role: 'participant',
  group: 'lived',
  text: '+44 £5 łódź 🎉',
  originalText: '-1',
  writtenAt: Date.UTC(2025, 2, 30, 0, 59, 59),
  receivedAt: Date.UTC(2025, 2, 30, 1, 0, 0),
  writtenOffline: true,
  area: null,
  tags: [{ taxonomy: 'level', terms: ['lvl.services', 'lvl.systems'], capacity: 'inherited', seq: 1 }],
  assertions: [],
  links: [{ meaning: null, to: 'other0000000' as ObjectId }],
  answeredBy: [],
  builtFrom: null,
  state: 'live',
  changedBy: [],
  words: [],
}

describe('the table of contributions', () => {
  it('writes times with the offset that held then, and as the wall clock said', () => {
    const row = contributionRow(one, words)
    expect([row.written_at, row.written_local]).toEqual(['2025-03-30T00:59:59+00:00', '2025-03-30 00:59:59'])
    expect([row.received_at, row.received_local]).toEqual(['2025-03-30T02:00:00+01:00', '2025-03-30 02:00:00'])
    expect(isoWithOffset(Date.UTC(2025, 0, 1), 'America/St_Johns')).toBe('2024-12-31T20:30:00-03:30')
    expect(Date.parse(isoWithOffset(one.receivedAt, 'Asia/Kolkata'))).toBe(one.receivedAt)
    expect(localTime(0, 'UTC')).toBe('1970-01-01 00:00:00')
  })

  it('lets no cell begin like a formula, and changes nothing else', () => {
    const row = contributionRow(one, words)
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(row.text).toBe("'+44 £5 łódź 🎉")
    expect(['=1', '+1', '-1', '@x', '\t1', '\r1'].map(formulaSafe)).toEqual(["'=1", "'+1", "'-1", "'@x", "'\t1", "'\r1"])
    expect(formulaSafe('a=1')).toBe('a=1')
  })

  it('puts several tags, links and people into one cell, in a fixed order', () => {
    const row = contributionRow(one, words)
    expect(row).toMatchObject({
      level: 'lvl.services; lvl.systems',
      inherited_tags: 'level',
      links: 'linked:other0000000',
      written_offline: 'yes',
    })
    expect(Object.keys(row)).toEqual([...contributionColumns])
  })

  it('has every column explained in the handbook', () => {
    const handbook = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8')
    for (const column of contributionColumns) expect(handbook).toContain(`| \`${column}\` |`)
  })
})
