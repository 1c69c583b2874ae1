'use client'
import { ChevronDown, Play } from 'lucide-react'
import type { BoardId } from '@/domain/base/ids'
import type { BoardPage } from '@/domain/protocol/history-answers'
import { boardAddress } from '../board/board-address'
import { Button, ButtonLink } from '../ui/button'
import { Menu, MenuLink } from '../ui/menu'
import { historyWords as words } from './words'

interface ReplayLinkProps {
  readonly boardId: BoardId
  readonly pages: readonly BoardPage[]
}

/** The way to the replay of the board's page; where there are several, of the one that is chosen. */
export function ReplayLink({ boardId, pages }: ReplayLinkProps) {
  const [first] = pages
  if (!first) return null
  if (pages.length === 1) {
    return (
      <ButtonLink size="small" href={boardAddress.replay(boardId, first.id)} icon={<Play aria-hidden />}>
        {words.replay}
      </ButtonLink>
    )
  }
  return (
    <Menu
      label={words.replay}
      align="end"
      trigger={
        <Button size="small" icon={<Play aria-hidden />}>
          {words.replay}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      {pages.map((page) => (
        <MenuLink key={page.id} icon={<Play aria-hidden />} href={boardAddress.replay(boardId, page.id)}>
          <span dir="auto">{page.title}</span>
        </MenuLink>
      ))}
    </Menu>
  )
}
