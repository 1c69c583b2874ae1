'use client'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { workspaceWords } from './words'

const words = workspaceWords.users

interface SignInAddressDialogProps {
  readonly name: string
  readonly address: string
  readonly mailed: boolean
  readonly onClose: () => void
}

/** The one-time link, to be handed to the person it is for. */
export function SignInAddressDialog({ name, address, mailed, onClose }: SignInAddressDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.linkTitle}
      description={<p>{words.linkExplain(name)}</p>}
      footer={
        <Button variant="primary" onClick={onClose}>
          OK
        </Button>
      }
    >
      {mailed && <Notice tone="good">{words.mailed}</Notice>}
      <CopyField label={words.linkTitle} value={address} />
    </Dialog>
  )
}
