'use client'
import { createContext, useContext } from 'react'
import type { CanvasEngine } from '@/client/canvas/engine-contract'
import type { UndoStack } from '@/client/undo/undo-stack'
import type { OpenPage } from '@/client/session/open-page-port'
import type { BoardAction } from '@/domain/access/can'
import type { ObjectId, PageId, ParticipantId } from '@/domain/base/ids'
import type { Role } from '@/domain/access/role'
import type { BoardView } from '@/domain/protocol/board-requests'

/** The one thing that lies over the page. Only one at a time, so that nobody has to dig. */
export type Panel =
  | { readonly kind: 'bin' | 'keys' | 'composer' | 'connect' | 'move' | 'new page' | 'writer' }
  | { readonly kind: 'area' | 'tags'; readonly id: ObjectId }

/** What every part of the board screen works with. */
export interface BoardRoom {
  readonly board: BoardView
  readonly pageId: PageId
  readonly sourceUrl: string | null
  readonly page: OpenPage
  readonly canvas: CanvasEngine
  readonly undo: UndoStack
  readonly me: ParticipantId | null
  readonly role: Role
  /** Live: falls the moment a facilitator takes the right away. */
  readonly mayWrite: boolean
  readonly may: (action: BoardAction) => boolean
  readonly panel: Panel | null
  readonly show: (panel: Panel | null) => void
}

const Room = createContext<BoardRoom | null>(null)
export const BoardRoomProvider = Room.Provider

export function useBoardRoom(): BoardRoom {
  const room = useContext(Room)
  if (!room) throw new Error('This part of the board stands outside the board.')
  return room
}
