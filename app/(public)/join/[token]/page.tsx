import type { Metadata } from 'next'
import { JoinFlow } from '@/components/people/join-flow'
import { peopleWords } from '@/components/people/words'
import { previewLink } from '@/server/boards/preview-link'
import { RefusalPage } from '../../../refusal-page'
import { visitor } from '../../../visitor'

/** The address holds the secret of the link: no other site may learn it from where a visitor came. */
export const metadata: Metadata = { title: peopleWords.code.title, referrer: 'no-referrer' }

export default async function JoinByLink({ params }: { readonly params: Promise<{ token: string }> }) {
  const { token } = await params
  const preview = await previewLink(await visitor(), token)
  return preview.ok ? <JoinFlow token={token} preview={preview.value} /> : <RefusalPage refusal={preview.refusal} />
}
