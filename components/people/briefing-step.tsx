'use client'
import { Volume2, VolumeX } from 'lucide-react'
import type { Briefing } from '@/domain/people/briefing'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { BriefingWords } from './briefing-words'
import styles from './sheet.module.css'
import { useReadAloud } from './use-read-aloud'
import { peopleWords } from './words'

const words = peopleWords.join

interface BriefingStepProps {
  readonly briefing: Briefing
  readonly busy: boolean
  readonly problem: string | null
  readonly onBack: () => void
  readonly onDone: () => void
}

export function BriefingStep({ briefing, busy, problem, onBack, onDone }: BriefingStepProps) {
  const voice = useReadAloud()
  const text = [words.whoSees, briefing.whoSees, words.howLong, briefing.howLong, words.whatHappens, briefing.whatHappens].join(' ')
  return (
    <section className={styles.form} aria-labelledby="briefing">
      <h2 id="briefing">{words.before}</h2>
      <div className={styles.card}>
        <BriefingWords briefing={briefing} />
        {voice.possible && (
          <Button
            variant="plain"
            size="small"
            icon={voice.reading ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
            onClick={() => (voice.reading ? voice.stop() : voice.read(text))}
          >
            {voice.reading ? words.stopReading : words.readAloud}
          </Button>
        )}
      </div>
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Button variant="primary" wide busy={busy} onClick={onDone}>
        {words.agree}
      </Button>
      <Button variant="plain" onClick={onBack}>
        {peopleWords.back}
      </Button>
    </section>
  )
}
