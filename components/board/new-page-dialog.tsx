'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PageId } from '@/domain/base/ids'
import { pageMade } from '@/domain/protocol/board-requests'
import { refusalBody } from '@/domain/protocol/refusal'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextField } from '../ui/text-field'
import { boardAddress } from './board-address'
import { useBoardRoom } from './board-room'
import { boardWords } from './words'

/** A new page of the board; opened as soon as it is there. */
export function NewPageDialog() {
  const { board, show } = useBoardRoom()
  const router = useRouter()
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    const answer = await addPage(board.id, title)
    setBusy(false)
    if ('words' in answer) return setError(answer.words)
    show(null)
    router.push(boardAddress.page(board.id, answer.pageId))
    router.refresh()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && show(null)}
      title={boardWords.addPage}
      footer={
        <Button variant="primary" busy={busy} disabled={!title.trim()} onClick={() => void add()}>
          {boardWords.add}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim()) void add()
        }}
      >
        <TextField
          label={boardWords.newPageTitle}
          value={title}
          maxLength={120}
          error={error}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
      </form>
    </Dialog>
  )
}

async function addPage(boardId: string, title: string): Promise<{ readonly pageId: PageId } | { readonly words: string }> {
  try {
    const response = await fetch(`/api/boards/${boardId}/pages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: title.trim() }),
    })
    const body: unknown = await response.json()
    const made = pageMade.safeParse(body)
    if (response.ok && made.success) return { pageId: made.data.page.id }
    return { words: refusalBody.safeParse(body).data?.error.words ?? boardWords.problem.other }
  } catch {
    // No answer at all: the network, not the server.
    return { words: boardWords.notices.offline }
  }
}
