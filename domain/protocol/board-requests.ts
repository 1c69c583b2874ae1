/** What boards, pages and their release look like over HTTP. Times are ms since 1970. */
import { z } from 'zod'
import { role } from '../access/role'
import { boardId, pageId } from '../base/ids'
import { tidyName } from '../people/person-name'

const title = (what: string) =>
  z
    .string()
    .max(1000)
    .transform(tidyName)
    .refine((text) => text.length > 0, `Please give the ${what} a name.`)
    .refine((text) => [...text].length <= 120, `Please keep the name of the ${what} under 120 characters.`)

export const boardTitle = title('board')
export const pageTitle = title('page')
const purpose = z.string().trim().max(500, 'Please say it in at most 500 characters.')
/** A day in the future, at most thirty years away; null takes the date away. */
export const keptUntil = z.number().int().nullable()

export const newBoard = z.object({ title: boardTitle, purpose: purpose.default(''), keptUntil: keptUntil.default(null) })

export const boardChange = z
  .object({ title: boardTitle.optional(), purpose: purpose.optional(), keptUntil: keptUntil.optional() })
  .refine((change) => Object.keys(change).length > 0, 'Nothing was asked to change.')

export const newPage = z.object({ title: pageTitle })

export const pageSummary = z.object({ id: pageId, title: z.string() })
export const boardSummary = z.object({
  id: boardId,
  title: z.string(),
  purpose: z.string(),
  role,
  /** How many people are on it now, evaluators included. */
  people: z.number().int(),
  createdAt: z.number(),
  keptUntil: z.number().nullable(),
  releasedAt: z.number().nullable(),
  firstPageId: pageId.nullable(),
})
export type BoardSummary = z.infer<typeof boardSummary>
export const boardList = z.object({ boards: z.array(boardSummary), mayCreate: z.boolean() })

/** A board as a member sees it. `may` holds the answers of `can()` that screens hide by. */
export const boardView = z.object({
  id: boardId,
  title: z.string(),
  purpose: z.string(),
  role,
  createdAt: z.number(),
  keptUntil: z.number().nullable(),
  releasedAt: z.number().nullable(),
  pages: z.array(pageSummary),
  may: z.array(z.string()),
})
export type BoardView = z.infer<typeof boardView>

export const pageMade = z.object({ page: pageSummary })
export const boardMade = z.object({ boardId, pageId })
