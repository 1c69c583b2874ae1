'use client'
import { useEffect } from 'react'
import type { OpenPage, Standing } from '@/client/session/open-page-port'
import { boardRules } from '@/domain/access/can'
import type { Role } from '@/domain/access/role'
import { clearToasts, showToast } from '../ui/toast-store'
import { boardWords } from './words'

/** Tells a person at once that their own access changed while the page was open. */
export function useAccessNews(page: OpenPage | null): void {
  useEffect(() => {
    if (!page) return
    let before: Standing | null = page.grant.get()
    return page.grant.subscribe(() => {
      const now = page.grant.get()
      const words = accessNews(before, now)
      if (words) {
        // What was said about it before no longer holds.
        clearToasts()
        showToast(words)
      }
      if (now) before = now
    })
  }, [page])
}

type Known = Pick<Standing, 'participantId' | 'role'>
const writes = (role: Role): boolean => boardRules['page.write'][role] === 'yes'

/** What to say when one's standing changes; nothing when it is another person's, or the same in effect. */
export function accessNews(before: Known | null, now: Known | null): string | null {
  if (!before || !now || before.participantId !== now.participantId || writes(before.role) === writes(now.role)) return null
  return writes(now.role) ? boardWords.notices.writeNow : boardWords.notices.readNow
}
