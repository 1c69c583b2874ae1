'use client'
import { Ban, Presentation } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { BoardId } from '@/domain/base/ids'
import { plainDate } from '@/domain/people/briefing'
import { spacedCode } from '@/domain/people/code'
import { linkRevoked, type LinkView } from '@/domain/protocol/people-requests'
import { Badge } from '../ui/badge'
import { Button, ButtonLink } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { ConfirmDialog } from '../workspace/confirm-dialog'
import { aroundBoardWords } from './board-words'
import { roleWords } from './group-words'
import styles from './link-card.module.css'
import { useRequest } from './use-request'

const words = aroundBoardWords.links

interface LinkCardProps {
  readonly boardId: BoardId
  readonly link: LinkView
  readonly mayManage: boolean
}

/** One way in with its three faces: the link to send, the picture to scan, the code to type. */
export function LinkCard({ boardId, link, mayManage }: LinkCardProps) {
  const [ending, setEnding] = useState(false)
  return (
    <article className={styles.link} aria-label={link.label || spacedCode(link.code, 3)}>
      {/* The picture is drawn for each request by the server, which asks who is looking: nothing for an image optimiser. */}
      <img
        className={styles.picture}
        src={`/api/boards/${boardId}/links/${link.id}/picture`}
        alt={words.picture}
        width={136}
        height={136}
      />
      <div className={styles.words}>
        <p className={styles.title}>
          <strong dir="auto">{link.label || roleWords[link.role].name}</strong>
          {link.label && <Badge>{roleWords[link.role].name}</Badge>}
        </p>
        <p>
          {words.code} <strong className={styles.code}>{spacedCode(link.code, 3)}</strong>
        </p>
        <p className={styles.quiet}>
          {words.until(plainDate(link.expiresAt))} · {words.came(link.people)}
        </p>
      </div>
      <div className={styles.field}>
        <CopyField label={words.address} value={link.address} />
      </div>
      <div className={styles.actions}>
        <ButtonLink size="small" href={`/boards/${boardId}/wall/${link.id}`} icon={<Presentation aria-hidden />} prefetch={false}>
          {words.wall}
        </ButtonLink>
        {mayManage && (
          <Button size="small" variant="plain" icon={<Ban aria-hidden />} onClick={() => setEnding(true)}>
            {words.revoke}
          </Button>
        )}
      </div>
      {ending && <EndLinkDialog boardId={boardId} link={link} onClose={() => setEnding(false)} />}
    </article>
  )
}

function EndLinkDialog({ boardId, link, onClose }: { readonly boardId: BoardId; readonly link: LinkView; readonly onClose: () => void }) {
  const router = useRouter()
  const { busy, problem, run } = useRequest()
  const [removePeople, setRemovePeople] = useState(false)
  const end = () =>
    run(
      () => ask(`/api/boards/${boardId}/links/${link.id}`, linkRevoked, { method: 'DELETE', body: { removePeople } }),
      () => {
        onClose()
        router.refresh()
      },
    )
  return (
    <ConfirmDialog
      title={words.revokeTitle}
      explain={words.revokeExplain}
      action={words.revoke}
      busy={busy}
      problem={problem}
      onClose={onClose}
      onConfirm={() => void end()}
    >
      {link.people > 0 && (
        <label className={styles.choice}>
          <input type="checkbox" checked={removePeople} onChange={(event) => setRemovePeople(event.target.checked)} />
          {words.removePeople(link.people)}
        </label>
      )}
    </ConfirmDialog>
  )
}
