/** What the server tells about history. Both ends parse by these: nothing leaves that is not named here. */
import { z } from 'zod'
import { experienceGroup, role } from '../access/role'
import { objectId, pageId, participantId, sessionId } from '../base/ids'
import { areaStyle, birth, connectorStyle, ends, geometry, linkMeaning, noteStyle } from '../board/object'
import { contributorShare } from '../contribution/contributors'
import { capacity, tagAssertion } from '../involvement/tag'
import { taxonomyId } from '../involvement/taxonomy'
import { via } from './wire'

const many = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).readonly()

export const boardPerson = z.object({
  id: participantId,
  /** As the person chose to be shown. */
  name: z.string(),
  group: experienceGroup,
  role,
  colour: z.string(),
  symbol: z.string(),
})
export type BoardPerson = z.infer<typeof boardPerson>

export const wordShare = z.object({ participantId, alive: z.number(), deleted: z.number(), placedByOthers: z.number() })

export const authorRun = z.object({
  text: z.string(),
  wordsBy: participantId.nullable(),
  placedBy: participantId.nullable(),
  how: z.enum(['restored', 'moved', 'pasted']).optional(),
  root: objectId.optional(),
})

export const contributionAnswer = z.object({
  objectId,
  pageId,
  madeAtSeq: z.number(),
  contributors: many(contributorShare),
  enteredBy: participantId.nullable(),
  via,
  sessionId: sessionId.nullable(),
  role,
  group: experienceGroup,
  text: z.string(),
  originalText: z.string(),
  writtenAt: z.number(),
  receivedAt: z.number(),
  writtenOffline: z.boolean(),
  area: z.object({ id: objectId, title: z.string(), column: z.string().nullable(), lane: z.string().nullable() }).nullable(),
  tags: many(z.object({ taxonomy: taxonomyId, terms: many(z.string()), capacity, seq: z.number() })),
  assertions: many(tagAssertion),
  links: many(z.object({ meaning: linkMeaning.nullable(), to: objectId })),
  answeredBy: many(z.object({ meaning: linkMeaning.nullable(), from: objectId })),
  builtFrom: objectId.nullable(),
  state: z.enum(['live', 'binned']),
  changedBy: many(participantId),
  words: many(wordShare),
})

const boardPage = z.object({ id: pageId, title: z.string() })
export type BoardPage = z.infer<typeof boardPage>

/** The list, with the people and pages it names and the areas one can filter by. */
export const contributionsAnswer = z.object({
  boardTitle: z.string(),
  contributions: many(contributionAnswer),
  people: many(boardPerson),
  pages: many(boardPage),
  /** Whether the caller may take the table away as a file. */
  mayExport: z.boolean(),
  /** Whether the caller may replay the pages. */
  mayReplay: z.boolean(),
})
export type ContributionsAnswer = z.infer<typeof contributionsAnswer>

const common = {
  id: objectId,
  birth,
  parent: objectId.nullable(),
  order: z.string(),
  binnedAt: z.number().nullable(),
  locked: z.boolean(),
  madeBy: z.number(),
}
const boardObject = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('note'), geometry, style: noteStyle, text: z.string() }),
  z.object({ ...common, kind: z.literal('area'), geometry, style: areaStyle }),
  z.object({ ...common, kind: z.literal('connector'), style: connectorStyle, ends }),
])

const sceneObject = z.object({
  object: boardObject,
  author: participantId.nullable(),
  madeAtSeq: z.number(),
  madeAt: z.number(),
  runs: many(authorRun),
  written: z.record(z.string(), z.number()),
  editors: many(participantId),
  original: z.string().nullable(),
  tags: many(tagAssertion),
})
const stamp = { seq: z.number(), at: z.number(), by: participantId.nullable(), id: objectId }
const sceneOperation = z.discriminatedUnion('op', [
  z.object({ ...stamp, op: z.literal('put'), object: boardObject }),
  z.object({ ...stamp, op: z.literal('text'), index: z.number(), remove: z.number(), insert: many(authorRun) }),
  z.object({ ...stamp, op: z.literal('tag'), assertion: tagAssertion }),
])

/** A part of the timeline, for replay: see `SceneStretch`. */
export const sceneStretchAnswer = z.object({
  keyframe: z.object({ seq: z.number(), at: z.number(), objects: many(sceneObject) }).nullable(),
  operations: many(sceneOperation),
  toSeq: z.number(),
  headSeq: z.number(),
})

export const timelineAnswer = z.object({
  timeline: z.object({
    headSeq: z.number(),
    stretches: many(z.object({ fromSeq: z.number(), toSeq: z.number(), fromAt: z.number(), toAt: z.number() })),
    density: many(z.number()),
    marks: many(z.object({ kind: z.enum(['joined', 'left']), at: z.number(), participantId })),
  }),
  people: many(boardPerson),
})
export type TimelineAnswer = z.infer<typeof timelineAnswer>

/** One event in the history of an object: counts and ids, no words. Times in ms. */
export const objectEvent = z.object({
  id: z.string(),
  kind: z.string(),
  seqFrom: z.number(),
  seqTo: z.number(),
  from: z.number(),
  to: z.number(),
  by: participantId.nullable(),
  operatedBy: participantId.nullable(),
  inserted: z.number(),
  removedOwn: z.number(),
  removedOthers: z.number(),
  kept: z.number(),
})
export type ObjectEvent = z.infer<typeof objectEvent>

export const objectHistoryAnswer = z.object({ runs: many(authorRun), events: many(objectEvent) })
export type ObjectHistoryAnswer = z.infer<typeof objectHistoryAnswer>
