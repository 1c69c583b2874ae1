'use client'
import { Ellipsis, PenLine, PenOff, RotateCcw, UserX } from 'lucide-react'
import { type Role, roles } from '@/domain/access/role'
import type { ParticipantId } from '@/domain/base/ids'
import type { PersonView } from '@/domain/protocol/people-requests'
import { PersonBadge } from '../board/person-badge'
import { Badge } from '../ui/badge'
import { classNames } from '../ui/class-names'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuChoice, MenuHeading, MenuItem, MenuLine } from '../ui/menu'
import { aroundBoardWords } from './board-words'
import { groupWords, roleWords } from './group-words'
import styles from './sheet.module.css'

const words = aroundBoardWords.people

interface PersonRowProps {
  readonly person: PersonView
  readonly me: PersonView | undefined
  readonly everybody: readonly PersonView[]
  readonly mayManage: boolean
  readonly onRole: (role: Role) => void
  readonly onRevoke: () => void
  readonly onReadmit: () => void
  readonly onLetWrite: () => void
  readonly onStopWriting: () => void
  readonly onStopGrant: (scribe: ParticipantId) => void
}

export function PersonRow(props: PersonRowProps) {
  const { person, everybody } = props
  const gone = person.revokedAt !== null
  const scribes = everybody.filter((one) => person.scribes.includes(one.participantId)).map((one) => one.name)
  return (
    <li className={classNames(styles.row, gone && styles.gone)}>
      <PersonBadge colour={person.colour} symbol={person.symbol} />
      <div className={styles.who}>
        <p className={styles.name}>
          <bdi>{person.name}</bdi>
          {person.me && <Badge tone="accent">{words.me}</Badge>}
        </p>
        <p className={styles.quiet}>
          {groupWords[person.group]}
          {scribes.length > 0 && ` · ${words.scribes(scribes.join(', '))}`}
        </p>
        <div className={styles.badges}>
          {gone ? <Badge tone="warn">{words.gone}</Badge> : <Badge>{roleWords[person.role].name}</Badge>}
          {person.signsIn && <Badge tone="info">{words.signsIn}</Badge>}
        </div>
      </div>
      <PersonMenu {...props} />
    </li>
  )
}

/** Nothing is shown that would be refused: an empty menu is no menu. */
function PersonMenu({
  person,
  me,
  everybody,
  mayManage,
  onRole,
  onRevoke,
  onReadmit,
  onLetWrite,
  onStopWriting,
  onStopGrant,
}: PersonRowProps) {
  const gone = person.revokedAt !== null
  const writers: readonly Role[] = ['facilitator', 'participant']
  const mayWriteForMe = me?.scribes.includes(person.participantId) ?? false
  const canWriteForMe = me !== undefined && !person.me && !gone && writers.includes(me.role) && writers.includes(person.role)
  if (!mayManage && !canWriteForMe && !mayWriteForMe) return null
  const possible = roles.filter((role) => role !== 'evaluator' || person.signsIn)
  return (
    <Menu
      label={words.menu(person.name)}
      align="end"
      trigger={<IconButton label={words.menu(person.name)} icon={<Ellipsis aria-hidden />} />}
    >
      {mayWriteForMe ? (
        <MenuItem icon={<PenOff aria-hidden />} onSelect={onStopWriting}>
          {words.stopWriting}
        </MenuItem>
      ) : (
        canWriteForMe && (
          <MenuItem icon={<PenLine aria-hidden />} onSelect={onLetWrite}>
            {words.letWrite}
          </MenuItem>
        )
      )}
      {mayManage && !gone && (
        <>
          <MenuHeading>{words.role}</MenuHeading>
          {possible.map((role) => (
            <MenuChoice key={role} checked={person.role === role} onSelect={() => person.role !== role && onRole(role)}>
              {roleWords[role].name}
            </MenuChoice>
          ))}
          {everybody
            .filter((scribe) => person.scribes.includes(scribe.participantId))
            .map((scribe) => (
              <MenuItem key={scribe.participantId} icon={<PenOff aria-hidden />} onSelect={() => onStopGrant(scribe.participantId)}>
                {scribe.name}: {words.stopGrant(person.name)}
              </MenuItem>
            ))}
          <MenuLine />
          <MenuItem icon={<UserX aria-hidden />} onSelect={onRevoke}>
            {words.revoke}
          </MenuItem>
        </>
      )}
      {mayManage && gone && (
        <MenuItem icon={<RotateCcw aria-hidden />} onSelect={onReadmit}>
          {words.readmit}
        </MenuItem>
      )}
    </Menu>
  )
}
