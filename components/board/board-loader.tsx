'use client'
import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { BoardScreenProps } from './board-screen'
import { BoardSkeleton } from './board-skeleton'

const Screen = lazy(() => import('./board-screen'))
const never = () => () => undefined

/** The board lives in the browser alone (canvas, document, storage): the server sends its outline and the code for it. */
export function BoardLoader(props: BoardScreenProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const outline = <BoardSkeleton title={props.board.title} />
  return inBrowser ? (
    <Suspense fallback={outline}>
      <Screen {...props} />
    </Suspense>
  ) : (
    outline
  )
}
