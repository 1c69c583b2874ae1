import type { LinkPreview } from '@/domain/protocol/people-requests'

/** Where a person goes who has just come in: the first page, or the board itself while it has none. */
export const boardStart = (board: { readonly boardId: string; readonly firstPageId: string | null }): string =>
  board.firstPageId ? `/boards/${board.boardId}/pages/${board.firstPageId}` : `/boards/${board.boardId}`

export const addressOfPreview = ({ boardId, firstPageId }: LinkPreview): string => (boardId ? boardStart({ boardId, firstPageId }) : '/')
