/** Short ways to write objects in tests: readable names become ids, everything else has a plain default. */
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import type { AreaStyle, LinkMeaning } from '@/domain/board/object'

type Added<Kind extends BoardChange['kind']> = Extract<BoardChange, { kind: Kind }>

/** `one` → `one0000000`: ten characters of base 36, and still readable when a test fails. */
export const idOf = (name: string): ObjectId => name.toLowerCase().padEnd(10, '0') as ObjectId

export const addNote = (name: string, x: number, y: number, rest: Partial<Added<'add-note'>> = {}): Added<'add-note'> => ({
  kind: 'add-note',
  id: idOf(name),
  birth: {},
  placement: [null, 'a0'],
  geometry: [x, y, 200, 200],
  style: { colour: 'yellow' },
  text: '',
  ...rest,
})

export const addArea = (name: string, x: number, y: number, w: number, h: number, style: Partial<AreaStyle> = {}): Added<'add-area'> => ({
  kind: 'add-area',
  id: idOf(name),
  birth: {},
  placement: [null, 'Zz'],
  geometry: [x, y, w, h],
  style: { title: '', question: '', columns: [], lanes: [], colour: 'grey', ...style },
})

export const addConnector = (name: string, from: string, to: string, meaning: LinkMeaning | null = null): Added<'add-connector'> => ({
  kind: 'add-connector',
  id: idOf(name),
  birth: {},
  placement: [null, 'a0'],
  ends: [idOf(from), idOf(to)],
  style: { meaning },
})
