'use client'
import { useState } from 'react'
import type { Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'

/** One thing at a time that is asked of the server: whether it is under way, and what was said when it was refused. */
export function useRequest() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  /** Runs `work`; on success `then` gets the value. A second call while the first is under way is ignored. */
  const run = async <Value>(work: () => Promise<Result<Value, Refusal>>, then: (value: Value) => void): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const outcome = await work()
    setBusy(false)
    if (outcome.ok) then(outcome.value)
    else setProblem(outcome.refusal.words)
  }
  return { busy, problem, setProblem, run }
}
