/** Everybody who might ask for something of a board, with the membership that stands behind them (null: none). */
import type { Role } from '@/domain/access/role'
import { atDevice, bySignIn, makeBoard, makeUser, nobodyHeaders, signedIn, type TestBoard } from '../fixtures/house'

export interface CastMember {
  readonly who: string
  readonly role: Role | null
  readonly headers: Headers
}

export async function castOf({ boardId }: TestBoard): Promise<CastMember[]> {
  const elsewhere = await makeBoard('Another board', true)
  return [
    { who: 'nobody', role: null, headers: nobodyHeaders() },
    { who: 'a facilitator with a sign-in', role: 'facilitator', headers: (await bySignIn(boardId, 'facilitator')).headers },
    { who: 'a facilitator at a device', role: 'facilitator', headers: (await atDevice(boardId, 'facilitator')).headers },
    { who: 'a participant', role: 'participant', headers: (await atDevice(boardId, 'participant')).headers },
    { who: 'an observer', role: 'observer', headers: (await atDevice(boardId, 'observer')).headers },
    { who: 'an evaluator', role: 'evaluator', headers: (await bySignIn(boardId, 'evaluator')).headers },
    { who: 'a facilitator of another board', role: null, headers: (await bySignIn(elsewhere.boardId, 'facilitator')).headers },
    { who: 'a participant of another board', role: null, headers: (await atDevice(elsewhere.boardId, 'participant')).headers },
    { who: 'an evaluator of another board', role: null, headers: (await bySignIn(elsewhere.boardId, 'evaluator')).headers },
    {
      who: 'a user who looks after users but is on no board',
      role: null,
      headers: await signedIn(await makeUser('facilitator', { mayManageUsers: true })),
    },
    { who: 'a participant whose access ended', role: null, headers: (await atDevice(boardId, 'participant', { revoked: true })).headers },
    { who: 'a facilitator whose access ended', role: null, headers: (await bySignIn(boardId, 'facilitator', { revoked: true })).headers },
    {
      who: 'a facilitator whose sign-in was turned off',
      role: null,
      headers: (await bySignIn(boardId, 'facilitator', { disabled: true })).headers,
    },
    {
      who: 'a facilitator whose sign-ins were ended',
      role: null,
      headers: (await bySignIn(boardId, 'facilitator', { staleSignIn: true })).headers,
    },
    {
      who: 'an evaluator whose sign-in was turned off',
      role: null,
      headers: (await bySignIn(boardId, 'evaluator', { disabled: true })).headers,
    },
  ]
}
