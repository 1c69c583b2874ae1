'use client'
import { useCallback } from 'react'
import type { MirrorEntry } from '@/client/canvas/engine-contract'
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import type { RosterPerson } from '@/domain/protocol/wire'
import { VisuallyHidden } from '../ui/visually-hidden'
import { BoardCanvas } from './board-canvas'
import { useBoardRoom } from './board-room'
import { describeObject, type KnownAuthor } from './describe-object'
import { EditedNote } from './edited-note'
import { type NotePeople, notePeople } from './note-people'
import { standingOn, termOf } from './tags-of-note'
import { useAnnouncements } from './use-announcements'
import { useCell } from './use-cell'
import { useFirstView } from './use-first-view'

/** The page as it is now, with the note that is being written in it, and what others do read out in batches. */
export function LivePage() {
  const { canvas, page, mayWrite } = useBoardRoom()
  const sentence = useAnnouncements(page.model)
  useFirstView(canvas, page)
  const people = useCell(page.people)
  const tags = useCell(page.tags)
  const describe = useCallback(
    (entry: MirrorEntry) => {
      const object = page.model.get(entry.id)
      if (!object) return entry.label
      return describeObject(object, {
        get: page.model.get,
        authorOf: (id: ObjectId) => authorIn(people, notePeople(page, id)),
        tagsOf: () => standingOn(object, tags, page.model.get).flatMap((tag) => tag.terms.map((term) => termOf(tag.taxonomy, term).plain)),
      })
    },
    [page, people, tags],
  )
  return (
    <>
      <BoardCanvas canvas={canvas} describe={describe} readOnly={!mayWrite} inWorld={<EditedNote />} />
      <VisuallyHidden role="log" aria-live="polite">
        {sentence}
      </VisuallyHidden>
    </>
  )
}

function authorIn(people: ReadonlyMap<ParticipantId, RosterPerson>, { contributors: [first], typedBy }: NotePeople): KnownAuthor | null {
  const person = first && people.get(first)
  return person ? { name: person.name, group: person.group, typedBy: typedBy?.name ?? null } : null
}
