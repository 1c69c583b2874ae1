'use client'
import { useEffect, useState } from 'react'
import { openPage } from '@/client/session/open-page'
import type { OpenPage, PersonWish } from '@/client/session/open-page-port'
import type { PageId } from '@/domain/base/ids'

/**
 * The page while this screen is on it; null before it is opened. Opened in an effect, because it begins to talk to the
 * server; closed when the screen goes away or moves to another page.
 */
export function useOpenPage(pageId: PageId, person: PersonWish | undefined): OpenPage | null {
  const [page, setPage] = useState<OpenPage | null>(null)
  useEffect(() => {
    const opened = openPage({ pageId, person })
    setPage(opened)
    return () => {
      setPage(null)
      void opened.close()
    }
  }, [pageId, person])
  return page
}
