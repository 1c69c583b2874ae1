'use client'
import { useEffect, useState } from 'react'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import { announce, changeBetween, type RemoteChange } from './announcements'

/** Others' changes are gathered this long before they are read out, so that a lively page does not talk all the time. */
const gatherFor = 4_000

/** The latest sentence about what others did, for a polite live region. */
export function useAnnouncements(model: PageModel): string {
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    const known = new Map<ObjectId, BoardObject>()
    const gathered: RemoteChange[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookAtAll = () => {
      known.clear()
      for (const object of model.all()) known.set(object.id, object)
    }
    lookAtAll()
    const stop = model.subscribe((changed, byMe) => {
      // The first load is not news.
      if (changed === 'all') return lookAtAll()
      for (const id of changed) {
        const now = model.get(id)
        const change = byMe ? null : changeBetween(known.get(id), now)
        if (change) gathered.push(change)
        if (now) known.set(id, now)
      }
      if (gathered.length === 0 || timer) return
      timer = setTimeout(() => {
        timer = undefined
        setSentence(announce(gathered.splice(0)))
      }, gatherFor)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [model])
  return sentence
}
