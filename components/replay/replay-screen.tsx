'use client'
import { ArrowLeft, Clock, House, Minus, Plus, Rows3 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { ReplayPlayer, ReplayState } from '@/client/replay/replay-player'
import { derive } from '@/client/store/cell'
import type { BoardId, ObjectId, PageId } from '@/domain/base/ids'
import { boardAddress } from '../board/board-address'
import { BoardCanvas } from '../board/board-canvas'
import { describeObject } from '../board/describe-object'
import { termOf } from '../board/tags-of-note'
import { useCell } from '../board/use-cell'
import { boardWords } from '../board/words'
import { Button, ButtonLink } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { IconButton } from '../ui/icon-button'
import { Notice } from '../ui/notice'
import { ReplayBar } from './replay-bar'
import { ReplayNote } from './replay-note'
import styles from './replay-screen.module.css'
import { tagsAtMoment } from './tags-at-moment'
import { useReplay } from './use-replay'
import { useReplayCanvas } from './use-replay-canvas'
import { replayWords as words } from './words'

interface ReplayScreenProps {
  readonly boardId: BoardId
  readonly pageId: PageId
  readonly pageTitle: string
  /** The row a link points to, or null for the end. */
  readonly at: number | null
}

/** The page as it came to be, in place: the board's own canvas over the past, with a bar of time below it. */
export function ReplayScreen({ boardId, pageId, pageTitle, at }: ReplayScreenProps) {
  // The address follows the replay; what it said first is where the replay opened.
  const [first] = useState(at)
  const player = useReplay(pageId, first)
  const canvas = useReplayCanvas(player)
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <ButtonLink variant="plain" size="small" href={boardAddress.page(boardId, pageId)} icon={<ArrowLeft aria-hidden />}>
          <span className={styles.wide}>{words.back}</span>
        </ButtonLink>
        <h1 className={styles.title} dir="auto">
          {words.title(pageTitle)}
        </h1>
        <ButtonLink size="small" href={boardAddress.history(boardId)} icon={<Rows3 aria-hidden />}>
          {words.list}
        </ButtonLink>
      </header>
      {player && canvas ? <Film player={player} canvas={canvas} /> : <Waiting />}
    </main>
  )
}

const Waiting = () => (
  <p className={styles.waiting} role="status">
    {words.loading}
  </p>
)

/** What the frame shows; unlike the moment it does not change sixty times a second. */
const outline = ({ status, words: problem, timeline, people }: ReplayState) => ({ status, problem, timeline, people })
type Outline = ReturnType<typeof outline>
const sameOutline = (a: Outline, b: Outline): boolean =>
  a.status === b.status && a.problem === b.problem && a.timeline === b.timeline && a.people === b.people

function Film({ player, canvas }: { readonly player: ReplayPlayer; readonly canvas: CanvasEngine }) {
  const { status, problem, timeline, people } = useCell(useMemo(() => derive([player.state], outline, sameOutline), [player]))
  if (status === 'problem') {
    return (
      <div className={styles.waiting}>
        <Notice
          tone="danger"
          title={words.problem}
          live
          actions={
            <Button size="small" onClick={() => void player.open()}>
              {words.again}
            </Button>
          }
        >
          {problem}
        </Notice>
      </div>
    )
  }
  if (timeline && timeline.headSeq === 0) {
    return (
      <EmptyState icon={<Clock aria-hidden />} title={words.empty}>
        {words.emptyHint}
      </EmptyState>
    )
  }
  const authorOf = (id: ObjectId) => people.find((one) => one.id === player.page.sceneObject(id)?.author) ?? null
  const tagsOf = (id: ObjectId) =>
    tagsAtMoment(player.page, id).flatMap(({ taxonomy, terms }) => terms.map((term) => termOf(taxonomy, term).plain))
  return (
    <>
      <div className={styles.stage}>
        <BoardCanvas
          canvas={canvas}
          readOnly
          describe={(entry) => {
            const object = player.page.get(entry.id)
            return object ? describeObject(object, { get: player.page.get, authorOf, tagsOf }) : entry.label
          }}
        />
        {status === 'loading' && <Waiting />}
        <p className={styles.past}>{words.readOnly}</p>
        <div className={styles.view} role="group" aria-label={boardWords.view.title}>
          <IconButton label={boardWords.view.zoomOut} side="left" icon={<Minus aria-hidden />} onClick={() => canvas.commands.zoomOut()} />
          <IconButton label={boardWords.view.zoomIn} side="left" icon={<Plus aria-hidden />} onClick={() => canvas.commands.zoomIn()} />
          <IconButton label={boardWords.view.home} side="left" icon={<House aria-hidden />} onClick={() => canvas.commands.home()} />
        </div>
        <ReplayNote player={player} canvas={canvas} />
      </div>
      <ReplayBar player={player} />
    </>
  )
}
