'use client'
import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { workspaceWords } from './words'

interface ConfirmDialogProps {
  readonly title: string
  readonly explain: ReactNode
  readonly action: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: string | null
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly children?: ReactNode
}

/** Asks once more before something that others will feel. */
export function ConfirmDialog({ title, explain, action, danger = true, busy, problem, onClose, onConfirm, children }: ConfirmDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={<p>{explain}</p>}
      footer={
        <>
          <Button onClick={onClose}>{workspaceWords.cancel}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
    </Dialog>
  )
}
