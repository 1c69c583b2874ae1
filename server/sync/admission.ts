/** Who may come in: what the ticket vouches for, held against what the database says at this moment. */
import type { Pool } from 'pg'
import type { ExperienceGroup, Role } from '@/domain/access/role'
import type { BoardId, PageId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import { closeCode } from '@/domain/protocol/wire'
import type { BoardPeople, BoardPerson } from './room/person'
import { rightsOf } from './room/person'
import type { Newcomer } from './rooms'
import { type TicketClaims, UsedTickets, verifyTicket } from './ticket'

/** A close code with the reason for it. */
export interface TurnedAway {
  readonly code: number
  readonly reason: string
}
const away = (code: number, reason: string) => refused<TurnedAway>({ code, reason })

export class Admission {
  readonly #used = new UsedTickets()

  constructor(
    readonly pool: Pool,
    readonly secret: string,
  ) {}

  async admit(pageId: string, token: string, now = Date.now()): Promise<Result<Newcomer, TurnedAway>> {
    const ticket = await verifyTicket(this.secret, token, now)
    if (!ticket.ok) return away(closeCode.badTicket, 'this ticket is not valid')
    const claims = ticket.value
    if (claims.pid !== pageId) return away(closeCode.badTicket, 'this ticket is for another page')
    if (!this.#used.use(claims, now)) return away(closeCode.badTicket, 'this ticket was used before')
    const page = await readPage(this.pool, claims)
    if (!page) return away(closeCode.badTicket, 'there is no such session on this page')
    if (claims.epoch !== page.epoch) return away(closeCode.epochOver, 'this page has moved on')
    if (claims.schema < page.min_schema) return away(closeCode.tooOld, 'this client is too old for the page')
    const board = (await readBoards(this.pool, [page.board_id])).get(page.board_id)
    if (!board || !rightsOf(board, claims.par, claims.opr).read) return away(closeCode.accessEnded, 'there is no access to this page')
    const context = page.context_id ? { id: page.context_id, role: page.context_role, group: page.context_group } : null
    const who = { sessionId: claims.sid, participantId: claims.par, operatedBy: claims.opr, clientId: claims.cid, context }
    return accepted({ pageId: claims.pid, epoch: page.epoch, who, board })
  }
}

interface PageRow {
  board_id: BoardId
  epoch: number
  min_schema: number
  context_id: string | null
  context_role: Role
  context_group: ExperienceGroup
}

/** The page with the session's newest context; null unless session and client id are what the ticket says. */
async function readPage(pool: Pool, { pid, sid, par, cid }: TicketClaims): Promise<PageRow | null> {
  const { rows } = await pool.query<PageRow>({
    name: 'sync-admission',
    text: `select p.board_id, p.epoch, p.min_schema, c.id as context_id, c.role as context_role, c."group" as context_group
             from page p
             join session s on s.page_id = p.id and s.id = $2 and s.participant_id = $3 and s.ended_at is null
             join client_id k on k.page_id = p.id and k.client_id = $4 and k.participant_id = $3
             left join lateral (select id, role, "group" from session_context where session_id = s.id order by from_seq desc limit 1) c on true
            where p.id = $1`,
    values: [pid, sid, par, cid],
  })
  return rows[0] ?? null
}

/** The people of boards, by board. A board that is gone is missing. */
export async function readBoards(pool: Pool, boardIds: readonly BoardId[]): Promise<Map<BoardId, BoardPeople>> {
  const { rows } = await pool.query<{
    board_id: BoardId
    released: boolean
    id: ParticipantId | null
    name: string
    role: Role
    group: ExperienceGroup
    colour: string
    symbol: string
    revoked: boolean
  }>({
    name: 'sync-boards',
    text: `select b.id as board_id, b.released_at is not null as released, p.id, p.name, p.role, p."group", p.colour, p.symbol,
                  p.revoked_at is not null or u.disabled_at is not null as revoked
             from board b left join participant p on p.board_id = b.id left join "user" u on u.id = p.user_id
            where b.id = any($1)`,
    values: [boardIds],
  })
  const boards = new Map<BoardId, BoardPeople & { people: Map<ParticipantId, BoardPerson> }>()
  for (const { board_id: boardId, released, id, ...person } of rows) {
    const board = boards.get(boardId) ?? { boardId, released, people: new Map() }
    boards.set(boardId, board)
    if (id !== null) board.people.set(id, { participantId: id, ...person })
  }
  return boards
}

/** Epochs of pages, by page. A page that is gone is missing. */
export async function readEpochs(pool: Pool, pageIds: readonly PageId[]): Promise<Map<PageId, number>> {
  const { rows } = await pool.query<{ id: PageId; epoch: number }>('select id, epoch from page where id = any($1)', [pageIds])
  return new Map(rows.map((row) => [row.id, row.epoch]))
}
