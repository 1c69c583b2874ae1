/** The history's use-cases: who may ask, and what they are told. Route handlers and the page of the evaluators call these. */
import { can } from '@/domain/access/can'
import type { BoardId, ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { ContributionFilter } from '@/domain/contribution/contribution-filter'
import type { SceneStretch } from '@/domain/contribution/scene'
import type { ContributionsAnswer, ObjectHistoryAnswer, TimelineAnswer } from '@/domain/protocol/history-answers'
import type { Refusal } from '@/domain/protocol/refusal'
import type { Caller } from '../auth/caller'
import { noSuchBoard, type Permitted, permitted } from '../boards/permission'
import { pool } from '../prisma'
import { peopleOfBoard } from './board-people'
import { contributionCsv } from './contribution-csv'
import { authorRuns, boardOfPage, listContributions, objectEvents, pagesOfBoard, sceneAfter, sceneAround } from './history-reader'
import { readTimeline } from './timeline-reader'

/** The contribution list with everything it names. */
export async function askContributions(
  caller: Caller,
  boardId: BoardId,
  filter: ContributionFilter,
  as?: ParticipantId,
): Promise<Result<ContributionsAnswer, Refusal>> {
  const standing = await permitted(caller, boardId, 'history.read', as)
  if (!standing.ok) return standing
  const { actor, subject, board } = standing.value
  const may = (action: 'history.export' | 'history.replay'): boolean => subject !== null && can(actor, action, subject)
  const contributions = await listContributions(pool(), boardId, filter)
  const [people, pages] = await Promise.all([peopleOfBoard(pool(), boardId), pagesOfBoard(pool(), boardId)])
  return accepted({
    boardTitle: board.title,
    contributions,
    people,
    pages,
    mayExport: may('history.export'),
    mayReplay: may('history.replay'),
  })
}

/** The same list as a file. */
export async function askContributionCsv(
  caller: Caller,
  boardId: BoardId,
  filter: ContributionFilter,
  as?: ParticipantId,
): Promise<Result<string, Refusal>> {
  const standing = await permitted(caller, boardId, 'history.export', as)
  if (!standing.ok) return standing
  const contributions = await listContributions(pool(), boardId, filter)
  const [people, pages] = await Promise.all([peopleOfBoard(pool(), boardId), pagesOfBoard(pool(), boardId)])
  return accepted(contributionCsv(contributions, people, pages))
}

/** The page somebody wants to see replayed, by its title. */
export async function askReplay(
  caller: Caller,
  boardId: BoardId,
  pageId: PageId,
  as?: ParticipantId,
): Promise<Result<{ readonly title: string }, Refusal>> {
  const standing = await permitted(caller, boardId, 'history.replay', as)
  if (!standing.ok) return standing
  const page = (await pagesOfBoard(pool(), boardId)).find((one) => one.id === pageId)
  return page ? accepted({ title: page.title }) : refused({ reason: 'not-found', words: 'There is no such page on this board.' })
}

/** When people were at the page, and when much happened. */
export async function askTimeline(caller: Caller, pageId: PageId, as?: ParticipantId): Promise<Result<TimelineAnswer, Refusal>> {
  const standing = await permittedOnPage(caller, pageId, 'history.replay', as)
  if (!standing.ok) return standing
  const [timeline, people] = await Promise.all([readTimeline(pool(), pageId), peopleOfBoard(pool(), standing.value.board.id as BoardId)])
  return accepted({ timeline, people })
}

/** A part of the timeline: around a moment, or what came after one. */
export async function askScene(
  caller: Caller,
  pageId: PageId,
  wish: { readonly around: number } | { readonly after: number },
  as?: ParticipantId,
): Promise<Result<SceneStretch, Refusal>> {
  const standing = await permittedOnPage(caller, pageId, 'history.replay', as)
  if (!standing.ok) return standing
  return accepted('around' in wish ? await sceneAround(pool(), pageId, wish.around) : await sceneAfter(pool(), pageId, wish.after))
}

/** Who wrote the words of a note, and what was done to it. */
export async function askObjectHistory(
  caller: Caller,
  pageId: PageId,
  objectId: ObjectId,
  as?: ParticipantId,
): Promise<Result<ObjectHistoryAnswer, Refusal>> {
  const standing = await permittedOnPage(caller, pageId, 'history.read', as)
  if (!standing.ok) return standing
  const runs = await authorRuns(pool(), pageId, objectId)
  if (!runs) return refused({ reason: 'not-found', words: 'There is no such note on this page.' })
  return accepted({ runs, events: await objectEvents(pool(), pageId, objectId) })
}

async function permittedOnPage(
  caller: Caller,
  pageId: PageId,
  action: 'history.read' | 'history.replay',
  as?: ParticipantId,
): Promise<Result<Permitted, Refusal>> {
  const boardId = await boardOfPage(pool(), pageId)
  return boardId ? permitted(caller, boardId, action, as) : refused(noSuchBoard)
}
