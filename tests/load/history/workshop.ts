/** A synthetic workshop for measuring: twelve people, mostly typing single characters, some moves and bins; always the same. */
import * as Y from 'yjs'
import type { ParticipantId, SessionId } from '@/domain/base/ids'
import { addNote, objectsOf, textOf } from '@/domain/board/page-document'
import type { Hand, Registry } from '@/server/history/registry'
import type { JournalUpdate } from '@/server/journal/journal'
import { objectNamed } from '@/tests/fixtures/journaled-page'

const people = 12
const firstClient = 1_000

/** Mulberry32: a small seeded random number generator (public domain, T. Ettinger). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const handOf = (number: number): Hand => ({
  participantId: `person-${number}` as ParticipantId,
  operatedBy: null,
  sessionId: `session-${number}` as SessionId,
})
/** Who takes part: what a database must know of them before it can hold their rows. */
export const workshopPeople = Array.from({ length: people }, (_, number) => ({
  participantId: `person-${number}` as ParticipantId,
  sessionId: `session-${number}` as SessionId,
  clientId: firstClient + number,
}))
const nobody: Hand = { participantId: null, operatedBy: null, sessionId: null }

export const workshopRegistry: Registry = {
  client: (id) => (id >= firstClient && id < firstClient + people ? handOf(id - firstClient) : nobody),
  session: (id) => (id === null ? nobody : handOf(Number(id.slice('session-'.length)))),
}

/** `count` journal rows, made one after the other by people who each stay with a note for a while. 80 ms pass between rows. */
export function workshopRows(count: number, seed = 7): { readonly rows: JournalUpdate[]; readonly doc: Y.Doc } {
  const random = dice(seed)
  const doc = new Y.Doc()
  const rows: JournalUpdate[] = []
  let writer = 0
  doc.on('update', (bytes: Uint8Array) => {
    rows.push({
      kind: 'update',
      seq: rows.length + 1,
      sessionId: handOf(writer).sessionId,
      contextId: null,
      participantId: handOf(writer).participantId,
      operatedById: null,
      receivedAt: Date.UTC(2026, 2, 4, 10) + rows.length * 80,
      viaStep2: false,
      bytes,
    })
  })
  const notes: string[] = []
  const at = Array.from({ length: people }, () => 0)
  while (rows.length < count) {
    writer = Math.floor(random() * people)
    doc.clientID = firstClient + writer
    const chance = random()
    if (notes.length === 0 || chance < 0.00625) {
      const id = objectNamed(`note${notes.length}`)
      notes.push(id)
      at[writer] = notes.length - 1
      addNote(doc, {
        id,
        birth: { at: rows.length },
        placement: [null, 'a0'],
        geometry: [(notes.length % 40) * 220, Math.floor(notes.length / 40) * 220, 200, 200],
        style: { colour: 'yellow' },
        text: '',
      })
      continue
    }
    if (random() < 0.02) at[writer] = Math.floor(random() * notes.length)
    const id = objectNamed(notes[at[writer] ?? 0] ?? '')
    const leaf = textOf(doc, id)
    if (chance < 0.06)
      objectsOf(doc)
        .get(id)
        ?.set('g', [Math.floor(random() * 9_000), Math.floor(random() * 9_000), 200, 200])
    else if (chance < 0.065)
      objectsOf(doc)
        .get(id)
        ?.set('bin', random() < 0.3 ? { at: rows.length } : null)
    else if (leaf && chance < 0.15 && leaf.length > 0) leaf.delete(Math.floor(random() * leaf.length), 1)
    else
      leaf?.insert(random() < 0.9 ? leaf.length : Math.floor(random() * leaf.length), String.fromCharCode(97 + Math.floor(random() * 26)))
  }
  return { rows, doc }
}
