'use client'
import { Ban, Ellipsis, KeyRound, Link2, UserPlus, UsersRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/client/requests/ask'
import { signInAddress, type UserView, userView } from '@/domain/protocol/user-requests'
import styles from '../people/sheet.module.css'
import { useRequest } from '../people/use-request'
import { Badge } from '../ui/badge'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuItem } from '../ui/menu'
import { Notice } from '../ui/notice'
import { showToast } from '../ui/toast-store'
import { ConfirmDialog } from './confirm-dialog'
import { InviteDialog } from './invite-dialog'
import { SignInAddressDialog } from './sign-in-address-dialog'
import { workspaceWords } from './words'

const words = workspaceWords.users

type Asking =
  | { readonly kind: 'invite' }
  | { readonly kind: 'turn off' | 'reset'; readonly user: UserView }
  | { readonly kind: 'address'; readonly name: string; readonly address: string; readonly mailed: boolean }

/** Everybody with a sign-in, for those who look after them. */
export function UsersList({ users }: { readonly users: readonly UserView[] }) {
  const router = useRouter()
  const { busy, problem, run } = useRequest()
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)

  const change = (user: UserView, body: object) =>
    run(
      () => ask(`/api/users/${user.id}`, userView, { method: 'PATCH', body }),
      () => {
        close()
        showToast(words.done)
        router.refresh()
      },
    )
  const makeLink = (user: UserView) =>
    run(
      () => ask(`/api/users/${user.id}/sign-in-link`, signInAddress, { method: 'POST' }),
      (way) => setAsking({ kind: 'address', name: user.name, address: way.signInAddress, mailed: way.mailed }),
    )
  return (
    <>
      <div className={styles.actions}>
        <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setAsking({ kind: 'invite' })}>
          {words.invite}
        </Button>
      </div>
      {problem && asking === null && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <ul role="list" className={styles.list}>
        {users.map((user) => (
          <UserRow
            key={user.id}
            user={user}
            onLink={() => void makeLink(user)}
            onChange={(body) => void change(user, body)}
            onAsk={(kind) => setAsking({ kind, user })}
          />
        ))}
      </ul>
      {asking?.kind === 'invite' && (
        <InviteDialog
          onClose={close}
          onInvited={(name, way) => {
            setAsking({ kind: 'address', name, address: way.signInAddress, mailed: way.mailed })
            router.refresh()
          }}
        />
      )}
      {asking?.kind === 'address' && <SignInAddressDialog {...asking} onClose={close} />}
      {(asking?.kind === 'turn off' || asking?.kind === 'reset') && (
        <ConfirmDialog
          title={(asking.kind === 'reset' ? words.resetTitle : words.turnOffTitle)(asking.user.name)}
          explain={asking.kind === 'reset' ? words.resetExplain : words.turnOffExplain}
          action={asking.kind === 'reset' ? words.reset : words.turnOff}
          busy={busy}
          problem={problem}
          onClose={close}
          onConfirm={() => void change(asking.user, asking.kind === 'reset' ? { reset: true } : { disabled: true })}
        />
      )}
    </>
  )
}

interface UserRowProps {
  readonly user: UserView
  readonly onLink: () => void
  readonly onChange: (change: object) => void
  readonly onAsk: (kind: 'turn off' | 'reset') => void
}

function UserRow({ user, onLink, onChange, onAsk }: UserRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.who}>
        <p className={styles.name}>
          <bdi>{user.name}</bdi>
        </p>
        <p className={styles.quiet}>{user.email}</p>
      </div>
      <div className={styles.badges}>
        <Badge>{user.kind === 'facilitator' ? words.facilitator : words.evaluator}</Badge>
        {user.mayManageUsers && <Badge tone="info">{words.manages}</Badge>}
        {user.disabled && <Badge tone="warn">{words.off}</Badge>}
        {user.me && <Badge tone="accent">{words.me}</Badge>}
      </div>
      <Menu
        label={words.menu(user.name)}
        align="end"
        trigger={<IconButton label={words.menu(user.name)} icon={<Ellipsis aria-hidden />} />}
      >
        {!user.disabled && (
          <MenuItem icon={<Link2 aria-hidden />} onSelect={onLink}>
            {words.link}
          </MenuItem>
        )}
        {user.kind === 'facilitator' && !user.disabled && (
          <MenuItem icon={<UsersRound aria-hidden />} onSelect={() => onChange({ mayManageUsers: !user.mayManageUsers })}>
            {user.mayManageUsers ? words.noManage : words.letManage}
          </MenuItem>
        )}
        {user.hasPassword && (
          <MenuItem icon={<KeyRound aria-hidden />} onSelect={() => onAsk('reset')}>
            {words.reset}
          </MenuItem>
        )}
        <MenuItem icon={<Ban aria-hidden />} onSelect={() => (user.disabled ? onChange({ disabled: false }) : onAsk('turn off'))}>
          {user.disabled ? words.turnOn : words.turnOff}
        </MenuItem>
      </Menu>
    </li>
  )
}
