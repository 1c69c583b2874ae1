'use client'
import { useMemo } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { ReplayPlayer } from '@/client/replay/replay-player'
import { mergeRuns } from '@/domain/contribution/author-runs'
import { useCell } from '../board/use-cell'
import { AuthorLegend, AuthorText } from '../history/author-text'
import { historyWords } from '../history/words'
import styles from './replay-note.module.css'

/** Whose words the selected note holds at this moment of the replay. Nothing while no note is selected. */
export function ReplayNote({ player, canvas }: { readonly player: ReplayPlayer; readonly canvas: CanvasEngine }) {
  const selection = useCell(canvas.selection)
  const { people } = useCell(player.state)
  const byId = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  const [id] = selection
  const note = id && selection.size === 1 ? player.page.sceneObject(id) : undefined
  if (note?.object.kind !== 'note') return null
  const runs = mergeRuns(note.runs)
  return (
    <aside className={styles.panel} aria-label={historyWords.detail.whoseWords}>
      <AuthorText runs={runs} people={byId} attribution="wordsBy" />
      <AuthorLegend runs={runs} people={byId} attribution="wordsBy" />
    </aside>
  )
}
