import type { Metadata } from 'next'
import { z } from 'zod'
import { ReplayScreen } from '@/components/replay/replay-screen'
import { boardId, pageId } from '@/domain/base/ids'
import { askReplay } from '@/server/history/ask-history'
import { RefusalPage } from '../../../../../refusal-page'
import { visitor } from '../../../../../visitor'

export const metadata: Metadata = { title: 'Replay' }

interface ReplayPageProps {
  readonly params: Promise<{ boardId: string; pageId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

const place = z.object({ boardId, pageId })
/** `?at=<seq>`: a link to a moment. Anything else means the end. */
const moment = z.coerce.number().int().min(0).nullable().catch(null)

export default async function ReplayPage({ params, searchParams }: ReplayPageProps) {
  const where = place.safeParse(await params)
  if (!where.success) return <RefusalPage refusal={{ reason: 'not-found', words: 'There is no such page.' }} />
  const page = await askReplay(await visitor(), where.data.boardId, where.data.pageId)
  if (!page.ok) return <RefusalPage refusal={page.refusal} />
  const { at } = await searchParams
  return <ReplayScreen {...where.data} pageTitle={page.value.title} at={at === undefined ? null : moment.parse(at)} />
}
