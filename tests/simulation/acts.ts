/** What people do to a page: small acts chosen by the dice, as honest clients would do them. */
import * as Y from 'yjs'
import type { ObjectId } from '@/domain/base/ids'
import { addArea, addConnector, addNote, objectsOf, readObject, textOf } from '@/domain/board/page-document'
import { level } from '@/domain/involvement/taxonomy'
import type { Dice } from './dice'
import type { Replica } from './replica'

const words = ['Ask me first. ', 'żółw ', 'bed back ', '😔', 'who decides? ', 'مرحبا ', 'a door, closed\n', 'e\u0301', '👩‍👩‍👧 ', 'x']

type Act = (replica: Replica, dice: Dice, now: number) => void

const idsOf = (doc: Y.Doc): ObjectId[] => [...objectsOf(doc).keys()] as ObjectId[]
const made = (dice: Dice) => ({ id: dice.letters(12) as ObjectId, birth: {}, placement: [null, `a${dice.letters(3)}`] as [null, string] })

const write: Act = (replica, dice, now) => {
  addNote(replica.doc, {
    ...made(dice),
    birth: { at: now },
    geometry: [dice.between(-900, 900), dice.between(-900, 900), 200, 200],
    style: { colour: 'yellow' },
    text: dice.one(words),
  })
}

const type: Act = (replica, dice, now) => {
  const leaf = textOf(replica.doc, dice.one(idsOf(replica.doc)))
  if (!leaf) return write(replica, dice, now)
  leaf.insert(edge(leaf.toString(), dice.between(0, leaf.length)), dice.one(words))
}

/** Editors never stand between the two halves of a character. */
const edge = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

const erase: Act = (replica, dice) => {
  const leaf = textOf(replica.doc, dice.one(idsOf(replica.doc)))
  if (!leaf || leaf.length === 0) return
  const text = leaf.toString()
  const from = edge(text, dice.between(0, leaf.length - 1))
  const to = edge(text, Math.min(leaf.length, from + dice.between(1, 12)))
  if (to > from) leaf.delete(from, to - from)
}

/** Notes only: connectors have no place of their own. */
const move: Act = (replica, dice) => {
  const entry = objectsOf(replica.doc).get(dice.one(idsOf(replica.doc)))
  if (entry?.has('g')) entry.set('g', [dice.between(-999, 999), dice.between(-999, 999), 200, 200])
}

const bin: Act = (replica, dice, now) => {
  objectsOf(replica.doc)
    .get(dice.one(idsOf(replica.doc)))
    ?.set('bin', dice.chance(0.5) ? { at: now } : null)
}

const area: Act = (replica, dice) =>
  addArea(replica.doc, {
    ...made(dice),
    geometry: [0, 0, 900, 600],
    style: { title: dice.one(words), question: '', columns: [], lanes: [], colour: 'grey' },
  })

const connect: Act = (replica, dice) => {
  const ids = idsOf(replica.doc)
  const [from, to] = [dice.one(ids), dice.one(ids)]
  if (from !== to)
    addConnector(replica.doc, { ...made(dice), ends: [from, to], style: { meaning: dice.one(['builds_on', 'answers', null] as const) } })
}

const undo: Act = (replica, dice) => {
  const leaf = textOf(replica.doc, dice.one(idsOf(replica.doc)))
  if (!leaf || leaf.length === 0) return
  const undoing = new Y.UndoManager(leaf, { captureTimeout: 0 })
  replica.doc.transact(() => leaf.delete(0, edge(leaf.toString(), Math.ceil(leaf.length / 2))))
  undoing.undo()
  undoing.destroy()
}

const tag: Act = (replica, dice) => {
  const own = idsOf(replica.doc).filter((id) => {
    const object = readObject(objectsOf(replica.doc), id)
    return object?.kind === 'note' && replica.authors.get(object.madeBy) === replica.participantId
  })
  if (own.length === 0) return
  const terms = [dice.one(level.terms).id]
  replica.command({ id: dice.letters(16), command: { kind: 'tag.assert', objectId: dice.one(own), taxonomy: 'level', version: 1, terms } })
}

const weighted: ReadonlyArray<readonly [number, Act]> = [
  [50, type],
  [15, write],
  [10, erase],
  [10, move],
  [5, bin],
  [3, connect],
  [2, area],
  [3, undo],
  [4, tag],
]
const acts = weighted.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))

/** Does one thing. On an empty page the first thing is a note. */
export function act(replica: Replica, dice: Dice, now: number): void {
  const chosen = objectsOf(replica.doc).size === 0 ? write : dice.one(acts)
  replica.doc.transact(() => chosen(replica, dice, now))
  replica.askForAck()
}
