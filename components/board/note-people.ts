/** Who a note belongs to, as far as this page knows: what was declared, else whoever made it. */
import type { OpenPage } from '@/client/session/open-page-port'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { RosterPerson } from '@/domain/protocol/wire'

export interface NotePeople {
  /** Largest share first; empty while nobody is known. */
  readonly contributors: readonly ParticipantId[]
  /** The first contributor as the roster knows them. */
  readonly first: RosterPerson | null
}

const nobody: NotePeople = { contributors: [], first: null }

export function notePeople(page: Pick<OpenPage, 'model' | 'contributors' | 'authorOf' | 'people'>, id: ObjectId): NotePeople {
  const object = page.model.get(id)
  if (!object) return nobody
  const declared = page.contributors.get().get(id)?.contributors
  const maker = page.authorOf(object.madeBy)?.participantId
  const contributors = declared ? [...declared].sort((a, b) => b.share - a.share).map((one) => one.participantId) : maker ? [maker] : []
  const [first] = contributors
  return { contributors, first: (first && page.people.get().get(first)) ?? null }
}
