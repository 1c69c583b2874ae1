/** A page as it stood at some moment: the scene behind the port that canvas and screens see a page through. Read only. */
import type { ObjectId } from '@/domain/base/ids'
import { refused } from '@/domain/base/result'
import type { PageModel } from '@/domain/board/page-model'
import type { Scene, SceneObject } from '@/domain/contribution/scene'

type Listener = Parameters<PageModel['subscribe']>[0]

export interface ReplayPage extends PageModel {
  /** The object with its writers, for badges and colours. */
  sceneObject(id: ObjectId): SceneObject | undefined
  /** Shows another scene; `changed` says which objects differ from the one before. */
  show(scene: Scene, changed: ReadonlySet<ObjectId> | 'all'): void
}

export function createReplayPage(): ReplayPage {
  let scene: Scene = { seq: 0, at: 0, objects: new Map() }
  const listeners = new Set<Listener>()
  return {
    get: (id) => scene.objects.get(id)?.object,
    *all() {
      for (const one of scene.objects.values()) yield one.object
    },
    get size() {
      return scene.objects.size
    },
    apply: () => refused('read only'),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    sceneObject: (id) => scene.objects.get(id),
    show: (next, changed) => {
      scene = next
      if (changed !== 'all' && changed.size === 0) return
      for (const listener of [...listeners]) listener(changed, false)
    },
  }
}
