'use client'
import { House, Minus, Plus } from 'lucide-react'
import { derive } from '@/client/store/cell'
import { useMemo } from 'react'
import { IconButton } from '../ui/icon-button'
import { GroupTool, ToolGroup } from '../ui/tool-group'
import { Tooltip } from '../ui/tooltip'
import { useBoardRoom } from './board-room'
import { useCell } from './use-cell'
import styles from './view-controls.module.css'
import { boardWords } from './words'

const words = boardWords.view

/** Where am I, and take me home. The percent is the only thing React learns about the camera. */
export function ViewControls() {
  const { canvas } = useBoardRoom()
  const percent = useCell(useMemo(() => derive([canvas.camera], (camera) => Math.round(camera.zoom * 100)), [canvas]))
  return (
    <ToolGroup label={words.title} className={styles.controls} data-board-chrome>
      <GroupTool>
        <IconButton
          label={words.zoomOut}
          icon={<Minus aria-hidden />}
          shortcut="-"
          side="top"
          className={styles.zoom}
          onClick={() => canvas.commands.zoomOut()}
        />
      </GroupTool>
      <Tooltip words={words.actual(percent)} shortcut="Shift+0" side="top">
        <GroupTool>
          <button type="button" className={styles.percent} aria-label={words.actual(percent)} onClick={() => canvas.commands.zoomTo(1)}>
            {percent} %
          </button>
        </GroupTool>
      </Tooltip>
      <GroupTool>
        <IconButton
          label={words.zoomIn}
          icon={<Plus aria-hidden />}
          shortcut="+"
          side="top"
          className={styles.zoom}
          onClick={() => canvas.commands.zoomIn()}
        />
      </GroupTool>
      <GroupTool>
        <IconButton label={words.home} icon={<House aria-hidden />} shortcut="Shift+1" side="top" onClick={() => canvas.commands.home()} />
      </GroupTool>
    </ToolGroup>
  )
}
