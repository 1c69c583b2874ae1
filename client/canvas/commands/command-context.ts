/** What the commands work with. */
import type { ObjectId } from '@/domain/base/ids'
import type { Result } from '@/domain/base/result'
import type { BoardChange, ChangeRefusal } from '@/domain/board/change'
import type { Geometry } from '@/domain/board/object'
import type { PageModel } from '@/domain/board/page-model'
import type { Cell, Readable } from '../../store/cell'
import type { Camera, Notice, Size } from '../engine-contract'
import type { Clock, Random, UndoPort } from '../ports'
import type { Scene } from '../scene/scene'
import type { Selection } from '../select/selection'

export interface CommandContext {
  readonly page: PageModel
  readonly scene: Scene
  readonly undo: UndoPort
  readonly camera: Cell<Camera>
  readonly viewport: Readable<Size>
  readonly selection: Cell<Selection>
  readonly clock: Clock
  readonly random: Random
  readonly perform: (changes: readonly BoardChange[], gesture?: string) => Result<void, ChangeRefusal>
  readonly notify: (notice: Notice) => void
  readonly carry: (geometries: ReadonlyMap<ObjectId, Geometry> | null) => void
  readonly startEditing: (id: ObjectId, fresh: boolean) => void
  readonly finishEditing: () => void
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Twenty characters of base 36: more than a hundred random bits. */
export const newObjectId = (random: Random): ObjectId =>
  Array.from({ length: 20 }, () => alphabet[Math.floor(random() * alphabet.length)]).join('') as ObjectId
