'use client'
import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from './button'
import styles from './copy-field.module.css'
import { showToast } from './toast-store'
import { uiWords } from './words'

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  /** Words with line breaks get room; an address or code stays on one line. */
  readonly lines?: number
}

/** Text to take away: a link, a return code, words that could not be saved. */
export function CopyField({ label, value, lines = 1 }: CopyFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      // Not allowed (an http address, an old browser): the words are selected, the keys still work.
      showToast(uiWords.couldNotCopy)
    }
  }
  const attributes = { id, ref: field, className: styles.value, readOnly: true, value, onFocus: () => field.current?.select() }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        {lines > 1 ? <textarea {...attributes} rows={lines} /> : <input {...attributes} />}
        <Button onClick={() => void copy()} icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}>
          {copied ? uiWords.copied : uiWords.copy}
        </Button>
      </div>
    </div>
  )
}
