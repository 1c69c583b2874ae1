/** What users (people with a sign-in) and the first set-up look like over HTTP. */
import { z } from 'zod'
import { userId } from '../base/ids'
import { personName } from '../people/person-name'

export const userKind = z.enum(['facilitator', 'evaluator'])
export type UserKind = z.infer<typeof userKind>

export const emailAddress = z.string().trim().max(200).toLowerCase().pipe(z.email('Please check the e-mail address.'))

/** Length is what makes a password hard to guess; rules about signs only make it hard to remember. */
export const newPassword = z.string().min(10, 'Please use at least 10 characters.').max(200, 'Please use at most 200 characters.')

export const setUpRequest = z.object({
  code: z.string().trim().min(1, 'Please type the code from the log.').max(100),
  name: personName,
  email: emailAddress,
  password: newPassword,
})

export const inviteRequest = z.object({ name: personName, email: emailAddress, kind: userKind, mayManageUsers: z.boolean().default(false) })
/** `signInAddress` works once, for a week. `mailed` says whether it was also sent by e-mail. */
export const signInAddress = z.object({ userId, signInAddress: z.string(), mailed: z.boolean() })

export const userChange = z
  .object({
    disabled: z.boolean().optional(),
    mayManageUsers: z.boolean().optional(),
    kind: userKind.optional(),
    /** Forgets the password and ends every sign-in. */
    reset: z.literal(true).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Nothing was asked to change.')

export const ownUserChange = z.object({
  name: personName.optional(),
  password: newPassword.optional(),
  currentPassword: z.string().max(200).optional(),
})

export const userView = z.object({
  id: userId,
  name: z.string(),
  email: z.string(),
  kind: userKind,
  mayManageUsers: z.boolean(),
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  me: z.boolean(),
})
export type UserView = z.infer<typeof userView>
export const userList = z.object({ users: z.array(userView) })
export const done = z.object({ done: z.literal(true) })
