/** Everybody who might ask for something of a board, with the membership that stands behind them (null: none). */
import type { Role } from '@/domain/access/role'
import type { ParticipantId } from '@/domain/base/ids'
import { atDevice, bySignIn, makeBoard, makeUser, nobodyHeaders, signedIn, type TestBoard } from '../fixtures/house'

export interface CastMember {
  readonly who: string
  readonly role: Role | null
  /** Their row on this board, whether it still counts or not. */
  readonly participantId: ParticipantId | null
  readonly headers: Headers
}

export async function castOf({ boardId }: TestBoard): Promise<CastMember[]> {
  const elsewhere = await makeBoard('Another board', true)
  const stranger = { role: null, participantId: null }
  const former = { role: null }
  return [
    { who: 'nobody', ...stranger, headers: nobodyHeaders() },
    { who: 'a facilitator with a sign-in', role: 'facilitator', ...(await bySignIn(boardId, 'facilitator')) },
    { who: 'a facilitator at a device', role: 'facilitator', ...(await atDevice(boardId, 'facilitator')) },
    { who: 'a participant', role: 'participant', ...(await atDevice(boardId, 'participant')) },
    { who: 'an observer', role: 'observer', ...(await atDevice(boardId, 'observer')) },
    { who: 'an evaluator', role: 'evaluator', ...(await bySignIn(boardId, 'evaluator')) },
    { who: 'a facilitator of another board', ...stranger, headers: (await bySignIn(elsewhere.boardId, 'facilitator')).headers },
    { who: 'a participant of another board', ...stranger, headers: (await atDevice(elsewhere.boardId, 'participant')).headers },
    { who: 'an evaluator of another board', ...stranger, headers: (await bySignIn(elsewhere.boardId, 'evaluator')).headers },
    {
      who: 'a user who looks after users but is on no board',
      ...stranger,
      headers: await signedIn(await makeUser('facilitator', { mayManageUsers: true })),
    },
    { who: 'a participant whose access ended', ...former, ...(await atDevice(boardId, 'participant', { revoked: true })) },
    { who: 'a facilitator whose access ended', ...former, ...(await bySignIn(boardId, 'facilitator', { revoked: true })) },
    { who: 'a facilitator whose sign-in was turned off', ...former, ...(await bySignIn(boardId, 'facilitator', { disabled: true })) },
    { who: 'a facilitator whose sign-ins were ended', ...former, ...(await bySignIn(boardId, 'facilitator', { staleSignIn: true })) },
    { who: 'an evaluator whose sign-in was turned off', ...former, ...(await bySignIn(boardId, 'evaluator', { disabled: true })) },
  ]
}
