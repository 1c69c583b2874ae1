'use client'
import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { BoardId } from '@/domain/base/ids'
import type { PeopleList as People } from '@/domain/protocol/people-requests'
import { Button } from '../ui/button'
import { showToast } from '../ui/toast-store'
import { SignInAddressDialog } from '../workspace/sign-in-address-dialog'
import { type AddedUser, AddUserDialog } from './add-user-dialog'
import { aroundBoardWords } from './board-words'
import { MyDetails } from './my-details'
import { PeopleList } from './people-list'
import styles from './sheet.module.css'

const words = aroundBoardWords.people

/** Everybody on the board, and oneself. */
export function PeoplePage({ boardId, people }: { readonly boardId: BoardId; readonly people: People }) {
  const router = useRouter()
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<AddedUser | null>(null)
  const me = people.people.find((person) => person.me)
  const refresh = () => router.refresh()
  const finish = (one: AddedUser) => {
    setAdding(false)
    if (one.address) setAdded(one)
    else showToast(words.added)
    refresh()
  }
  return (
    <>
      <section className={styles.card} aria-labelledby="people">
        <div className={styles.heading}>
          <h2 id="people">{words.title}</h2>
          {people.mayManage && (
            <Button icon={<UserPlus aria-hidden />} onClick={() => setAdding(true)}>
              {words.add}
            </Button>
          )}
        </div>
        <PeopleList boardId={boardId} people={people} onChanged={refresh} />
      </section>
      {me && (
        <section className={styles.card} aria-labelledby="mine">
          <h2 id="mine">{words.mine}</h2>
          <MyDetails key={me.participantId} boardId={boardId} me={me} everybody={people.people} onChanged={refresh} />
        </section>
      )}
      {adding && <AddUserDialog boardId={boardId} onClose={() => setAdding(false)} onAdded={finish} />}
      {added?.address && (
        <SignInAddressDialog name={added.name} address={added.address} mailed={added.mailed} onClose={() => setAdded(null)} />
      )}
    </>
  )
}
