/**
 * The scenario as a list of steps: who does what at which device, in which order. Pure; `perform.ts` carries it out.
 *
 * Typing is spread over the time the scenario gives it, so people who write at the same time do so here as well. Between
 * two steps nobody waits for a clock: the order is the scenario's, the pace is the machine's.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { Geometry, LinkMeaning } from '@/domain/board/object'
import type { Via } from '@/domain/protocol/wire'
import type { TaxonomyId } from '@/domain/involvement/taxonomy'
import { type Card, isPlayed, type LaterEvent, type PlayedEvent, type Scenario, type ScenarioArea } from './scenario'
import { bursts } from './typing'

/** Whose words are written, who types them, and how they come to the board. One session each. */
export interface Hand {
  readonly typist: string
  readonly author: string
  readonly via: Via
}
export interface Tag {
  readonly taxonomy: TaxonomyId
  readonly terms: readonly string[]
}
export interface Share {
  readonly person: string
  readonly share: number
}
export interface Link {
  readonly id: ObjectId
  readonly meaning: LinkMeaning
  readonly to: ObjectId
}

export type Deed =
  /** `how`: a first visit through the join link, a return to a device that knows the person, or a return code on a new device. */
  | { readonly do: 'arrive'; readonly person: string; readonly how: 'first' | 'again' | 'return code' }
  | { readonly do: 'leave'; readonly person: string }
  /** `author` agrees that `typist` may write for them. */
  | { readonly do: 'agree to a scribe'; readonly author: string; readonly typist: string }
  | { readonly do: 'hand over'; readonly person: string }
  | { readonly do: 'go offline' }
  | { readonly do: 'come back online'; readonly person: string }
  | { readonly do: 'put a note'; readonly hand: Hand; readonly note: ObjectId; readonly area: ObjectId; readonly geometry: Geometry }
  /** The text so far is `before`; `text` is added at its end. */
  | { readonly do: 'type'; readonly hand: Hand; readonly note: ObjectId; readonly before: string; readonly text: string }
  | {
      readonly do: 'say what it is'
      readonly hand: Hand
      readonly note: ObjectId
      readonly tags: readonly Tag[]
      readonly links: readonly Link[]
    }
  | { readonly do: 'rewrite'; readonly hand: Hand; readonly note: ObjectId; readonly from: string; readonly to: string }
  /** `together`: steps with the same word happen before any of them could have heard of the other. */
  | {
      readonly do: 'insert'
      readonly hand: Hand
      readonly note: ObjectId
      readonly at: number
      readonly text: string
      readonly together: string
    }
  | { readonly do: 'bin'; readonly hand: Hand; readonly note: ObjectId }
  | { readonly do: 'restore'; readonly hand: Hand; readonly note: ObjectId }
  | { readonly do: 'move'; readonly hand: Hand; readonly note: ObjectId; readonly area: ObjectId; readonly geometry: Geometry }
  | {
      readonly do: 'name contributors'
      readonly hand: Hand
      readonly note: ObjectId
      readonly shares: readonly Share[]
      readonly reason: string
    }
  | { readonly do: 'end of session'; readonly session: string }

export interface Step {
  /** Scenario time, ms since 1970; only orders the steps. */
  readonly at: number
  /** The event it comes from. */
  readonly seq: number
  readonly device: string
  readonly deed: Deed
}

export interface Plan {
  readonly steps: readonly Step[]
  /** What later versions will play, by the name of the event. */
  readonly skipped: ReadonlyMap<LaterEvent, number>
  /** Notes that were written in private in the scenario and are written in the open here. */
  readonly openly: readonly string[]
}

export const noteId = (card: string): ObjectId => `scenario${card}` as ObjectId
export const areaObjectId = (area: string): ObjectId => `scenarioarea${area.slice(1).padStart(2, '0')}` as ObjectId
export const linkId = (from: string, to: string): ObjectId => `scenario${from}to${to}` as ObjectId

/** Only these two are handed down by an area. */
const inheritedTag = (area: ScenarioArea): Record<'level' | 'stage', string | null> => ({
  level: area.defaultLevel,
  stage: area.defaultStage,
})

/** What the contributor has to say: their kind and standpoint always, level and stage where the area's would be wrong. */
export function tagsToSay(card: Card, area: ScenarioArea): Tag[] {
  const inherited = inheritedTag(area)
  const differs = (said: readonly string[], handedDown: string | null): boolean => said.join() !== (handedDown ?? '')
  return [
    ...(differs(card.levels, inherited.level) ? [{ taxonomy: 'level' as const, terms: card.levels }] : []),
    ...(differs([card.stage], inherited.stage) ? [{ taxonomy: 'stage' as const, terms: [card.stage] }] : []),
    { taxonomy: 'mode', terms: [card.mode] },
    { taxonomy: 'speaking', terms: [card.speakingFrom] },
  ]
}

const passedOn: readonly Via[] = ['scribe', 'voice note passed on', 'phone call', 'paper']

/** Words that were dictated to a person belong to the one who said them; everything else to the one at the keys. */
function handFor(card: Card): Hand {
  const [speaker] = card.contributors
  const author = speaker && passedOn.includes(card.via) ? speaker.id : card.enteredBy
  return { typist: card.enteredBy, author, via: card.via }
}

/** The middle of a cell of an area: where a note moved into it lands. */
export function cellMiddle(area: ScenarioArea, column: string, lane: string | null, size: { w: number; h: number }): Geometry {
  const lanes = area.lanes ?? ['']
  const col = area.columns.indexOf(column)
  const row = lane === null ? 0 : lanes.indexOf(lane)
  if (col < 0 || row < 0) throw new Error(`${area.title} has no cell ${column}, ${lane ?? '-'}`)
  const width = area.w / area.columns.length
  const height = area.h / lanes.length
  return [area.x + (col + 0.5) * width - size.w / 2, area.y + (row + 0.5) * height - size.h / 2, size.w, size.h]
}

export function planFor(scenario: Scenario): Plan {
  const areas = new Map(scenario.board.areas.map((area) => [area.id, area]))
  const cards = new Map(scenario.events.flatMap((event) => (event.type === 'card.create' ? [[event.card.id, event.card] as const] : [])))
  const shared = sharedDevices(scenario)
  const seats = new Map<string, Set<string>>()
  const area = (id: string): ScenarioArea => areas.get(id) ?? missing(id)
  const card = (id: string): Card => cards.get(id) ?? missing(id)

  const arrival = (person: string, device: string): Deed => {
    const known = seats.get(person)
    const how = !known ? 'first' : known.has(device) ? 'again' : 'return code'
    seats.set(person, new Set([...(known ?? []), device]))
    return { do: 'arrive', person, how }
  }
  const ownHand = (event: { actor: string; device: string }): Hand => ({
    typist: event.actor,
    author: event.actor,
    via: shared.has(event.device) ? 'shared device' : 'own device',
  })

  const stepsOf = (event: PlayedEvent): Step[] => {
    const step = (at: number, deed: Deed): Step => ({ at, seq: event.seq, device: event.device, deed })
    const now = (deed: Deed): Step[] => [step(event.at, deed)]
    switch (event.type) {
      case 'session.start':
        return []
      case 'session.end':
        return now({ do: 'end of session', session: event.session })
      case 'participant.join':
        return now(arrival(event.actor, event.device))
      case 'participant.leave':
        return now({ do: 'leave', person: event.actor })
      case 'device.switchUser':
        return now({ do: 'hand over', person: event.to })
      case 'offline.start':
        return now({ do: 'go offline' })
      case 'offline.sync':
        return now({ do: 'come back online', person: event.actor })
      case 'card.create':
        return writing(event, area(event.card.area), step)
      case 'card.edit':
        return now(editing(event, ownHand(event)))
      case 'card.delete':
        return now({ do: 'bin', hand: ownHand(event), note: noteId(event.cardId) })
      case 'card.restore':
        return now({ do: 'restore', hand: ownHand(event), note: noteId(event.cardId) })
      case 'card.move': {
        const geometry = cellMiddle(area(event.toArea), event.toColumn, event.toLane, card(event.cardId))
        return now({ do: 'move', hand: ownHand(event), note: noteId(event.cardId), area: areaObjectId(event.toArea), geometry })
      }
      case 'attribution.fix':
      case 'attribution.add':
        return now({
          do: 'name contributors',
          hand: ownHand(event),
          note: noteId(event.cardId),
          shares: sharesOf(event.to),
          reason: event.reason,
        })
    }
  }

  const played = scenario.events.filter(isPlayed).sort((a, b) => a.seq - b.seq)
  const skipped = new Map<LaterEvent, number>()
  for (const event of scenario.events) if (!isPlayed(event)) skipped.set(event.type, (skipped.get(event.type) ?? 0) + 1)
  const steps = withScribes(played.flatMap(stepsOf)).sort((a, b) => a.at - b.at || a.seq - b.seq)
  const openly = played.flatMap((event) => (event.type === 'card.create' && event.private ? [event.card.id] : []))
  return { steps, skipped, openly }
}

/** A note appears when its writer begins, grows by bursts, and is tagged and linked when it has reached the server. */
function writing(event: PlayedEvent & { type: 'card.create' }, area: ScenarioArea, step: (at: number, deed: Deed) => Step): Step[] {
  const { card, typingFrom } = event
  const hand = handFor(card)
  const note = noteId(card.id)
  const written = event.clientAt ?? event.at
  const pieces = bursts(card.text)
  const links = card.links.map((link) => ({ id: linkId(card.id, link.target), meaning: link.type, to: noteId(link.target) }))
  const together: Deed[] =
    card.contributors.length < 2
      ? []
      : [{ do: 'name contributors', hand, note, shares: sharesOf(card.contributors), reason: 'written together' }]
  let before = ''
  return [
    step(typingFrom, { do: 'put a note', hand, note, area: areaObjectId(card.area), geometry: [card.x, card.y, card.w, card.h] }),
    ...pieces.map((text, index): Step => {
      const deed: Deed = { do: 'type', hand, note, before, text }
      before += text
      return step(typingFrom + ((written - typingFrom) * (index + 1)) / pieces.length, deed)
    }),
    step(event.at, { do: 'say what it is', hand, note, tags: tagsToSay(card, area), links }),
    ...together.map((deed) => step(event.at, deed)),
  ]
}

function editing(event: PlayedEvent & { type: 'card.edit' }, hand: Hand): Deed {
  const note = noteId(event.cardId)
  if (event.from !== undefined && event.to !== undefined) return { do: 'rewrite', hand, note, from: event.from, to: event.to }
  const [op, ...rest] = event.ops ?? []
  if (!op || rest.length > 0) throw new Error(`Event ${event.seq} has neither a rewriting nor exactly one insertion.`)
  return { do: 'insert', hand, note, at: op.at, text: op.insert, together: event.concurrentWith ?? String(event.seq) }
}

/** Agreements go before the first note that needs them, at the author's last arrival before it, while the author is there. */
function withScribes(steps: readonly Step[]): Step[] {
  const asked = new Map<string, Step>()
  for (const step of steps) {
    if (step.deed.do !== 'put a note' || step.deed.hand.author === step.deed.hand.typist) continue
    const { author, typist } = step.deed.hand
    const key = `${author} ${typist}`
    if (asked.has(key)) continue
    const there = steps.find((one) => one.deed.do === 'arrive' && one.deed.person === author) ?? missing(author)
    const scribe = steps.find((one) => one.deed.do === 'arrive' && one.deed.person === typist) ?? missing(typist)
    const at = Math.max(there.at, scribe.at)
    asked.set(key, {
      at,
      seq: Math.max(there.seq, scribe.seq) + 0.5,
      device: there.device,
      deed: { do: 'agree to a scribe', author, typist },
    })
  }
  return [...steps, ...asked.values()]
}

const sharesOf = (list: ReadonlyArray<{ id: string; share: number }>): Share[] => list.map(({ id, share }) => ({ person: id, share }))

/** Devices on which more than one person arrives in the same session. */
export function sharedDevices(scenario: Scenario): Set<string> {
  const people = new Map<string, Set<string>>()
  for (const event of scenario.events) {
    if (!isPlayed(event) || event.type !== 'participant.join') continue
    people.set(event.device, new Set([...(people.get(event.device) ?? []), event.actor]))
  }
  return new Set([...people].flatMap(([device, names]) => (names.size > 1 ? [device] : [])))
}

function missing(id: string): never {
  throw new Error(`The scenario speaks of ${id}, which it does not describe.`)
}
