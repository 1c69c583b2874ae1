/** What people, links, joining and returning look like over HTTP. Times are ms since 1970. */
import { z } from 'zod'
import { experienceGroup, role } from '../access/role'
import { boardId, pageId, participantId } from '../base/ids'
import { joinCode, returnCode } from '../people/code'
import { personName, tidyName } from '../people/person-name'
import { emailAddress } from './user-requests'

/** Roles a join link may give. A facilitator or an evaluator is never made by a link that can be passed on. */
export const linkRole = role.extract(['participant', 'observer'])
export type LinkRole = z.infer<typeof linkRole>

const label = z
  .string()
  .max(300)
  .transform(tidyName)
  .refine((text) => [...text].length <= 60, 'Please keep the label under 60 characters.')

export const newLink = z.object({
  role: linkRole.default('participant'),
  label: label.default(''),
  /** How many days the link works, from now. */
  days: z.number().int().min(1).max(365).default(30),
})
export const linkView = z.object({
  id: z.string(),
  role: linkRole,
  label: z.string(),
  /** The whole address to share. */
  address: z.string(),
  code: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  revokedAt: z.number().nullable(),
  /** Whether it lets people in right now. */
  open: z.boolean(),
  /** How many people came by it and are still on the board. */
  people: z.number().int(),
})
export type LinkView = z.infer<typeof linkView>
export const linkList = z.object({ links: z.array(linkView) })
export const revokeLinkRequest = z.object({ removePeople: z.boolean().default(false) })

/** A person as others on the board may know them. */
export const personView = z.object({
  participantId,
  name: z.string(),
  role,
  group: experienceGroup,
  colour: z.string(),
  symbol: z.string(),
  /** True for the person who asks. */
  me: z.boolean(),
  /** True when the person has a sign-in (facilitators, evaluators). */
  signsIn: z.boolean(),
  revokedAt: z.number().nullable(),
  joinedAt: z.number(),
  /** Who may write this person's words down for them. */
  scribes: z.array(participantId),
})
export type PersonView = z.infer<typeof personView>
export const peopleList = z.object({
  people: z.array(personView),
  /** Who can write on this device: everybody registered on it, and the one signed in. */
  onThisDevice: z.array(participantId),
  mayManage: z.boolean(),
})
export type PeopleList = z.infer<typeof peopleList>

export const personChange = z.union([z.object({ role }), z.object({ onBoard: z.boolean() })])
export const addUserRequest = z.object({
  email: emailAddress,
  name: personName.optional(),
  role: role.extract(['facilitator', 'evaluator', 'observer']),
})
/** `signInAddress` is given only when this invitation made the user: a link to somebody's existing sign-in is never handed out here. */
export const userAdded = z.object({ participantId, signInAddress: z.string().nullable(), mailed: z.boolean() })

/** Who of the people on this device the request speaks for; without it, the one signed in, else the one who wrote last. */
export const speakingAs = participantId.optional()
export const ownChange = z.object({
  as: speakingAs,
  name: personName.optional(),
  group: experienceGroup.optional(),
  /** The words about who sees what were read. */
  briefed: z.literal(true).optional(),
})
export const meView = z.object({
  participantId,
  boardId,
  name: z.string(),
  role,
  group: experienceGroup,
  colour: z.string(),
  symbol: z.string(),
  briefed: z.boolean(),
})
export type MeView = z.infer<typeof meView>
export const returnCodeRequest = z.object({ as: speakingAs })
export const returnCodeGiven = z.object({ returnCode: z.string() })

export const scribeRequest = z.object({ as: speakingAs, scribe: participantId })
/** `author` is given when the scribe or a facilitator ends it; without it, one's own. */
export const scribeEnd = z.object({ as: speakingAs, author: participantId.optional(), scribe: participantId })

export const codeRequest = z.object({ code: joinCode })
export const codeFound = z.object({ token: z.string() })
/** `briefed`: the words about who sees what were shown and accepted before joining. */
export const joinRequest = z.object({ name: personName, group: experienceGroup.default('unsaid'), briefed: z.literal(true).optional() })
export const returnRequest = z.object({ code: returnCode })
const briefingWords = z.object({ whoSees: z.string(), howLong: z.string(), whatHappens: z.string() })
/** What somebody holding a link may see before joining. */
export const linkPreview = z.object({
  boardTitle: z.string(),
  purpose: z.string(),
  role: linkRole,
  briefing: briefingWords,
  /** People of this board who are already registered on this device. */
  alreadyHere: z.array(z.object({ participantId, name: z.string(), colour: z.string(), symbol: z.string() })),
  boardId: boardId.nullable(),
  firstPageId: pageId.nullable(),
})
export type LinkPreview = z.infer<typeof linkPreview>
export const joined = z.object({ boardId, participantId, firstPageId: pageId.nullable(), name: z.string(), returnCode: z.string() })
export type Joined = z.infer<typeof joined>
export const returned = z.object({ boardId, participantId, firstPageId: pageId.nullable(), name: z.string() })
export const linkRevoked = z.object({ removed: z.number().int() })
/** Whom to take off this device. */
export const leaveRequest = z.object({ as: participantId })
