'use client'
import { useState } from 'react'
import type { BoardId } from '@/domain/base/ids'
import { firstWriter, type Writer } from './writers'

/**
 * Who writes in this tab. Kept for the tab only: on a shared tablet the next person opens a new one and is asked.
 */
export function useWriter(
  boardId: BoardId,
  writers: readonly Writer[],
): { readonly writer: Writer | null; readonly choose: (writer: Writer) => void } {
  const place = `evenboard.writer.${boardId}`
  const [writer, setWriter] = useState(() =>
    firstWriter(writers, typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(place)),
  )
  return {
    writer,
    choose: (chosen) => {
      sessionStorage.setItem(place, chosen.participantId)
      setWriter(chosen)
    },
  }
}
