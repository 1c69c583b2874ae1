'use client'
import type { ObjectId } from '@/domain/base/ids'
import { useBoardRoom } from './board-room'
import { type NotePeople, notePeople } from './note-people'
import { useCell } from './use-cell'
import { useObject } from './use-model'

export function useNotePeople(id: ObjectId): NotePeople {
  const { page } = useBoardRoom()
  // Read so that this draws again when any of them changes.
  useCell(page.people)
  useCell(page.contributors)
  useObject(page.model, id)
  return notePeople(page, id)
}
