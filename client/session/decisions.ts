/** What the server has decided about a page (who is who, tags, contributors), built up from its news. */
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { TagAssertion } from '@/domain/involvement/tag'
import type { News, RosterClient, RosterPerson } from '@/domain/protocol/wire'
import type { DeclaredContributors, TagBook } from './open-page-port'

type Welcome = Extract<News, { kind: 'welcome' }>

export interface Decisions {
  readonly people: ReadonlyMap<ParticipantId, RosterPerson>
  readonly clients: ReadonlyMap<number, RosterClient>
  readonly tags: TagBook
  readonly contributors: ReadonlyMap<ObjectId, DeclaredContributors>
}

export const noDecisions: Decisions = { people: new Map(), clients: new Map(), tags: new Map(), contributors: new Map() }

/** The decisions after `news`. A welcome tells everything, so it replaces what was known; the rest adds to it. */
export function afterNews(before: Decisions, news: News): Decisions {
  switch (news.kind) {
    case 'welcome':
      return {
        people: byId(news.people),
        clients: new Map(news.clients.map((client) => [client.clientId, client])),
        tags: byObject(news.tags),
        contributors: news.contributors.reduce<Decisions['contributors']>(withDeclaration, new Map()),
      }
    case 'roster':
      return {
        ...before,
        people: news.people.length ? new Map([...before.people, ...byId(news.people)]) : before.people,
        clients: news.clients.length
          ? new Map([...before.clients, ...news.clients.map((client): [number, RosterClient] => [client.clientId, client])])
          : before.clients,
      }
    case 'tag':
      return { ...before, tags: withTag(before.tags, news.tag) }
    case 'contributors':
      return { ...before, contributors: withDeclaration(before.contributors, news) }
    case 'access':
      return before
  }
}

/** The other way round: a welcome that says all of this, for keeping on the device. */
export function asWelcome(decisions: Decisions, sessionId: Welcome['sessionId'], mayWrite: boolean): Welcome {
  return {
    kind: 'welcome',
    sessionId,
    mayWrite,
    // Nobody is known to be here while there is no connection.
    people: [...decisions.people.values()].map((person) => ({ ...person, here: false })),
    clients: [...decisions.clients.values()],
    tags: [...decisions.tags.values()].flat(),
    contributors: [...decisions.contributors].map(([objectId, declared]) => ({ ...declared, objectId })),
  }
}

const byId = (people: readonly RosterPerson[]): Map<ParticipantId, RosterPerson> =>
  new Map(people.map((person) => [person.participantId, person]))

function byObject(tags: readonly TagAssertion[]): TagBook {
  const book = new Map<ObjectId, TagAssertion[]>()
  for (const tag of [...tags].sort((a, b) => a.seq - b.seq)) {
    const list = book.get(tag.objectId)
    if (list) list.push(tag)
    else book.set(tag.objectId, [tag])
  }
  return book
}

/** Told twice counts once: the place in the page's sequence is a tag's identity. */
function withTag(book: TagBook, tag: TagAssertion): TagBook {
  const known = book.get(tag.objectId) ?? []
  if (known.some((one) => one.seq === tag.seq && one.taxonomy === tag.taxonomy)) return book
  return new Map(book).set(
    tag.objectId,
    [...known, tag].sort((a, b) => a.seq - b.seq),
  )
}

function withDeclaration(
  book: Decisions['contributors'],
  declared: DeclaredContributors & { readonly objectId: ObjectId },
): Decisions['contributors'] {
  const known = book.get(declared.objectId)
  if (known && known.seq >= declared.seq) return book
  const { seq, contributors, by, at } = declared
  return new Map(book).set(declared.objectId, { seq, contributors, by, at })
}
