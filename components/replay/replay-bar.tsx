'use client'
import { Link, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { type ReplayPlayer, type Speed, speeds } from '@/client/replay/replay-player'
import { copyAddress } from '../board/deep-link'
import { useCell } from '../board/use-cell'
import { dayWords, timeWords } from '../history/times'
import { IconButton } from '../ui/icon-button'
import { SegmentedControl } from '../ui/segmented-control'
import { VisuallyHidden } from '../ui/visually-hidden'
import styles from './replay-bar.module.css'
import { TimeSlider } from './time-slider'
import { momentAddress, useMomentInAddress } from './use-moment-in-address'
import { useReplayKeys } from './use-replay-keys'
import { replayWords as words } from './words'

/** Play, pause, step, speed, the slider and a link to the moment. Its keys work while the focus is in the bar. */
export function ReplayBar({ player }: { readonly player: ReplayPlayer }) {
  const { timeline, people, seq, at, elapsed, length, playing, speed, fetching, words: problem } = useCell(player.state)
  useMomentInAddress(player)
  const keys = useReplayKeys(player)
  if (!timeline) return null
  const moment = seq === 0 || at === 0 ? words.before : `${dayWords(at)}, ${timeWords(at)}`
  const toggle = () => (playing ? player.pause() : player.play())

  return (
    <section ref={keys} className={styles.bar} aria-label={words.region}>
      <VisuallyHidden>{words.keys}</VisuallyHidden>
      <div className={styles.buttons}>
        <IconButton label={words.stepBack} side="top" icon={<SkipBack aria-hidden />} onClick={() => void player.step(-1)} />
        <IconButton
          label={playing ? words.pause : words.play}
          side="top"
          tone="primary"
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={toggle}
        />
        <IconButton label={words.stepForward} side="top" icon={<SkipForward aria-hidden />} onClick={() => void player.step(1)} />
      </div>
      <TimeSlider
        timeline={timeline}
        elapsed={elapsed}
        length={length}
        moment={moment}
        nameOf={(id) => people.find((one) => one.id === id)?.name ?? words.somebody}
        onMove={(to) => void player.goToElapsed(to)}
      />
      <p className={styles.moment}>
        <time dateTime={at > 0 ? new Date(at).toISOString() : undefined}>{moment}</time>
      </p>
      <SegmentedControl
        label={words.speed}
        choices={speeds.map((one) => ({ value: String(one), label: words.times(one) }))}
        value={String(speed)}
        onChange={(chosen) => player.setSpeed(Number(chosen) as Speed)}
      />
      <IconButton
        label={words.copyMoment}
        side="top"
        icon={<Link aria-hidden />}
        onClick={() => void copyAddress(momentAddress(window.location.href, seq))}
      />
      <p className={styles.problem} role="status">
        {problem || (fetching ? words.fetching : '')}
      </p>
    </section>
  )
}
