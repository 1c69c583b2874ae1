import { expect, it } from 'vitest'
import type { Camera, Size } from '@/client/canvas/engine-contract'
import { createBarePage } from '@/client/canvas/testing/bare-page'
import type { Status } from '@/client/session/status'
import { cell } from '@/client/store/cell'
import type { ObjectId } from '@/domain/base/ids'
import type { BoardChange } from '@/domain/board/change'
import { giveFirstView } from './first-view'

const note = (number: number): BoardChange => ({
  kind: 'add-note',
  id: `note00000${number}` as ObjectId,
  birth: {},
  placement: [null, `a${number}`],
  geometry: [number * 300, 0, 200, 200],
  style: { colour: 'yellow' },
  text: 'words',
})
const said = (kind: Status['kind']): Status => ({ kind, words: '', advice: '', busy: false })

function opening(wanted: ObjectId | null = null) {
  const model = createBarePage()
  const camera = cell<Camera>({ x: 0, y: 0, zoom: 1 })
  const status = cell(said('connecting'))
  const homes: number[] = []
  const focused: ObjectId[] = []
  const canvas = {
    camera,
    viewport: cell<Size>({ w: 800, h: 600 }),
    world: cell<HTMLElement | null>({} as HTMLElement),
    commands: {
      home: () => {
        homes.push(model.size)
        camera.set({ x: model.size, y: 0, zoom: 1 })
      },
      focusObject: (id: ObjectId) => void focused.push(id),
    },
  }
  const stop = giveFirstView(canvas, { model, status }, wanted)
  return { model, camera, status, homes, focused, stop }
}

it('shows everything of a page that arrives in parts, and then leaves the view alone', () => {
  const { model, status, homes } = opening()
  model.remotely([note(1)])
  model.remotely([note(2)])
  status.set(said('saved for everyone'))
  model.remotely([note(3)])
  expect(homes).toEqual([1, 2, 2])
})

it('never moves the page under somebody who writes its first note', () => {
  const { model, status, homes } = opening()
  status.set(said('saved for everyone'))
  model.apply([note(1)])
  model.remotely([note(2)])
  expect(homes).toEqual([])
})

it('leaves the view to a person who has moved it', () => {
  const { model, camera, status, homes } = opening()
  model.remotely([note(1)])
  camera.set({ x: 50, y: 50, zoom: 2 })
  model.remotely([note(2)])
  status.set(said('saved for everyone'))
  expect(homes).toEqual([1])
})

it('shows the first thing somebody else puts on an empty page', () => {
  const { model, status, homes } = opening()
  status.set(said('saved for everyone'))
  model.remotely([note(1)])
  model.remotely([note(2)])
  expect(homes).toEqual([1])
})

it('goes to the object of the address once it is there', () => {
  const { model, homes, focused } = opening('note000002' as ObjectId)
  model.remotely([note(1)])
  model.remotely([note(2)])
  expect([homes, focused]).toEqual([[], ['note000002']])
})
