'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'

/** One object, live. Only a change of this object draws again. */
export function useObject(model: PageModel, id: ObjectId | null): BoardObject | undefined {
  const get = () => (id ? model.get(id) : undefined)
  return useSyncExternalStore((tell) => model.subscribe(tell), get, get)
}

/** A number that rises with every change of the page: for lists that read many objects while they are open. */
export function useModelVersion(model: PageModel): number {
  const store = useMemo(() => {
    let version = 0
    return {
      get: () => version,
      subscribe: (tell: () => void) =>
        model.subscribe(() => {
          version += 1
          tell()
        }),
    }
  }, [model])
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
