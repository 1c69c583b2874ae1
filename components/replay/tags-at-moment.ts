/** Which tags stood on an object at the moment the replay shows: its own, and what its areas handed down then. */
import type { ReplayPage } from '@/client/replay/replay-page'
import type { ObjectId } from '@/domain/base/ids'
import { type StandingTag, standingTags } from '@/domain/involvement/tag'
import { areasAround } from '../board/tags-of-note'

export function tagsAtMoment(page: ReplayPage, id: ObjectId): StandingTag[] {
  const object = page.get(id)
  if (object?.kind !== 'note') return []
  const saidOf = (one: ObjectId) => page.sceneObject(one)?.tags ?? []
  return standingTags(saidOf(id), areasAround(object, page.get).map(saidOf))
}
