/**
 * Which notes others have written in since this page was opened here. Own undo asks: a note that somebody else wrote in
 * is not taken away with the step that made it.
 */
import type { UndoWitness } from '@/client/undo/undo-stack'
import type { OpenPage } from '@/client/session/open-page-port'
import type { ObjectId } from '@/domain/base/ids'

type Watched = Pick<OpenPage, 'model' | 'presence'>

export function watchOthersHands({ model, presence }: Watched): { readonly witness: UndoWitness; readonly stop: () => void } {
  const words = new Map<ObjectId, string>()
  const writtenByOthers = new Set<ObjectId>()
  const look = (id: ObjectId, byMe: boolean) => {
    const object = model.get(id)
    if (object?.kind !== 'note') return
    const before = words.get(id)
    if (!byMe && before !== undefined && before !== object.text) writtenByOthers.add(id)
    words.set(id, object.text)
  }
  const lookAtAll = () => {
    for (const object of model.all()) look(object.id, false)
  }
  lookAtAll()
  const stop = model.subscribe((changed, byMe) => {
    if (changed === 'all') lookAtAll()
    else for (const id of changed) look(id, byMe)
  })
  return {
    stop,
    witness: {
      othersWroteIn: (id) => writtenByOthers.has(id),
      // Presence knows who is at it now; who was at it earlier is for the history to say.
      changedBy: (id) =>
        presence.others.get().find((other) => other.editing?.objectId === id || other.selection?.includes(id))?.person?.name ?? null,
    },
  }
}
