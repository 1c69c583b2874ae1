'use client'
import { type KeyboardEvent, useRef } from 'react'
import type { CanvasEngine, MirrorEntry } from '@/client/canvas/engine-contract'
import type { ObjectId } from '@/domain/base/ids'
import { neighbour, type MirrorMove } from './mirror-walk'
import styles from './page-mirror.module.css'
import { useCell } from './use-cell'
import { boardWords } from './words'

interface PageMirrorProps {
  readonly canvas: CanvasEngine
  readonly describe: (entry: MirrorEntry) => string
  readonly readOnly: boolean
}

const moves: Readonly<Record<string, MirrorMove>> = {
  ArrowDown: 'next',
  ArrowRight: 'next',
  ArrowUp: 'previous',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
}

/**
 * The page for screen readers, voice control, find-in-page and translation: what is in view, in reading order, as real
 * text in its real place, painted by the canvas underneath. One tab stop; arrows walk, Enter writes, Delete bins.
 */
export function PageMirror({ canvas, describe, readOnly }: PageMirrorProps) {
  const entries = useCell(canvas.mirror)
  const selection = useCell(canvas.selection)
  const list = useRef<HTMLUListElement>(null)
  const entrance = entries.find((entry) => selection.has(entry.id))?.id ?? entries[0]?.id

  const focus = (id: ObjectId) => list.current?.querySelector<HTMLElement>(`[data-object="${id}"]`)?.focus({ preventScroll: true })
  const onKeyDown = (event: KeyboardEvent, id: ObjectId) => {
    const move = moves[event.key]
    if (move && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
      const next = neighbour(
        entries.map((entry) => entry.id),
        id,
        move,
      )
      if (next) focus(next)
      else if (move === 'next' || move === 'previous') canvas.commands.selectNext(move === 'next' ? 1 : -1)
    } else if (event.key === 'Enter' && !readOnly) canvas.commands.edit(id)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !readOnly) {
      // Lines go with the note they hang on, so the next stop is never one of them.
      const stops = entries.filter((entry) => entry.kind !== 'connector' || entry.id === id).map((entry) => entry.id)
      const after = neighbour(stops, id, 'next') ?? neighbour(stops, id, 'previous')
      canvas.commands.bin([id])
      if (after) focus(after)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul ref={list} role="list" aria-label={boardWords.mirror.title} className={styles.mirror}>
      {entries.map((entry) => (
        <li
          key={entry.id}
          className={styles.entry}
          style={{ left: entry.rect.x, top: entry.rect.y, width: entry.rect.w, height: entry.rect.h }}
        >
          <button
            type="button"
            data-object={entry.id}
            tabIndex={entry.id === entrance ? 0 : -1}
            aria-label={describe(entry)}
            aria-pressed={selection.has(entry.id)}
            className={styles.object}
            onFocus={() => canvas.commands.focusObject(entry.id)}
            onClick={() => (readOnly ? canvas.commands.focusObject(entry.id) : canvas.commands.edit(entry.id))}
            onKeyDown={(event) => onKeyDown(event, entry.id)}
          >
            {entry.label}
          </button>
        </li>
      ))}
    </ul>
  )
}
