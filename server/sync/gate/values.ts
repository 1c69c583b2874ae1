/** Values of objects: plain, small data, in the range of their schema. */
import { birth, ends, geometry, type ObjectKind, placement } from '@/domain/board/object'

const deepest = 6
const mostParts = 400
const longestText = 4_000

/**
 * Whether a value is plain data of bounded size: what Yjs can encode again for the others without running out of stack
 * or sending them megabytes in a colour.
 */
export function isPlainValue(value: unknown): boolean {
  let parts = 0
  const isFine = (part: unknown, depth: number): boolean => {
    parts += 1
    if (depth > deepest || parts > mostParts) return false
    if (typeof part === 'string') return part.length <= longestText
    if (part === null || typeof part === 'number' || typeof part === 'boolean') return true
    if (Array.isArray(part)) return part.every((inner) => isFine(inner, depth + 1))
    if (typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype) return false
    return Object.entries(part).every(([key, inner]) => key.length <= 64 && isFine(inner, depth + 1))
  }
  return isFine(value, 0)
}

/** Values that can never be put right, because they are written once. */
export const isBirth = (value: unknown): value is { t: ObjectKind } => birth.safeParse(value).success
export const isEnds = (value: unknown): boolean => ends.safeParse(value).success

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isBin = (value: unknown): boolean => value === null || (isRecord(value) && typeof value.at === 'number' && Number.isFinite(value.at))

/** Whether the value under `key` is one that readers take as it is. Keys that are written once are not asked about. */
export function isGoodValue(key: string, value: unknown): boolean {
  switch (key) {
    case 'g':
      return geometry.safeParse(value).success
    case 'p':
      return placement.safeParse(value).success
    case 's':
      return isRecord(value)
    case 'bin':
      return isBin(value)
    case 'lock':
      return value === null || value === true
    default:
      return true
  }
}

/** A safe value for `key`, where there was none before. */
export function safeValue(key: string, kind: ObjectKind): unknown {
  switch (key) {
    case 'g':
      return [0, 0, 200, 200]
    case 'p':
      return [null, 'a0']
    case 's':
      return safeStyles[kind]
    default:
      return null
  }
}

const safeStyles: Record<ObjectKind, unknown> = {
  note: { colour: 'yellow' },
  area: { title: '', question: '', columns: [], lanes: [], colour: 'grey' },
  connector: { meaning: null },
}
