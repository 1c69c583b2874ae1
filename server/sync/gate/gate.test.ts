import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import { addArea, addConnector, addNote, bodyOf, objectsOf, textOf } from '@/domain/board/page-document'
import { encodeSections, type ForgedItem, forgedUpdate } from '@/tests/fixtures/forged'
import { applyAdmitted } from './apply'
import { decodeUpdate } from './decode'
import { admit, type Sender } from './gate'

const [vera, mallory] = [1_001, 2_002]
const owners = new Map([
  [vera, 'vera'],
  [vera + 1, 'vera'],
  [mallory, 'mallory'],
  [mallory + 1, 'mallory'],
])
const ownerOf = (clientId: number) => owners.get(clientId) as ParticipantId | undefined
const as = (name: string, more: Partial<Sender> = {}): Sender => ({
  participantId: name as ParticipantId,
  mayWrite: true,
  mayLock: false,
  ...more,
})
const note = 'veranote01' as ObjectId
const area = 'anareaaaa1' as ObjectId

let server: Y.Doc
/** What the server says, and applies when it says yes. */
function deliver(update: Uint8Array, sender = as('mallory'), viaStep2 = false): string {
  const decoded = decodeUpdate(update, viaStep2)
  if (!decoded.ok) return decoded.refusal
  const verdict = admit(decoded.value, server, sender, ownerOf, true)
  if (verdict.kind === 'refuse') return verdict.reason
  if (verdict.kind !== 'apply') return verdict.kind
  const repairs = applyAdmitted(server, update, verdict)
  expect(server.store.pendingStructs).toBeNull()
  expect(server.store.pendingDs).toBeNull()
  server.transact(() => {
    for (const repair of repairs) repair()
  })
  return repairs.length > 0 ? 'repaired' : 'applied'
}
function replica(clientId: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  doc.clientID = clientId
  return doc
}
/** The update that a change of `doc` makes. */
function changeOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  doc.on('update', listen)
  doc.transact(change)
  doc.off('update', listen)
  return updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(doc, before)
}
const birth = { birth: {}, placement: [null, 'a0'] as [null, string] }
const square: [number, number, number, number] = [0, 0, 200, 200]
const newNote = (doc: Y.Doc, id: string, text = '') =>
  addNote(doc, { id: id as ObjectId, ...birth, geometry: square, style: { colour: 'yellow' }, text })
const blockOf = (doc: Y.Doc) => bodyOf(doc, note)?.get(0) as Y.XmlElement
const words = () => textOf(server, note)?.toString()
const any = (value: unknown) => new Y.ContentAny([value])
const end = (client: number) => Y.getState(server.store, client)
const lastOf = (type: Y.AbstractType<unknown>) => type._item?.lastId as Y.ID
const entryId = () => lastOf(objectsOf(server).get(note) as Y.AbstractType<unknown>)

beforeEach(() => {
  server = new Y.Doc()
  server.clientID = 42
  objectsOf(server)
  const doc = replica(vera)
  expect(
    deliver(
      changeOf(doc, () => newNote(doc, note, 'my own words')),
      as('vera'),
    ),
  ).toBe('applied')
})

describe('what honest people do is never refused', () => {
  test('notes, areas, connectors, moves, colours, bin and restore, typing in the notes of others', () => {
    const doc = replica(mallory)
    const steps = [
      () =>
        addArea(doc, {
          id: area,
          ...birth,
          geometry: square,
          style: { title: 'Now', question: '', columns: [], lanes: [], colour: 'blue' },
        }),
      () => newNote(doc, 'malsnote01', 'hello'),
      () =>
        addConnector(doc, {
          id: 'aconnecto1' as ObjectId,
          ...birth,
          ends: [note, 'malsnote01' as ObjectId],
          style: { meaning: 'builds_on' },
        }),
      () => objectsOf(doc).get(note)?.set('g', [5, 5, 300, 200]),
      () => objectsOf(doc).get(note)?.set('p', [area, 'a5']),
      () => objectsOf(doc).get(note)?.set('s', { colour: 'blue' }),
      () => objectsOf(doc).get(note)?.set('bin', { at: 1 }),
      () => objectsOf(doc).get(note)?.set('bin', null),
      () => textOf(doc, note)?.insert(2, ' really 😀'),
      () => textOf(doc, note)?.delete(0, 4),
    ]
    for (const step of steps) expect(deliver(changeOf(doc, step))).toBe('applied')
    expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(doc))
    expect(words()).toBe(textOf(doc, note)?.toString())
  })

  test('undo and redo of typing', () => {
    const doc = replica(mallory)
    const undo = new Y.UndoManager(bodyOf(doc, note) as Y.XmlFragment, { captureTimeout: 0 })
    const steps = [
      () => textOf(doc, note)?.insert(0, 'so '),
      () => textOf(doc, note)?.delete(3, 6),
      () => undo.undo(),
      () => undo.undo(),
      () => undo.redo(),
    ]
    for (const step of steps) {
      const updates: Uint8Array[] = []
      doc.once('update', (update: Uint8Array) => updates.push(update))
      step()
      for (const update of updates) expect(deliver(update)).toBe('applied')
    }
    expect(words()).toBe(textOf(doc, note)?.toString())
  })

  test('a long absence in one piece: made, moved often, written, partly deleted', () => {
    const doc = replica(mallory)
    newNote(doc, 'malsnote01', 'a b c')
    for (let step = 0; step < 20; step += 1) objectsOf(doc).get('malsnote01')?.set('g', [step, step, 200, 200])
    textOf(doc, 'malsnote01' as ObjectId)?.delete(1, 3)
    for (let step = 0; step < 20; step += 1) objectsOf(doc).get(note)?.set('g', [step, 1, 200, 200])
    expect(deliver(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)), as('mallory'), true)).toBe('applied')
  })

  test('joining two blocks and cleaning up a second leaf, as editors do', () => {
    const doc = replica(mallory)
    const body = bodyOf(doc, note) as Y.XmlFragment
    expect(
      deliver(
        changeOf(doc, () => {
          const block = new Y.XmlElement('noteText')
          block.insert(0, [new Y.XmlText('second'), new Y.XmlText(' leaf')])
          body.insert(1, [block])
        }),
      ),
    ).toBe('applied')
    expect(deliver(changeOf(doc, () => (body.get(1) as Y.XmlElement).delete(1, 1)))).toBe('applied')
    expect(
      deliver(
        changeOf(doc, () => {
          textOf(doc, note)?.insert(12, 'second')
          body.delete(1, 1)
        }),
      ),
    ).toBe('applied')
    expect(words()).toBe('my own wordssecond')
  })

  test('everything again is nothing; other people’s known words are an echo, even altered ones', () => {
    const doc = replica(mallory)
    expect(deliver(Y.encodeStateAsUpdate(doc), as('mallory'), true)).toBe('nothing')
    const altered = new Y.Doc()
    altered.clientID = vera
    newNote(altered, note, 'MY OWN WORDS')
    expect(deliver(Y.encodeStateAsUpdate(altered), as('mallory'), true)).toBe('nothing')
    expect(words()).toBe('my own words')
  })
})

describe('altered echoes', () => {
  const entry = { content: new Y.ContentAny([1]) }
  test('one that names neighbours nobody has does not hold up what follows it', () => {
    const doc = replica(mallory)
    expect(deliver(changeOf(doc, () => newNote(doc, 'malsnote01')))).toBe('applied')
    const next = end(mallory)
    const echo = Array.from({ length: next }, (_, clock) => ({ client: mallory, clock, ...entry, rightOrigin: Y.createID(vera, 9_999) }))
    expect(deliver(forgedUpdate([...echo, new Y.GC(Y.createID(mallory, next), 3)]))).toBe('applied')
    expect(end(mallory)).toBe(next + 3)
  })
  test('a known head cannot drag a new tail to another place', () => {
    const doc = replica(mallory)
    expect(deliver(changeOf(doc, () => textOf(doc, note)?.insert(0, 'abc')))).toBe('applied')
    const elsewhere = { client: mallory, clock: 0, content: new Y.ContentString('abcdef'), parent: entryId(), key: 's' }
    expect(deliver(forgedUpdate([elsewhere]))).toBe('malformed')
    const here = { client: mallory, clock: 0, content: new Y.ContentString('xyzdef'), parent: textOf(server, note)?._item?.id as Y.ID }
    expect(deliver(forgedUpdate([here]))).toBe('applied')
    expect(words()).toBe('abcdefmy own words')
  })
})

describe('authorship (invariant 2)', () => {
  test('structs under somebody else’s id, or an id nobody was given', () => {
    const doc = replica(vera)
    const forged = changeOf(doc, () => textOf(doc, note)?.insert(0, 'EVIL '))
    expect(deliver(forged)).toBe('foreign')
    const nobody = replica(77_777)
    expect(deliver(changeOf(nobody, () => textOf(nobody, note)?.insert(0, 'x')))).toBe('unissued')
  })
  test('one’s own other id is one’s own', () => {
    const doc = replica(mallory + 1)
    expect(deliver(changeOf(doc, () => newNote(doc, 'malsnote02')))).toBe('applied')
  })
  test('deleting what was not written yet has no effect: both sides are out of step', () => {
    expect(deliver(forgedUpdate([], [{ client: vera, clock: end(vera), len: 100 }]))).toBe('resync')
    expect(deliver(forgedUpdate([], [{ client: 999, clock: 0, len: 1 }]))).toBe('resync')
  })
  test('readers: structs are refused, clean-up deletions dropped, echoes harmless', () => {
    const doc = replica(mallory)
    const typed = changeOf(doc, () => textOf(doc, note)?.insert(0, 'x'))
    const reader = as('mallory', { mayWrite: false })
    expect(deliver(typed, reader)).toBe('read-only')
    expect(deliver(forgedUpdate([], [{ client: vera, clock: 0, len: 1 }]), reader)).toBe('drop')
    expect(deliver(Y.encodeStateAsUpdate(server), reader, true)).toBe('nothing')
  })
})

describe('updates no client of Yjs makes', () => {
  const own = (item: Omit<ForgedItem, 'client' | 'clock'>): ForgedItem => ({ client: mallory, clock: 0, ...item })
  test.each<[string, () => Uint8Array, string]>([
    ['rubbish', () => Uint8Array.of(9, 9, 9, 200), 'malformed'],
    ['nothing at all', () => new Uint8Array(), 'malformed'],
    ['an endless struct', () => forgedUpdate([new Y.GC(Y.createID(mallory, 0), 2 ** 52)]), 'length'],
    [
      'a clock from nowhere',
      () => forgedUpdate([{ client: mallory, clock: 2 ** 45, content: any(1), parent: 'objects', key: 'a' }]),
      'length',
    ],
    ['an endless deletion', () => forgedUpdate([], [{ client: vera, clock: 0, len: 2 ** 50 }]), 'length'],
    ['a deletion of nothing', () => forgedUpdate([], [{ client: vera, clock: end(vera), len: 0 }]), 'malformed'],
    ['a struct without length', () => forgedUpdate([own({ content: new Y.ContentString(''), parent: 'objects' })]), 'malformed'],
    ['a gap', () => forgedUpdate([{ client: mallory, clock: 5, content: any(1), parent: 'objects', key: 'a' }]), 'resync'],
    ['a neighbour nobody has seen', () => forgedUpdate([own({ content: any(1), origin: Y.createID(vera, 9_999) })]), 'resync'],
    ['a neighbour in its own future', () => forgedUpdate([own({ content: any(1), origin: Y.createID(mallory, 0) })]), 'malformed'],
    [
      'two sections of one client',
      () =>
        encodeSections([
          [own({ content: any(1), parent: 'objects', key: 'aaaaaaaaaa' })],
          [{ client: mallory, clock: 1, content: any(1), parent: 'objects', key: 'bbbbbbbbbb' }],
        ]),
      'malformed',
    ],
    [
      'two structs that wait for each other',
      () =>
        forgedUpdate([
          own({ content: any(1), origin: Y.createID(mallory + 1, 0) }),
          { client: mallory + 1, clock: 0, content: any(1), origin: Y.createID(mallory, 0) },
        ]),
      'malformed',
    ],
    [
      'neighbours in two places',
      () => forgedUpdate([own({ content: any(1), origin: entryId(), rightOrigin: blockOf(server)._item?.id })]),
      'malformed',
    ],
    ['a child of a character', () => forgedUpdate([own({ content: any(1), parent: Y.createID(vera, end(vera) - 1) })]), 'malformed'],
    ['more than a change can be', () => new Uint8Array(600 * 1024), 'too-big'],
  ])('%s', (_name, update, expected) => {
    const before = Y.encodeStateAsUpdate(server)
    expect(deliver(update())).toBe(expected)
    expect(Y.encodeStateAsUpdate(server)).toEqual(before)
  })
})

describe('structure', () => {
  const honest = (change: (doc: Y.Doc) => void) => () => {
    const doc = replica(mallory)
    return changeOf(doc, () => change(doc))
  }
  const entryOf = (doc: Y.Doc, id = note) => objectsOf(doc).get(id) as Y.Map<unknown>
  const bodyWith =
    (...nodes: Array<Y.XmlElement | Y.XmlText>) =>
    (doc: Y.Doc) =>
      bodyOf(doc, note)?.insert(1, nodes)
  test.each<[string, () => Uint8Array, string]>([
    ['a root nobody knows', honest((doc) => doc.getMap('junk').set('a', 1)), 'policy-root'],
    ['what only the system writes', honest((doc) => doc.getMap('meta').set('schema', 9)), 'policy-root'],
    ['an object that is no map', honest((doc) => (objectsOf(doc) as Y.Map<unknown>).set('malsnote01', 5)), 'policy-object'],
    ['an object that is a list', honest((doc) => (objectsOf(doc) as Y.Map<unknown>).set('malsnote01', new Y.Array())), 'policy-object'],
    ['an id that is no id', honest((doc) => newNote(doc, 'No Id!')), 'policy-object'],
    ['an object without a birth', honest((doc) => objectsOf(doc).set('malsnote01', new Y.Map())), 'policy-object'],
    ['a note without a body', honest((doc) => objectsOf(doc).set('malsnote01', new Y.Map([['k', { t: 'note', v: 1 }]]))), 'policy-object'],
    [
      'a connector that joins nothing',
      honest((doc) =>
        objectsOf(doc).set(
          'malsnote01',
          new Y.Map<unknown>([
            ['k', { t: 'connector', v: 1 }],
            ['e', [1, 2]],
          ]),
        ),
      ),
      'policy-object',
    ],
    ['overwriting an object', honest((doc) => newNote(doc, note, 'mine now')), 'policy-object'],
    ['deleting an object', honest((doc) => objectsOf(doc).delete(note)), 'policy-delete'],
    ['another body', honest((doc) => entryOf(doc).set('body', new Y.XmlFragment())), 'policy-write-once'],
    ['another birth', honest((doc) => entryOf(doc).set('k', { t: 'note', v: 1 })), 'policy-write-once'],
    ['deleting the body', honest((doc) => entryOf(doc).delete('body')), 'policy-delete'],
    ['deleting the place of a note', honest((doc) => entryOf(doc).delete('g')), 'policy-delete'],
    ['a key nobody knows', honest((doc) => entryOf(doc).set('author', 'vera')), 'policy-key'],
    ['a key of another kind', honest((doc) => entryOf(doc).set('e', ['a', 'b'])), 'policy-write-once'],
    ['a map where a value belongs', honest((doc) => entryOf(doc).set('s', new Y.Map())), 'policy-content'],
    ['bytes where a value belongs', honest((doc) => entryOf(doc).set('s', new Uint8Array(9))), 'policy-content'],
    ['a value of endless depth', honest((doc) => entryOf(doc).set('s', JSON.parse('['.repeat(500) + ']'.repeat(500)))), 'policy-content'],
    ['a value of endless length', honest((doc) => entryOf(doc).set('s', { colour: 'x'.repeat(100_000) })), 'policy-content'],
    ['a document in the document', honest((doc) => entryOf(doc).set('s', new Y.Doc())), 'policy-content'],
    ['an unknown node', honest(bodyWith(new Y.XmlElement('callout'))), 'policy-node'],
    ['text beside the blocks', honest(bodyWith(new Y.XmlText('x'))), 'policy-node'],
    ['a node inside a block', honest((doc) => blockOf(doc).insert(1, [new Y.XmlElement('noteText')])), 'policy-node'],
    ['an attribute of a block', honest((doc) => blockOf(doc).setAttribute('class', 'x')), 'policy-key'],
    ['a mark on words', honest((doc) => textOf(doc, note)?.format(0, 5, { comic: true })), 'policy-content'],
    ['an embed among words', honest((doc) => textOf(doc, note)?.insertEmbed(0, { image: 'x' })), 'policy-content'],
    ['deleting the only block', honest((doc) => bodyOf(doc, note)?.delete(0, 1)), 'policy-delete'],
    ['deleting the only leaf', honest((doc) => blockOf(doc).delete(0, 1)), 'policy-delete'],
    ['a note longer than a note', honest((doc) => textOf(doc, note)?.insert(0, 'x'.repeat(20_001))), 'policy-limit'],
    ['locking', honest((doc) => entryOf(doc).set('lock', true)), 'policy-locked'],
  ])('%s', (_name, update, expected) => {
    const before = Y.encodeStateAsUpdate(server)
    expect(deliver(update())).toBe(expected)
    expect(Y.encodeStateAsUpdate(server)).toEqual(before)
  })

  test('a locked object is changed by facilitators only', () => {
    const lead = replica(mallory)
    expect(
      deliver(
        changeOf(lead, () => entryOf(lead).set('lock', true)),
        as('mallory', { mayLock: true }),
      ),
    ).toBe('applied')
    for (const change of [(doc: Y.Doc) => textOf(doc, note)?.insert(0, 'x'), (doc: Y.Doc) => textOf(doc, note)?.delete(0, 1)]) {
      const doc = replica(vera)
      expect(
        deliver(
          changeOf(doc, () => change(doc)),
          as('vera'),
        ),
      ).toBe('policy-locked')
    }
  })
})

describe('wrong values are put right, by the system', () => {
  const setting = (key: string, value: unknown, id = note) => {
    const doc = replica(mallory)
    return deliver(changeOf(doc, () => objectsOf(doc).get(id)?.set(key, value)))
  }
  test.each<[string, unknown]>([
    ['g', [0, 0, 9_000_000, 5]],
    ['g', 'big'],
    ['p', 'nowhere'],
    ['s', 'pink'],
    ['bin', 'yes'],
  ])('%s: %j → as it was', (key, value) => {
    const before = objectsOf(server).get(note)?.get(key) ?? null
    expect(setting(key, value)).toBe('repaired')
    expect(objectsOf(server).get(note)?.get(key)).toEqual(before)
  })
  test('an object inside itself, also around a corner, goes to the top', () => {
    const doc = replica(mallory)
    deliver(
      changeOf(doc, () =>
        addArea(doc, { id: area, ...birth, geometry: square, style: { title: '', question: '', columns: [], lanes: [], colour: 'grey' } }),
      ),
    )
    expect(setting('p', [note, 'a1'])).toBe('repaired')
    expect(setting('p', [note, 'a1'], area)).toBe('applied')
    expect(setting('p', [area, 'a7'])).toBe('repaired')
    expect(objectsOf(server).get(note)?.get('p')).toEqual([null, 'a7'])
  })
  test('a body whose blocks were all deleted by several people gets an empty one', () => {
    const doc = replica(mallory)
    const second = () => bodyOf(doc, note)?.insert(1, [new Y.XmlElement('noteText')])
    expect(deliver(changeOf(doc, second))).toBe('applied')
    expect(deliver(changeOf(doc, () => bodyOf(doc, note)?.delete(0, 2)))).toBe('repaired')
    expect(bodyOf(server, note)?.length).toBe(1)
  })
})
