import { can } from '@/domain/access/can'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller, SignedInUser } from '../caller'

export const noSuchUser: Refusal = { reason: 'not-found', words: 'There is no such user.' }

/** The caller if they look after the users, else why not. */
export function permittedToManage(caller: Caller): Result<SignedInUser, Refusal> {
  if (!caller.user) return refused({ reason: 'unknown-person', words: 'Please sign in first.' })
  if (can({ user: caller.user, member: null }, 'users.manage', { kind: 'workspace' })) return accepted(caller.user)
  return refused({ reason: 'not-allowed', words: 'Your sign-in does not allow that. Someone who looks after the users can help.' })
}
