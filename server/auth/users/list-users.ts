import { accepted, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import type { UserView } from '@/domain/protocol/user-requests'
import { prisma } from '../../prisma'
import type { Caller } from '../caller'
import { permittedToManage } from './permitted-to-manage'
import { presentUser } from './present-user'

/** Everybody with a sign-in, in the order they were invited. */
export async function listUsers(caller: Caller): Promise<Result<{ users: UserView[] }, Refusal>> {
  const allowed = permittedToManage(caller)
  if (!allowed.ok) return allowed
  const users = await prisma().user.findMany({ orderBy: { createdAt: 'asc' } })
  return accepted({ users: users.map((user) => presentUser(user, allowed.value.id)) })
}
