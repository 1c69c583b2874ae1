import { boardId, participantId } from '@/domain/base/ids'
import { personChange } from '@/domain/protocol/people-requests'
import { changeRole } from '@/server/boards/change-role'
import { readmitPerson } from '@/server/boards/readmit-person'
import { revokePerson } from '@/server/boards/revoke-person'
import { answerDone, bodyOf, changing, idFrom } from '../../../../answer'

export const PATCH = changing<{ boardId: string; participantId: string }>(async (caller, request, params) => {
  const board = idFrom(boardId, params.boardId)
  if (!board.ok) return answerDone(board)
  const person = idFrom(participantId, params.participantId)
  if (!person.ok) return answerDone(person)
  const change = await bodyOf(request, personChange)
  if (!change.ok) return answerDone(change)
  if ('role' in change.value) return answerDone(await changeRole(caller, board.value, person.value, change.value.role))
  return answerDone(await (change.value.onBoard ? readmitPerson : revokePerson)(caller, board.value, person.value))
})
