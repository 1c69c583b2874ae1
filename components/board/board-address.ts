import type { BoardId, PageId } from '@/domain/base/ids'

/** Addresses around a board; the routes under `app/boards` answer to them. */
export const boardAddress = {
  home: '/boards',
  join: '/join',
  board: (board: BoardId) => `/boards/${board}`,
  page: (board: BoardId, page: PageId) => `/boards/${board}/pages/${page}`,
  history: (board: BoardId) => `/boards/${board}/history`,
  replay: (board: BoardId, page: PageId) => `/boards/${board}/pages/${page}/replay`,
  people: (board: BoardId) => `/boards/${board}/people`,
} as const
