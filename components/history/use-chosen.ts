'use client'
import { useCallback, useState } from 'react'
import { type Chosen, queryFrom } from './filter-query'

/** What is chosen, kept in the address too: a filtered list can be sent to a colleague and survives going back. */
export function useChosen(first: Chosen): readonly [Chosen, (change: Chosen) => void] {
  const [chosen, setChosen] = useState(first)
  const choose = useCallback((next: Chosen) => {
    setChosen(next)
    const query = queryFrom(next).toString()
    window.history.replaceState(window.history.state, '', query ? `?${query}` : window.location.pathname)
  }, [])
  return [chosen, choose]
}
