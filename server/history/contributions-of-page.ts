/** Turns a scene and the facts about its page into contributions: a pure function of both. */
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import type { Area, Connector, Note } from '@/domain/board/object'
import { wordShares } from '@/domain/contribution/author-runs'
import { cellOf } from '@/domain/contribution/cell'
import type { Contribution } from '@/domain/contribution/contribution'
import type { ContributorShare } from '@/domain/contribution/contributors'
import type { SceneKeyframe, SceneObject } from '@/domain/contribution/scene'
import { currentAssertions, standingTags } from '@/domain/involvement/tag'
import type { Making, PageFacts } from './page-facts'

type SceneNote = SceneObject & { readonly object: Note }

const unknownMaking: Making = { operatedBy: null, sessionId: null, via: 'own device', role: 'participant', group: 'unsaid', offline: false }

/** Notes that ever held words and were made by a person, in the order they were made. */
export function contributionsOf(pageId: PageId, scene: SceneKeyframe, facts: PageFacts): Contribution[] {
  const notes = scene.objects.filter((one): one is SceneNote => one.object.kind === 'note' && one.editors.length > 0)
  const areas = new Map<ObjectId, Area>()
  const links: Connector[] = []
  for (const { object } of scene.objects) {
    if (object.kind === 'area') areas.set(object.id, object)
    if (object.kind === 'connector' && object.binnedAt === null) links.push(object)
  }
  const shares = wordShares(notes)
  const standing = new Set(notes.map((one) => one.object.id))
  const joined = links.filter((link) => standing.has(link.ends[0]) && standing.has(link.ends[1]))
  return notes.flatMap((one): Contribution[] => {
    const { object } = one
    const contributors = facts.declared.get(object.id) ?? defaultContributors(one)
    if (contributors.length === 0) return []
    const making = facts.makings.get(object.id) ?? unknownMaking
    const chain = areasAround(object, areas)
    const own = currentAssertions(facts.assertions.get(object.id) ?? [])
    return [
      {
        objectId: object.id,
        pageId,
        madeAtSeq: one.madeAtSeq,
        contributors,
        enteredBy: enteredBy(one, making, contributors),
        via: making.via,
        sessionId: making.sessionId,
        role: making.role,
        group: groupOf(contributors, one, making, facts),
        text: object.text,
        originalText: one.original ?? object.text,
        writtenAt: object.birth.at ?? one.madeAt,
        receivedAt: one.madeAt,
        writtenOffline: making.offline,
        area: chain[0] ? { id: chain[0].id, title: chain[0].style.title, ...cellOf(chain[0], object.geometry) } : null,
        tags: standingTags(
          own,
          chain.map((area) => currentAssertions(facts.assertions.get(area.id) ?? [])),
        ),
        assertions: own,
        links: joined.filter((link) => link.ends[0] === object.id).map((link) => ({ meaning: link.style.meaning, to: link.ends[1] })),
        answeredBy: joined
          .filter((link) => link.ends[1] === object.id)
          .map((link) => ({ meaning: link.style.meaning, from: link.ends[0] })),
        builtFrom: object.birth.from ?? object.birth.copyOf ?? null,
        state: object.binnedAt === null ? 'live' : 'binned',
        changedBy: one.editors.filter((person) => person !== one.author && !contributors.some((share) => share.participantId === person)),
        words: shares.get(object.id) ?? [],
      },
    ]
  })
}

/** Whoever made the note, until somebody says otherwise. */
const defaultContributors = (one: SceneNote): ContributorShare[] => {
  const maker = one.author ?? one.editors[0]
  return maker === undefined ? [] : [{ participantId: maker, share: 1 }]
}

function enteredBy(one: SceneNote, making: Making, contributors: readonly ContributorShare[]): ParticipantId | null {
  if (making.operatedBy) return making.operatedBy
  return one.author !== null && !contributors.some((share) => share.participantId === one.author) ? one.author : null
}

/** The maker's group then; when the words were declared to be others', the first contributor's. A later "rather not say" holds. */
function groupOf(contributors: readonly ContributorShare[], one: SceneNote, making: Making, facts: PageFacts): Contribution['group'] {
  const [first] = contributors
  if (!first) return 'unsaid'
  const now = facts.groupsNow.get(first.participantId)
  if (first.participantId !== one.author) return now ?? 'unsaid'
  return now === 'unsaid' ? 'unsaid' : making.group
}

/** The areas a note lies in, nearest first. A ring of parents ends where it closes; areas in the bin hand nothing down. */
function areasAround(note: Note, areas: ReadonlyMap<ObjectId, Area>): Area[] {
  const chain: Area[] = []
  for (let parent = note.parent; parent !== null; ) {
    const area = areas.get(parent)
    if (!area || chain.includes(area)) break
    if (area.binnedAt === null) chain.push(area)
    parent = area.parent
  }
  return chain
}
