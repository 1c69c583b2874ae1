import { DoorClosed } from 'lucide-react'
import { boardWords } from '@/components/board/words'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Refusal } from '@/domain/protocol/refusal'

/** No board to show, why, and where to go instead. Null: there is nothing at this address. */
export function BoardRefusal({ refusal }: { readonly refusal: Refusal | null }) {
  const words = boardWords.problem
  return (
    <main>
      <EmptyState icon={<DoorClosed aria-hidden />} title={words.title} action={<ButtonLink href="/">{words.toStart}</ButtonLink>}>
        <p>{refusal?.words ?? words.nothing}</p>
        {refusal?.reason !== 'not-allowed' && <p>{words.joinAgain}</p>}
      </EmptyState>
    </main>
  )
}
