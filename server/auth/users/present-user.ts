import type { UserId } from '@/domain/base/ids'
import type { UserView } from '@/domain/protocol/user-requests'
import type { User } from '@/generated/prisma/client'

export const presentUser = (user: User, me: UserId): UserView => ({
  id: user.id as UserId,
  name: user.name ?? '',
  email: user.email ?? '',
  kind: user.kind === 'facilitator' ? 'facilitator' : 'evaluator',
  mayManageUsers: user.mayManageUsers,
  disabled: user.disabledAt !== null,
  hasPassword: user.passwordHash !== null,
  me: user.id === me,
})
