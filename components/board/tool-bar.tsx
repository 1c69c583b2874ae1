'use client'
import { Hand, MousePointer2, Plus, Redo2, Spline, SquareDashed, StickyNote, Undo2 } from 'lucide-react'
import { type ToolName, toolNames } from '@/client/canvas/engine-contract'
import { ToolButton } from '../ui/tool-button'
import { GroupTool, ToolGroup } from '../ui/tool-group'
import { useBoardRoom } from './board-room'
import styles from './tool-bar.module.css'
import { useCell } from './use-cell'
import { useIsNarrow } from './use-media'
import { boardWords } from './words'

const words = boardWords.tools
const icons = { select: MousePointer2, note: StickyNote, area: SquareDashed, connector: Spline, hand: Hand }
const keys: Record<ToolName, string> = { select: 'V', note: 'N', area: 'F', connector: 'A', hand: 'H' }

/** The hands of the board: a column at the side; on phones a row at the thumb with one big "Add note". */
export function ToolBar() {
  const { canvas, undo, mayWrite, show } = useBoardRoom()
  const narrow = useIsNarrow()
  const tool = useCell(canvas.tool)
  const canUndo = useCell(undo.canUndo)
  const canRedo = useCell(undo.canRedo)
  if (!mayWrite) return null
  const side = narrow ? 'top' : 'right'
  return (
    <ToolGroup label={words.title} orientation={narrow ? 'horizontal' : 'vertical'} className={styles.bar}>
      {toolNames.map((name) => {
        if (narrow && name === 'note') {
          return (
            <GroupTool key={name}>
              <ToolButton label={words.addNote} icon={<Plus aria-hidden />} tone="primary" onClick={() => show({ kind: 'composer' })} />
            </GroupTool>
          )
        }
        const Icon = icons[name]
        return (
          <GroupTool key={name}>
            <ToolButton
              {...words[name]}
              icon={<Icon aria-hidden />}
              shortcut={keys[name]}
              side={side}
              pressed={tool === name}
              className={name === 'hand' ? styles.hand : undefined}
              onClick={() => canvas.setTool(name)}
            />
          </GroupTool>
        )
      })}
      <span className={styles.line} aria-hidden />
      <GroupTool disabled={!canUndo}>
        <ToolButton
          label={words.undo}
          icon={<Undo2 aria-hidden />}
          shortcut="Control+Z"
          side={side}
          onClick={() => canvas.commands.undo()}
        />
      </GroupTool>
      <GroupTool disabled={!canRedo}>
        <ToolButton
          label={words.redo}
          icon={<Redo2 aria-hidden />}
          shortcut="Control+Shift+Z"
          side={side}
          className={styles.redo}
          onClick={() => canvas.commands.redo()}
        />
      </GroupTool>
    </ToolGroup>
  )
}
