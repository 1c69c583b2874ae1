import { boardId } from '@/domain/base/ids'
import { addUserRequest, peopleList, userAdded } from '@/domain/protocol/people-requests'
import { addUserToBoard } from '@/server/boards/add-user-to-board'
import { readPeople } from '@/server/boards/read-people'
import { answer, bodyOf, changing, idFrom, reading } from '../../../answer'
import { speakerOf } from '../../../speaker'

type Params = { boardId: string }

export const GET = reading<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  return answer(id.ok ? await readPeople(caller, id.value, speakerOf(request)) : id, peopleList)
})

export const POST = changing<Params>(async (caller, request, params) => {
  const id = idFrom(boardId, params.boardId)
  if (!id.ok) return answer(id, userAdded)
  const wish = await bodyOf(request, addUserRequest)
  return answer(wish.ok ? await addUserToBoard(caller, id.value, wish.value) : wish, userAdded)
})
