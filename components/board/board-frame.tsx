'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { OpenPage } from '@/client/session/open-page-port'
import { can, type BoardAction } from '@/domain/access/can'
import type { PageId } from '@/domain/base/ids'
import type { BoardView } from '@/domain/protocol/board-requests'
import { useServiceWorker } from '../offline/use-service-worker'
import { preloadNoteEditor } from '../text/lazy-note-editor'
import { clearToasts, showToast } from '../ui/toast-store'
import { Banners } from './banners'
import styles from './board-frame.module.css'
import { type BoardRoom, BoardRoomProvider, type Panel } from './board-room'
import { BoardSkeleton } from './board-skeleton'
import type { PageCanvas } from './canvas-for'
import { EmptyPage } from './empty-page'
import { LivePage } from './live-page'
import { Panels } from './panels'
import { SaveStatusForEars } from './save-status'
import { SelectionBar } from './selection-bar'
import { ToolBar } from './tool-bar'
import { TopBar } from './top-bar'
import { useAccessNews } from './use-access-news'
import { useCanvasNotices } from './use-canvas-notices'
import { useCell } from './use-cell'
import { useHelpKey } from './use-help-key'
import { useOpenPage } from './use-open-page'
import { usePageCanvas } from './use-page-canvas'
import { ViewControls } from './view-controls'
import { WhoWrites } from './who-writes'
import { boardWords } from './words'
import { backFrom, type Writer } from './writers'
import { WritingFor } from './writing-for'

interface BoardFrameProps {
  readonly board: BoardView
  readonly pageId: PageId
  readonly sourceUrl: string | null
  readonly writers: readonly Writer[]
  readonly writer: Writer | null
  readonly onWriter: (writer: Writer) => void
  /** Somebody may have let another person write for them, or joined on this device: ask again who can write here. */
  readonly onPeopleChanged: () => void
}

/** Opens the page and its canvas, then puts the screen around them. */
export function BoardFrame(props: BoardFrameProps) {
  // The page opens for whoever writes at that moment; a later change of writer is the page's own business.
  const [wish] = useState(props.writer?.wish)
  const page = useOpenPage(props.pageId, wish)
  const parts = usePageCanvas(page)
  useAccessNews(page)
  useCanvasNotices(parts?.canvas ?? null)
  if (!page || !parts) return <BoardSkeleton title={props.board.title} />
  return <Frame {...props} page={page} parts={parts} />
}

function Frame({
  board,
  pageId,
  sourceUrl,
  writers,
  writer,
  onWriter,
  onPeopleChanged,
  page,
  parts,
}: BoardFrameProps & { readonly page: OpenPage; readonly parts: PageCanvas }) {
  const [panel, setPanel] = useState<Panel | null>(null)
  const show = useCallback((next: Panel | null) => {
    // What was said last is read by now, and would lie over what opens.
    if (next) clearToasts()
    setPanel(next)
  }, [])
  const showWriters = () => {
    onPeopleChanged()
    show({ kind: 'writer' })
  }
  const grant = useCell(page.grant)
  const mayWrite = useCell(page.mayWrite)
  const refusal = useCell(page.refusal)
  const shutOut = refusal?.kind === 'access ended' || refusal?.kind === 'not let in'
  const me = grant?.participantId ?? null
  const role = grant?.role ?? board.role
  const room = useMemo((): BoardRoom => {
    const may = (action: BoardAction) =>
      me !== null &&
      !shutOut &&
      can({ user: null, member: { participantId: me, boardId: board.id, role } }, action, {
        kind: 'board',
        boardId: board.id,
        released: board.releasedAt !== null,
      })
    return { board, pageId, sourceUrl, page, ...parts, me, role, mayWrite, may, panel, show }
  }, [board, pageId, sourceUrl, page, parts, me, role, mayWrite, shutOut, panel, show])
  useServiceWorker(me)
  useEffect(preloadNoteEditor, [])
  useHelpKey(useCallback(() => show({ kind: 'keys' }), [show]))

  const handOver = async (next: Writer) => {
    show(null)
    parts.canvas.commands.finishEditing()
    const outcome = await page.switchPerson(next.wish)
    if (!outcome.ok) return showToast(outcome.refusal, { tone: 'danger' })
    onWriter(next)
    showToast(next.through ? boardWords.writer.writingFor(next.name) : boardWords.writer.switched(next.name))
  }
  const self = backFrom(writers, writer)
  return (
    <BoardRoomProvider value={room}>
      <div className={styles.screen}>
        <TopBar onWriters={showWriters} />
        {writer?.through && <WritingFor name={writer.name} onBack={self && (() => void handOver(self))} />}
        <Banners />
        <main className={styles.page}>
          <ToolBar />
          <div className={styles.stage}>
            <LivePage />
            <EmptyPage />
            <SelectionBar />
            <ViewControls />
          </div>
        </main>
        <SaveStatusForEars />
      </div>
      <Panels />
      {panel?.kind === 'writer' && <WhoWrites writers={writers} onChoose={(next) => void handOver(next)} onClose={() => show(null)} />}
    </BoardRoomProvider>
  )
}
