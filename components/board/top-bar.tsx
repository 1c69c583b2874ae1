'use client'
import {
  ChevronDown,
  CircleHelp,
  History,
  LayoutGrid,
  Link,
  Menu as MenuIcon,
  Monitor,
  Moon,
  Plus,
  Sun,
  Trash2,
  UserPen,
  UserPlus,
  UserRoundPlus,
  Users,
} from 'lucide-react'
import { Button, ButtonLink } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuChoice, MenuHeading, MenuItem, MenuLine, MenuLink } from '../ui/menu'
import { applyTheme, type Theme, themes } from '../ui/theme'
import { useTheme } from '../ui/use-theme'
import { uiWords } from '../ui/words'
import { boardAddress } from './board-address'
import { useBoardRoom } from './board-room'
import { copyAddress } from './deep-link'
import { PageTabs } from './page-tabs'
import { PeopleHere } from './people-here'
import { SaveStatus } from './save-status'
import styles from './top-bar.module.css'
import { useIsNarrow, useMedia } from './use-media'
import { boardWords } from './words'

const words = boardWords.menu

/** Where I am, who is here, is it saved, and the way to everything else. */
export function TopBar({ onWriters }: { readonly onWriters: () => void }) {
  const { board, pageId, may } = useBoardRoom()
  const narrow = useIsNarrow()
  // A tablet has room for the words of a few things; the others are in the menu.
  const compact = useMedia('(max-width: 64rem)')
  return (
    <header className={styles.bar}>
      <h1 className={styles.title} dir="auto">
        {board.title}
      </h1>
      {compact ? <PageMenu /> : <PageTabs />}
      <div className={styles.end}>
        <SaveStatus />
        <PeopleHere />
        {!compact && may('history.replay') && (
          <ButtonLink href={boardAddress.replay(board.id, pageId)} variant="plain" icon={<History aria-hidden />} prefetch={false}>
            {words.replay}
          </ButtonLink>
        )}
        {!narrow && may('links.manage') && (
          <ButtonLink href={boardAddress.people(board.id)} variant="primary" icon={<UserPlus aria-hidden />} prefetch={false}>
            {boardWords.people.share}
          </ButtonLink>
        )}
        <MainMenu onWriters={onWriters} />
      </div>
    </header>
  )
}

function PageMenu() {
  const { board, pageId, may, show } = useBoardRoom()
  const current = board.pages.find((page) => page.id === pageId)
  return (
    <Menu
      label={boardWords.pages}
      trigger={
        <Button variant="plain" className={styles.page} aria-label={`${boardWords.pages}: ${current?.title ?? ''}`}>
          <span className={styles.pageTitle} dir="auto">
            {current?.title}
          </span>
          <ChevronDown aria-hidden className={styles.chevron} />
        </Button>
      }
    >
      {board.pages.map((page) => (
        <MenuLink key={page.id} href={boardAddress.page(board.id, page.id)}>
          {page.title}
        </MenuLink>
      ))}
      {may('page.add') && (
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => show({ kind: 'new page' })}>
          {boardWords.addPage}
        </MenuItem>
      )}
    </Menu>
  )
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon }
const themeWords: Record<Theme, string> = { system: uiWords.themeSystem, light: uiWords.themeLight, dark: uiWords.themeDark }

function MainMenu({ onWriters }: { readonly onWriters: () => void }) {
  const { board, pageId, may, show } = useBoardRoom()
  const theme = useTheme()
  return (
    <Menu label={words.title} align="end" trigger={<IconButton label={words.title} icon={<MenuIcon aria-hidden />} />}>
      {may('page.write') && (
        <>
          <MenuItem icon={<UserPen aria-hidden />} onSelect={onWriters}>
            {boardWords.writer.change}
          </MenuItem>
          <MenuLink icon={<UserRoundPlus aria-hidden />} href={boardAddress.join}>
            {boardWords.writer.join}
          </MenuLink>
        </>
      )}
      {may('people.read') && (
        <MenuLink icon={<Users aria-hidden />} href={boardAddress.people(board.id)}>
          {may('people.manage') ? words.people : words.profile}
        </MenuLink>
      )}
      {may('history.replay') && (
        <MenuLink icon={<History aria-hidden />} href={boardAddress.replay(board.id, pageId)}>
          {words.replay}
        </MenuLink>
      )}
      {may('history.read') && (
        <MenuLink icon={<LayoutGrid aria-hidden />} href={boardAddress.history(board.id)}>
          {words.history}
        </MenuLink>
      )}
      <MenuItem icon={<Trash2 aria-hidden />} onSelect={() => show({ kind: 'bin' })}>
        {words.bin}
      </MenuItem>
      <MenuItem icon={<Link aria-hidden />} onSelect={() => void copyAddress(`${location.origin}${boardAddress.page(board.id, pageId)}`)}>
        {words.copyLink}
      </MenuItem>
      <MenuItem icon={<CircleHelp aria-hidden />} hint="?" onSelect={() => show({ kind: 'keys' })}>
        {words.help}
      </MenuItem>
      <MenuLine />
      <MenuHeading>{uiWords.theme}</MenuHeading>
      {themes.map((one) => {
        const Icon = themeIcons[one]
        return (
          <MenuChoice key={one} icon={<Icon aria-hidden />} checked={theme === one} onSelect={() => applyTheme(one)}>
            {themeWords[one]}
          </MenuChoice>
        )
      })}
      <MenuLine />
      <MenuLink icon={<LayoutGrid aria-hidden />} href={boardAddress.home}>
        {words.boards}
      </MenuLink>
    </Menu>
  )
}
