/**
 * Authorship is the server's word (invariant 2): a struct that is new to the server must carry an id that was issued to
 * the participant whose connection delivers it.
 */
import type { ParticipantId } from '@/domain/base/ids'
import type { FreshPart } from './fresh'

/** Whose words a client id writes: a participant, or null for the system's own; undefined when the id was never issued. */
export type OwnerOf = (clientId: number) => ParticipantId | null | undefined

/** Ids the registry in memory does not hold: they may have been issued since. */
export const unknownIds = (fresh: FreshPart, ownerOf: OwnerOf): number[] =>
  [...fresh.ends.keys()].filter((clientId) => ownerOf(clientId) === undefined)

/** Null when every new struct is the sender's own. */
export function whyNotOwned(fresh: FreshPart, ownerOf: OwnerOf, sender: ParticipantId): 'unissued' | 'foreign' | null {
  const owners = [...fresh.ends.keys()].map(ownerOf)
  if (owners.includes(undefined)) return 'unissued'
  return owners.every((owner) => owner === sender) ? null : 'foreign'
}
