'use client'
import { CircleHelp, CornerDownRight, type LucideIcon, MessageCircleReply, Minus, Plus, Split } from 'lucide-react'
import { type Connector, type LinkMeaning, linkMeanings } from '@/domain/board/object'
import { Menu, MenuChoice } from '../ui/menu'
import { ToolButton } from '../ui/tool-button'
import { useBoardRoom } from './board-room'
import { boardWords } from './words'

const icons: Record<LinkMeaning | 'plain', LucideIcon> = {
  plain: Minus,
  builds_on: Plus,
  answers: MessageCircleReply,
  asks_about: CircleHelp,
  challenges: Split,
}

/** What a line says between two contributions. Building on something is a link, not a kind of note. */
export function MeaningMenu({ connector }: { readonly connector: Connector }) {
  const { canvas } = useBoardRoom()
  return (
    <Menu
      label={boardWords.meaningTitle}
      side="top"
      trigger={<ToolButton label={boardWords.selection.meaning} icon={<CornerDownRight aria-hidden />} />}
    >
      {([...linkMeanings, null] as const).map((meaning) => {
        const Icon = icons[meaning ?? 'plain']
        return (
          <MenuChoice
            key={meaning ?? 'plain'}
            icon={<Icon aria-hidden />}
            checked={connector.style.meaning === meaning}
            onSelect={() => void canvas.commands.setMeaning(meaning, [connector.id])}
          >
            {boardWords.meaning[meaning ?? 'plain']}
          </MenuChoice>
        )
      })}
    </Menu>
  )
}
