'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { CanvasEngine, MirrorEntry } from '@/client/canvas/engine-contract'
import styles from './board-canvas.module.css'
import { PageMirror } from './page-mirror'
import { useCell } from './use-cell'
import { boardWords } from './words'

interface BoardCanvasProps {
  readonly canvas: CanvasEngine
  /** How an object is read out. */
  readonly describe: (entry: MirrorEntry) => string
  readonly readOnly: boolean
  /** Live elements in page units, above the painted page: the editor of the note that is being written. */
  readonly inWorld?: ReactNode
}

/**
 * The page: canvas paints, DOM means. Works over any page, live or replayed; everything about whose page it is comes in
 * through the engine. React draws here when what is in view changes, never while the camera moves.
 */
export function BoardCanvas({ canvas, describe, readOnly, inWorld }: BoardCanvasProps) {
  const host = useRef<HTMLDivElement>(null)
  const world = useCell(canvas.world)
  useEffect(() => (host.current ? canvas.mount(host.current) : undefined), [canvas])
  return (
    <section aria-label={boardWords.canvas} className={styles.frame}>
      <p className={styles.how}>{boardWords.mirror.how}</p>
      <div ref={host} className={styles.host} />
      {world &&
        createPortal(
          <>
            <PageMirror canvas={canvas} describe={describe} readOnly={readOnly} />
            {inWorld}
          </>,
          world,
        )}
    </section>
  )
}
