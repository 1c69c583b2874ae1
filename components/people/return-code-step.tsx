'use client'
import { Printer } from 'lucide-react'
import type { Joined } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import styles from './sheet.module.css'
import { peopleWords } from './words'

const words = peopleWords.join

/** Shown once, right after joining: how to come back on any device. */
export function ReturnCodeStep({ joined, onDone }: { readonly joined: Pick<Joined, 'name' | 'returnCode'>; readonly onDone: () => void }) {
  return (
    <section className={styles.form} aria-labelledby="way-back">
      <h2 id="way-back" tabIndex={-1}>
        {words.returnCode}
      </h2>
      <p>{words.returnCodeExplain}</p>
      <div className={styles.card}>
        <p dir="auto">{joined.name}</p>
        <p className={styles.code}>{joined.returnCode}</p>
        <CopyField label="Return code" value={joined.returnCode} />
        <Button icon={<Printer aria-hidden />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <Button variant="primary" wide onClick={onDone}>
        {words.toBoard}
      </Button>
    </section>
  )
}
