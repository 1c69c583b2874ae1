/** Which values an object of each kind may have (see `domain/board/page-document`), and which are written only with it. */
import type { ObjectKind } from '@/domain/board/object'

export const writtenOnce: ReadonlySet<string> = new Set(['k', 'e', 'body'])

export const keysOf: Record<ObjectKind, ReadonlySet<string>> = {
  note: new Set(['k', 'g', 'p', 's', 'body', 'bin', 'lock']),
  area: new Set(['k', 'g', 'p', 's', 'bin', 'lock']),
  connector: new Set(['k', 'p', 's', 'e', 'bin', 'lock']),
}
