'use client'
import { Slider } from 'radix-ui'
import type { ParticipantId } from '@/domain/base/ids'
import { elapsedAt, type Timeline } from '@/domain/contribution/timeline'
import styles from './time-slider.module.css'
import { replayWords as words } from './words'

interface TimeSliderProps {
  readonly timeline: Timeline
  /** Place in the playing time and its length, ms. */
  readonly elapsed: number
  readonly length: number
  /** The moment in words, for those who do not see the slider. */
  readonly moment: string
  /** Somebody's name as they chose to be shown. */
  readonly nameOf: (id: ParticipantId) => string
  readonly onMove: (elapsed: number) => void
}

/**
 * The workshop's time without its pauses; the hills show when much was written, the lines where people came together
 * again, the strokes under the track who came (full) and who left (dashed).
 */
export function TimeSlider({ timeline, elapsed, length, moment, nameOf, onMove }: TimeSliderProps) {
  const placeOf = (at: number): number => (length > 0 ? (elapsedAt(timeline.stretches, at) / length) * 120 : 0)
  return (
    <div className={styles.frame}>
      <svg className={styles.hills} viewBox="0 0 120 20" preserveAspectRatio="none" aria-hidden>
        <path className={styles.hill} d={hills(timeline.density)} />
        {newSittings(timeline).map((at) => {
          const x = placeOf(at)
          return <line key={at} x1={x} x2={x} y1={0} y2={20} className={styles.sitting} />
        })}
      </svg>
      <Slider.Root
        className={styles.slider}
        min={0}
        max={Math.max(1, length)}
        step={1_000}
        value={[elapsed]}
        onValueChange={([value]) => onMove(value ?? 0)}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb className={styles.thumb} aria-label={words.slider} aria-valuetext={moment} />
      </Slider.Root>
      <svg className={styles.marks} viewBox="0 0 120 4" preserveAspectRatio="none" aria-hidden>
        {timeline.marks.map(({ kind, at, participantId }) => {
          const x = placeOf(at)
          return (
            <line
              key={`${kind} ${at} ${participantId}`}
              x1={x}
              x2={x}
              y1={0}
              y2={4}
              className={kind === 'joined' ? styles.joined : styles.left}
            >
              <title>{words[kind](nameOf(participantId))}</title>
            </line>
          )
        })}
      </svg>
    </div>
  )
}

/** One column for each part, in a field of 120 by 20. */
const hills = (density: readonly number[]): string => density.map((share, part) => `M${part} 20v${-share * 20}h.9V20z`).join('')

const sittingMs = 30 * 60_000

/** Beginnings of stretches that follow a pause of half an hour or more: another sitting. */
const newSittings = ({ stretches }: Timeline): number[] =>
  stretches.flatMap((stretch, index) => {
    const before = stretches[index - 1]
    return before && stretch.fromAt - before.toAt >= sittingMs ? [stretch.fromAt] : []
  })
