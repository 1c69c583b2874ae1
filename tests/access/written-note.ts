import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { addNote } from '@/domain/board/page-document'
import type { ObjectId } from '@/domain/base/ids'
import { prisma } from '@/server/prisma'
import { makePerson, type TestBoard } from '../fixtures/house'

const noteId = 'note0000000001' as string as ObjectId
const clientId = 2_000_000

/** A note that stands in the journal of the page as its first row; made the first time it is asked for. */
export async function writtenNote({ boardId, pageId }: TestBoard): Promise<ObjectId> {
  if ((await prisma().updateRow.count({ where: { pageId } })) > 0) return noteId
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() =>
    addNote(doc, {
      id: noteId,
      birth: {},
      placement: [null, 'a0'],
      geometry: [0, 0, 200, 200],
      style: { colour: 'yellow' },
      text: 'Words',
    }),
  )
  const participantId = await makePerson(boardId, 'participant')
  const [sessionId, contextId] = [randomUUID(), randomUUID()]
  await prisma().$transaction([
    prisma().session.create({ data: { id: sessionId, pageId, participantId } }),
    prisma().sessionContext.create({ data: { id: contextId, sessionId, fromSeq: 1, role: 'participant', group: 'unsaid' } }),
    prisma().clientId.create({ data: { pageId, clientId, sessionId, participantId, kind: 'issued' } }),
    prisma().updateRow.create({
      data: { pageId, seq: 1, sessionId, contextId, receivedAt: new Date(), bytes: new Uint8Array(Y.encodeStateAsUpdate(doc)) },
    }),
    prisma().page.update({ where: { id: pageId }, data: { headSeq: 1 } }),
  ])
  return noteId
}
