'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { createHistoryApi, type HistoryRefusal } from '@/client/history/history-api'
import type { ObjectId, PageId } from '@/domain/base/ids'
import type { ObjectHistoryAnswer } from '@/domain/protocol/history-answers'

interface Loaded {
  readonly of: ObjectId | null
  readonly history: ObjectHistoryAnswer | null
  readonly problem: HistoryRefusal | null
}

/** Loads whose words a note holds and what happened to it, once it is opened. */
export function useObjectHistory(pageId: PageId, id: ObjectId) {
  const api = useMemo(() => createHistoryApi((address, init) => fetch(address, init)), [])
  const [loaded, setLoaded] = useState<Loaded>({ of: null, history: null, problem: null })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    // `tries` is not read: asking again is all it is for.
    void tries
    void api.objectHistory(pageId, id, stop.signal).then((answer) => {
      if (stop.signal.aborted) return
      setLoaded(answer.ok ? { of: id, history: answer.value, problem: null } : { of: id, history: null, problem: answer.refusal })
    })
    return () => stop.abort()
  }, [api, pageId, id, tries])
  const again = useCallback(() => {
    setLoaded({ of: null, history: null, problem: null })
    setTries((count) => count + 1)
  }, [])
  return loaded.of === id ? { ...loaded, again } : { history: null, problem: null, again }
}
