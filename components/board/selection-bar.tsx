'use client'
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Copy,
  CornerUpRight,
  Ellipsis,
  FolderInput,
  Link,
  Palette,
  PenLine,
  Settings2,
  Spline,
  Tags,
  Trash2,
} from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { OpenPage } from '@/client/session/open-page-port'
import { derive, type Readable } from '@/client/store/cell'
import type { BoardObject, NoteColour } from '@/domain/board/object'
import { Menu, MenuItem } from '../ui/menu'
import { Popover } from '../ui/popover'
import { ToolButton } from '../ui/tool-button'
import { useBoardRoom } from './board-room'
import { ColourPicker } from './colour-picker'
import { copyLinkTo } from './deep-link'
import { MeaningMenu } from './meaning-menu'
import { placeBar } from './place-bar'
import styles from './selection-bar.module.css'
import { useCell } from './use-cell'
import { useIsNarrow, useMedia } from './use-media'
import { useModelVersion } from './use-model'
import { boardWords } from './words'

const words = boardWords.selection
/** The tool bar's column, in pixels: the two never lie over each other. */
const toolsWidth = 96
const nameHeight = 22

/** What can be done with the selection, beside it; on phones above the tools. Everything a drag can do is here too. */
export function SelectionBar() {
  const { canvas, mayWrite, page } = useBoardRoom()
  const selection = useCell(canvas.selection)
  const box = useCell(canvas.selectionBox)
  const narrow = useIsNarrow()
  const short = useMedia('(max-width: 48rem) and (max-height: 26rem)')
  const shared = useCell(useMemo(() => heldByOthers(page, canvas), [page, canvas]))
  useModelVersion(page.model)
  const bar = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ w: 0, h: 0 })
  const objects = [...selection].map((id) => page.model.get(id)).filter((object) => object !== undefined)
  // Measured before paint, so that the bar never jumps; its width follows what is selected.
  const shown = mayWrite && objects.length > 0 && box !== null
  const kinds = shown ? objects.map((object) => object.kind).join(' ') : ''
  useLayoutEffect(() => {
    const element = bar.current
    if (element && kinds) setSize({ w: element.offsetWidth, h: element.offsetHeight })
  }, [kinds])
  if (!shown) return null
  // Somebody else's name stands on the upper edge of what they hold: leave it in sight.
  const outline = shared ? { ...box, y: box.y - nameHeight, h: box.h + nameHeight } : box
  const place = placeBar(outline, size, canvas.viewport.get(), narrow ? undefined : toolsWidth)
  const at = short ? { x: place.x, y: 0 } : place
  return (
    <div
      ref={bar}
      role="group"
      aria-label={words.title}
      data-selection-bar
      className={styles.bar}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      <Actions objects={objects} />
    </div>
  )
}

/** Whether somebody else has selected or is writing in what is selected here. Only a change of the answer draws again. */
const heldByOthers = (page: OpenPage, canvas: CanvasEngine): Readable<boolean> =>
  derive([page.presence.others, canvas.selection], (others, selection) =>
    others.some((other) => other.selection?.some((id) => selection.has(id)) || (other.editing && selection.has(other.editing.objectId))),
  )

function Actions({ objects }: { readonly objects: readonly BoardObject[] }) {
  const { canvas, show } = useBoardRoom()
  const { commands } = canvas
  const [only] = objects
  const one = objects.length === 1 ? only : undefined
  return (
    <>
      {!one && <span className={styles.count}>{words.count(objects.length)}</span>}
      {one?.kind === 'note' && (
        <ToolButton label={words.edit} icon={<PenLine aria-hidden />} shortcut="Enter" side="top" onClick={() => commands.edit(one.id)} />
      )}
      {one?.kind === 'area' && (
        <ToolButton label={words.settings} icon={<Settings2 aria-hidden />} onClick={() => show({ kind: 'area', id: one.id })} />
      )}
      {one?.kind === 'connector' && <MeaningMenu connector={one} />}
      {objects.some((object) => object.kind !== 'connector') && <ColourButton colour={commonColour(objects)} />}
      {one?.kind === 'note' && (
        <ToolButton label={words.tags} icon={<Tags aria-hidden />} onClick={() => show({ kind: 'tags', id: one.id })} />
      )}
      {one?.kind === 'note' && <ToolButton label={words.connect} icon={<Spline aria-hidden />} onClick={() => show({ kind: 'connect' })} />}
      <ToolButton
        label={words.bin}
        explain={words.binExplain}
        icon={<Trash2 aria-hidden />}
        shortcut="Delete"
        side="top"
        onClick={() => commands.bin()}
      />
      <MoreMenu objects={objects} />
    </>
  )
}

function ColourButton({ colour }: { readonly colour: NoteColour | null }) {
  const { canvas } = useBoardRoom()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={words.colour}
      open={open}
      onOpenChange={setOpen}
      side="top"
      trigger={<ToolButton label={words.colour} icon={<Palette aria-hidden />} />}
    >
      <ColourPicker
        value={colour}
        onChange={(chosen) => {
          canvas.commands.setColour(chosen)
          setOpen(false)
        }}
      />
    </Popover>
  )
}

function MoreMenu({ objects }: { readonly objects: readonly BoardObject[] }) {
  const { canvas, show } = useBoardRoom()
  const { commands } = canvas
  const [first] = objects
  const placed = objects.some((object) => object.kind !== 'connector')
  return (
    <Menu label={words.more} side="top" align="end" trigger={<ToolButton label={words.more} icon={<Ellipsis aria-hidden />} />}>
      {placed && (
        <>
          <MenuItem icon={<FolderInput aria-hidden />} onSelect={() => show({ kind: 'move' })}>
            {words.moveTo}
          </MenuItem>
          <MenuItem icon={<Copy aria-hidden />} hint="Ctrl+D" onSelect={() => commands.duplicate()}>
            {words.duplicate}
          </MenuItem>
          <MenuItem icon={<ArrowUpToLine aria-hidden />} hint="]" onSelect={() => commands.reorder('front')}>
            {words.front}
          </MenuItem>
          <MenuItem icon={<ArrowDownToLine aria-hidden />} hint="[" onSelect={() => commands.reorder('back')}>
            {words.back}
          </MenuItem>
        </>
      )}
      {objects.length === 1 && first?.kind === 'note' && (
        <MenuItem icon={<CornerUpRight aria-hidden />} onSelect={() => commands.nextNote(first.id, 'beside')}>
          {words.next}
        </MenuItem>
      )}
      {objects.length === 1 && first && (
        <MenuItem icon={<Link aria-hidden />} onSelect={() => void copyLinkTo(first.id)}>
          {words.link}
        </MenuItem>
      )}
    </Menu>
  )
}

/** The colour all of them have, or null when they differ. */
function commonColour(objects: readonly BoardObject[]): NoteColour | null {
  const colours = new Set(objects.flatMap((object) => (object.kind === 'connector' ? [] : [object.style.colour])))
  const [colour] = colours
  return colours.size === 1 && colour ? colour : null
}
