/**
 * Where other people's drags are shown. An offset counts from where a thing lay when the drag was first seen, so that
 * nothing jumps when the written position arrives a moment before the drag is said to be over.
 */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardObject, Geometry } from '@/domain/board/object'
import type { Peer } from '../ports'

export type PeerDrags = (peers: readonly Peer[]) => ReadonlyMap<ObjectId, Geometry>

export function createPeerDrags(get: (id: ObjectId) => BoardObject | undefined): PeerDrags {
  let bases = new Map<string, Geometry>()
  return (peers) => {
    const held = new Map<string, Geometry>()
    const shown = new Map<ObjectId, Geometry>()
    for (const { key, drag } of peers) {
      if (!drag) continue
      for (const id of drag.ids) {
        const object = get(id)
        if (!object || object.kind === 'connector') continue
        const base = bases.get(`${key} ${id}`) ?? object.geometry
        held.set(`${key} ${id}`, base)
        shown.set(id, [base[0] + drag.dx, base[1] + drag.dy, object.geometry[2], object.geometry[3]])
      }
    }
    bases = held
    return shown
  }
}
