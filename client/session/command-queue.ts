/**
 * Commands on their way to the server. Each is on this device before it is sent and stays there until it is answered, so
 * that neither a lost connection nor a reload loses it; the server takes the same id only once.
 */
import type { PageId, ParticipantId } from '@/domain/base/ids'
import type { Command, CommandAnswer, CommandRequest } from '@/domain/protocol/wire'
import { cell, type Readable } from '../store/cell'
import type { Clock } from './clock'
import type { DeviceStore } from './device-store'

export interface CommandQueue {
  readonly waiting: Readable<readonly CommandRequest[]>
  readonly give: (command: Command) => Promise<CommandAnswer>
  readonly answered: (answer: CommandAnswer) => void
  /** Sends everything without an answer, oldest first. Call after each exchange of documents. */
  readonly sendAll: () => void
  /** Works for this person from now on, taking up what they left unanswered. */
  readonly takeOver: (owner: { pageId: PageId; participantId: ParticipantId }) => Promise<void>
  /** Answers the waiting promises; the commands themselves stay on the device for the next time. */
  readonly close: () => void
}

export function createCommandQueue(options: {
  readonly store: () => DeviceStore | null
  readonly clock: Clock
  readonly newId: () => string
  readonly send: (request: CommandRequest) => void
}): CommandQueue {
  const { store, clock } = options
  const waiting = cell<readonly CommandRequest[]>([])
  const promises = new Map<string, (answer: CommandAnswer) => void>()
  let owner: { pageId: PageId; participantId: ParticipantId } | null = null
  let lastAt = 0

  const settleAll = (reason: string): void => {
    for (const [id, resolve] of promises) resolve({ id, ok: false, reason })
    promises.clear()
  }
  return {
    waiting,
    give: (command) => {
      const request: CommandRequest = { id: options.newId(), command }
      if (!owner) return Promise.resolve({ id: request.id, ok: false, reason: 'The page is not open yet.' })
      // Strictly increasing, so that the order survives the device's storage.
      lastAt = Math.max(clock.now(), lastAt + 1)
      void store()?.keepCommand(owner, request, lastAt)
      waiting.update((list) => [...list, request])
      options.send(request)
      return new Promise((resolve) => promises.set(request.id, resolve))
    },
    answered: (answer) => {
      void store()?.dropCommand(answer.id)
      waiting.update((list) => (list.some((one) => one.id === answer.id) ? list.filter((one) => one.id !== answer.id) : list))
      promises.get(answer.id)?.(answer)
      promises.delete(answer.id)
    },
    sendAll: () => {
      for (const request of waiting.get()) options.send(request)
    },
    takeOver: async (next) => {
      if (owner?.participantId === next.participantId) return
      settleAll('Somebody else writes here now.')
      waiting.set([])
      owner = next
      const left = (await store()?.commandsOf(next.pageId, next.participantId)) ?? []
      if (owner !== next) return
      const known = new Set(waiting.get().map((one) => one.id))
      waiting.set([...left.filter((one) => !known.has(one.id)), ...waiting.get()])
    },
    close: () => settleAll('The page was closed before the server answered. It will be sent when the page is opened again.'),
  }
}
