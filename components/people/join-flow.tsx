'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/client/requests/ask'
import type { ExperienceGroup } from '@/domain/access/role'
import { type Joined, joined as joinedSchema, type LinkPreview } from '@/domain/protocol/people-requests'
import { AlreadyHere } from './already-here'
import { boardStart } from './board-start'
import { BriefingStep } from './briefing-step'
import { GroupStep } from './group-step'
import { NameStep } from './name-step'
import { ReturnCodeStep } from './return-code-step'
import styles from './sheet.module.css'
import { useRequest } from './use-request'
import { peopleWords } from './words'

const words = peopleWords.join
const steps = ['name', 'group', 'briefing', 'code'] as const
type Step = (typeof steps)[number] | 'already'

/** From a link to the board: a name, how to be counted, what happens with it, the way back. Only the name is needed. */
export function JoinFlow({ token, preview }: { readonly token: string; readonly preview: LinkPreview }) {
  const router = useRouter()
  const request = useRequest()
  const [step, setStep] = useState<Step>(preview.alreadyHere.length > 0 ? 'already' : 'name')
  const [name, setName] = useState('')
  const [group, setGroup] = useState<ExperienceGroup | null>(null)
  const [joined, setJoined] = useState<Joined | null>(null)

  const join = () =>
    request.run(
      () =>
        ask(`/api/join/${encodeURIComponent(token)}`, joinedSchema, {
          method: 'POST',
          body: { name, group: group ?? 'unsaid', briefed: true },
        }),
      (made) => {
        setJoined(made)
        setStep('code')
      },
    )
  const number = steps.indexOf(step as (typeof steps)[number]) + 1
  return (
    <main className={styles.narrow}>
      <header className={styles.stack}>
        <div>
          {number > 0 && <p className={styles.step}>{words.step(number, steps.length)}</p>}
          <h1 dir="auto">{words.welcome(preview.boardTitle)}</h1>
        </div>
        {number <= 1 && preview.purpose && (
          <p className={styles.lead} dir="auto">
            {preview.purpose}
          </p>
        )}
        {number <= 1 && preview.role === 'observer' && <p className={styles.lead}>{words.observer}</p>}
      </header>
      {step === 'already' && <AlreadyHere preview={preview} onSomeoneElse={() => setStep('name')} />}
      {step === 'name' && (
        <NameStep
          name={name}
          onDone={(chosen) => {
            setName(chosen)
            setStep('group')
          }}
        />
      )}
      {step === 'group' && (
        <GroupStep group={group} onChange={setGroup} onBack={() => setStep('name')} onDone={() => setStep('briefing')} />
      )}
      {step === 'briefing' && (
        <BriefingStep
          briefing={preview.briefing}
          busy={request.busy}
          problem={request.problem}
          onBack={() => setStep('group')}
          onDone={() => void join()}
        />
      )}
      {step === 'code' && joined && <ReturnCodeStep joined={joined} onDone={() => router.push(boardStart(joined))} />}
    </main>
  )
}
