/** Asking the server about history, over HTTP. */
import type { z } from 'zod'
import type { BoardId, ObjectId, PageId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import {
  type ContributionsAnswer,
  contributionsAnswer,
  type ObjectHistoryAnswer,
  objectHistoryAnswer,
  sceneStretchAnswer,
  type TimelineAnswer,
  timelineAnswer,
} from '@/domain/protocol/history-answers'
import type { SceneStretch } from '@/domain/contribution/scene'
import { refusalBody } from '@/domain/protocol/refusal'

export type HistoryFetch = (address: string, init: RequestInit) => Promise<Response>

/** Words for the person; `unreachable` passes by itself and is worth another try. */
export interface HistoryRefusal {
  readonly kind: 'unreachable' | 'refused'
  readonly words: string
}
type Answer<Value> = Promise<Result<Value, HistoryRefusal>>

export interface HistoryApi {
  contributions(boardId: BoardId, query: URLSearchParams, signal?: AbortSignal): Answer<ContributionsAnswer>
  objectHistory(pageId: PageId, objectId: ObjectId, signal?: AbortSignal): Answer<ObjectHistoryAnswer>
  timeline(pageId: PageId): Answer<TimelineAnswer>
  sceneAround(pageId: PageId, seq: number): Answer<SceneStretch>
  sceneAfter(pageId: PageId, seq: number): Answer<SceneStretch>
}

const unreachable: HistoryRefusal = { kind: 'unreachable', words: 'There is no connection just now. Try again in a moment.' }
const tooOld: HistoryRefusal = { kind: 'refused', words: 'Evenboard was updated. Load the page again to go on.' }

export function createHistoryApi(fetch: HistoryFetch): HistoryApi {
  const ask = async <Schema extends z.ZodType>(address: string, schema: Schema, signal?: AbortSignal): Answer<z.output<Schema>> => {
    let response: Response
    let body: unknown
    try {
      response = await fetch(address, { credentials: 'same-origin', signal })
      body = await response.json()
    } catch {
      // No network, or something in between answered in the server's place: both mean it was not reached.
      return refused(unreachable)
    }
    if (!response.ok) {
      const said = refusalBody.safeParse(body)
      return refused(said.success ? { kind: 'refused', words: said.data.error.words } : unreachable)
    }
    const parsed = schema.safeParse(body)
    return parsed.success ? accepted(parsed.data) : refused(tooOld)
  }
  const page = (pageId: PageId, rest: string): string => `/api/pages/${encodeURIComponent(pageId)}/history/${rest}`
  return {
    contributions: (boardId, query, signal) =>
      ask(`/api/boards/${encodeURIComponent(boardId)}/contributions?${query}`, contributionsAnswer, signal),
    objectHistory: (pageId, objectId, signal) => ask(page(pageId, `objects/${encodeURIComponent(objectId)}`), objectHistoryAnswer, signal),
    timeline: (pageId) => ask(page(pageId, 'timeline'), timelineAnswer),
    sceneAround: (pageId, seq) => ask(page(pageId, `scene?around=${seq}`), sceneStretchAnswer),
    sceneAfter: (pageId, seq) => ask(page(pageId, `scene?after=${seq}`), sceneStretchAnswer),
  }
}
