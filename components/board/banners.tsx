'use client'
import { useState } from 'react'
import { objectLimits } from '@/domain/board/object'
import { Button, ButtonLink } from '../ui/button'
import { Notice } from '../ui/notice'
import styles from './banners.module.css'
import { useBoardRoom } from './board-room'
import { KeptWords } from './kept-words'
import { useCell } from './use-cell'
import { useModelVersion } from './use-model'
import { boardWords } from './words'

const words = boardWords.notices

/** What the person must know about the page as a whole, above it and never over it. */
export function Banners() {
  const { page } = useBoardRoom()
  const kept = useCell(page.kept)
  return (
    <div className={styles.banners}>
      <Refusal />
      {kept.length > 0 && <KeptWords kept={kept} />}
      <ReadingOnly />
      <ManyObjects />
    </div>
  )
}

function Refusal() {
  const { page } = useBoardRoom()
  const refusal = useCell(page.refusal)
  if (!refusal) return null
  return (
    <Notice
      tone={refusal.kind === 'renewed' ? 'info' : refusal.kind === 'replaced' ? 'warn' : 'danger'}
      live
      actions={
        <>
          {refusal.action === 'reload' && <Button onClick={() => location.reload()}>{boardWords.status.reload}</Button>}
          {refusal.action === 'retry' && <Button onClick={page.retry}>{words.carryOn}</Button>}
          {refusal.action === 'join' && <ButtonLink href="/">{words.back}</ButtonLink>}
          {refusal.action === null && <Button onClick={page.dismissRefusal}>{words.read}</Button>}
        </>
      }
    >
      {refusal.words}
    </Notice>
  )
}

/** Said once and quietly to those who came to read; as news to somebody whose right was taken away a moment ago. */
function ReadingOnly() {
  const { page, role, mayWrite } = useBoardRoom()
  const grant = useCell(page.grant)
  const [hidden, setHidden] = useState(false)
  if (mayWrite || !grant || hidden || page.refusal.get()) return null
  // While a page that may be written on is still being opened there is nothing to say.
  if (role === 'facilitator' || role === 'participant') return null
  return (
    <Notice live actions={<Button onClick={() => setHidden(true)}>{words.understood}</Button>}>
      {role === 'evaluator' ? words.evaluator : words.observer}
    </Notice>
  )
}

function ManyObjects() {
  const { page, may, show } = useBoardRoom()
  useModelVersion(page.model)
  const [hidden, setHidden] = useState(false)
  const count = page.model.size
  if (count < objectLimits.gentleAt || hidden) return null
  return (
    <Notice
      tone="warn"
      actions={
        <>
          {may('page.add') && <Button onClick={() => show({ kind: 'new page' })}>{boardWords.addPage}</Button>}
          <Button onClick={() => setHidden(true)}>{words.understood}</Button>
        </>
      }
    >
      {count >= objectLimits.most ? words.full : words.gentle(count)}
    </Notice>
  )
}
