/**
 * The shape of `prisma/demo/scenario.json`: an invented workshop series, event by event. Only what the demo carries
 * out or checks is described; what later versions will carry out is named in `laterEvents`, and an event of any other
 * kind is an error, so that nothing is ever left out without being said.
 */
import { z } from 'zod'
import { experienceGroup } from '@/domain/access/role'
import { linkMeaning } from '@/domain/board/object'
import { via } from '@/domain/protocol/wire'

const instant = z.iso.datetime().transform((text) => Date.parse(text))
const person = z.string().regex(/^P\d\d$/)
const device = z.string().regex(/^D\d+$/)
const cardId = z.string().regex(/^c\d{3}$/)
const areaId = z.string().regex(/^A\d+$/)
const shares = z.array(z.object({ id: person, share: z.number().positive().max(1) })).min(1)

const card = z.object({
  id: cardId,
  area: areaId,
  column: z.string(),
  lane: z.string().nullable(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
  text: z.string(),
  mode: z.string(),
  levels: z.array(z.string()),
  stage: z.string(),
  speakingFrom: z.string(),
  contributors: shares,
  enteredBy: person,
  via,
  links: z.array(z.object({ type: linkMeaning, target: cardId })),
})
export type Card = z.infer<typeof card>

const stamp = { seq: z.number().int(), at: instant, session: z.string() }
const acted = { ...stamp, actor: person, device }
const reason = z.string()

const played = z.discriminatedUnion('type', [
  z.object({ ...acted, type: z.literal('session.start'), title: z.string() }),
  z.object({ ...acted, type: z.literal('session.end') }),
  z.object({ ...acted, type: z.literal('participant.join') }),
  z.object({ ...acted, type: z.literal('participant.leave') }),
  z.object({ ...acted, type: z.literal('device.switchUser'), to: person }),
  z.object({ ...acted, type: z.literal('offline.start') }),
  z.object({ ...acted, type: z.literal('offline.sync') }),
  z.object({
    ...acted,
    type: z.literal('card.create'),
    card,
    typingFrom: instant,
    clientAt: instant.optional(),
    private: z.boolean().optional(),
  }),
  z.object({
    ...acted,
    type: z.literal('card.edit'),
    cardId,
    from: z.string().optional(),
    to: z.string().optional(),
    ops: z.array(z.object({ insert: z.string(), at: z.number().int() })).optional(),
    concurrentWith: z.string().optional(),
  }),
  z.object({ ...acted, type: z.literal('card.delete'), cardId }),
  z.object({ ...acted, type: z.literal('card.restore'), cardId }),
  z.object({ ...acted, type: z.literal('card.move'), cardId, toArea: areaId, toColumn: z.string(), toLane: z.string().nullable() }),
  z.object({ ...acted, type: z.literal('attribution.fix'), cardId, to: shares, reason }),
  z.object({ ...acted, type: z.literal('attribution.add'), cardId, to: shares, reason }),
])

/** What this version cannot do yet, and what it would have been for. */
export const laterEvents = {
  'activity.start': 'activities of an agenda',
  'activity.end': 'activities of an agenda',
  'timer.start': 'timers',
  spotlight: 'the spotlight',
  'hand.raise': 'raised hands',
  'hand.lower': 'raised hands',
  'pulse.submit': 'anonymous pulses',
  'ladder.submit': 'the ladder check',
  'private.on': 'private writing',
  'private.reveal': 'private writing',
  'cluster.create': 'clusters',
  'vote.open': 'votes',
  'vote.cast': 'votes',
  'vote.close': 'votes',
  'decision.propose': 'decisions',
  'decision.respond': 'decisions',
  'decision.amend': 'decisions',
  'decision.record': 'decisions',
  'decision.update': 'decisions',
  'action.add': 'actions',
  'action.update': 'actions',
  'flag.raise': 'safeguarding holds',
  'flag.resolve': 'safeguarding holds',
  'card.hold': 'safeguarding holds',
  'consent.change': 'consent and erasure',
  'erase.done': 'consent and erasure',
} as const
export type LaterEvent = keyof typeof laterEvents

const later = z.object({ ...stamp, type: z.enum(Object.keys(laterEvents) as [LaterEvent, ...LaterEvent[]]) })

/** A contribution as it stands at the very end, after everything later versions will do as well. */
const ending = card.extend({ text: z.string().nullable(), originalText: z.string().nullable(), state: z.enum(['live', 'withdrawn']) })

const area = z.object({
  id: areaId,
  title: z.string(),
  x: z.number(),
  y: z.number(),
  w: z.number(),
  h: z.number(),
  columns: z.array(z.string()),
  lanes: z.array(z.string()).nullable(),
  defaultStage: z.string().nullable(),
  defaultLevel: z.string().nullable(),
})
export type ScenarioArea = z.infer<typeof area>

export const scenarioSchema = z.object({
  title: z.string(),
  participants: z.array(z.object({ id: person, pseudonym: z.string(), group: experienceGroup, roles: z.array(z.string()) })),
  devices: z.array(z.object({ id: device, label: z.string() })),
  board: z.object({ title: z.string(), areas: z.array(area) }),
  sessions: z.array(z.object({ id: z.string(), title: z.string(), end: instant })),
  contributions: z.array(ending),
  events: z.array(z.union([played, later])),
})
export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioEvent = Scenario['events'][number]
export type PlayedEvent = z.infer<typeof played>

export const isPlayed = (event: ScenarioEvent): event is PlayedEvent => !(event.type in laterEvents)
