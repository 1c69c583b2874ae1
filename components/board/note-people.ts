/** Who a note belongs to, as far as this page knows: what was declared, else whoever made it. */
import type { OpenPage } from '@/client/session/open-page-port'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { RosterPerson } from '@/domain/protocol/wire'

export interface NotePeople {
  /** Largest share first; empty while nobody is known. */
  readonly contributors: readonly ParticipantId[]
  /** The first contributor as the roster knows them. */
  readonly first: RosterPerson | null
  /** Who made the note for the first contributor, when that was somebody else. */
  readonly typedBy: RosterPerson | null
}

const nobody: NotePeople = { contributors: [], first: null, typedBy: null }

export function notePeople(page: Pick<OpenPage, 'model' | 'contributors' | 'authorOf' | 'people'>, id: ObjectId): NotePeople {
  const object = page.model.get(id)
  if (!object) return nobody
  const declared = page.contributors.get().get(id)?.contributors
  const author = page.authorOf(object.madeBy)
  const maker = author?.participantId
  const contributors = declared ? [...declared].sort((a, b) => b.share - a.share).map((one) => one.participantId) : maker ? [maker] : []
  const [first] = contributors
  const known = page.people.get()
  const typedBy = author?.operatedBy && maker === first ? known.get(author.operatedBy) : undefined
  return { contributors, first: (first && known.get(first)) ?? null, typedBy: typedBy ?? null }
}
