/**
 * Small records a browser keeps per person, beside the copies of pages that y-indexeddb keeps: the last standing, spare
 * client ids, commands without an answer, words that could not be saved, and which copies exist.
 *
 * Everything is keyed by participant, so that the next person on a shared tablet never meets the last one's records.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { PageId, ParticipantId } from '@/domain/base/ids'
import type { CommandRequest, News, SessionGrant } from '@/domain/protocol/wire'
import type { KeptText } from './open-page-port'

export const deviceDatabase = 'evenboard'

type Owned = { readonly pageId: PageId; readonly participantId: ParticipantId }
/** The server's last word about who one is here, for starting without it. */
export type LastStanding = Owned & Pick<SessionGrant, 'epoch' | 'role' | 'mayWrite'> & { readonly usedAt: number }
export type Welcome = Extract<News, { kind: 'welcome' }>
type Spare = Owned & { readonly epoch: number; readonly clientId: number }
type QueuedCommand = Owned & { readonly id: string; readonly request: CommandRequest; readonly at: number }
type Kept = Owned & KeptText
type Copy = Owned & { readonly name: string; readonly epoch: number; readonly usedAt: number }

interface Records extends DBSchema {
  standings: { key: [string, string]; value: LastStanding }
  spares: { key: [string, number]; value: Spare }
  commands: { key: string; value: QueuedCommand }
  decisions: { key: [string, string]; value: Owned & { readonly welcome: Welcome } }
  kept: { key: string; value: Kept }
  copies: { key: string; value: Copy }
}

/** Copies that nobody opened for this long are removed: what was erased elsewhere must not linger on forgotten devices. */
export const copyLifetime = 30 * 24 * 60 * 60 * 1000

export const copyName = (pageId: PageId, participantId: ParticipantId, epoch: number): string =>
  `evenboard:${pageId}:${participantId}:${epoch}`

const ownedBy =
  (pageId: PageId, participantId: ParticipantId) =>
  (record: Owned): boolean =>
    record.pageId === pageId && record.participantId === participantId

/**
 * Removes a database. While another tab has it open the browser puts the removal off until that tab lets go; nothing waits
 * for that, because nobody opens a removed copy again.
 */
const remove = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    deleteDB(name, { blocked: () => resolve() }).then(resolve, reject)
  })

/** Null when this browser keeps nothing (private windows of some browsers, blocked storage). */
export async function openDeviceStore(): Promise<DeviceStore | null> {
  if (typeof indexedDB === 'undefined') return null
  try {
    const database = await openDB<Records>(deviceDatabase, 1, {
      upgrade(db) {
        db.createObjectStore('standings', { keyPath: ['pageId', 'participantId'] })
        db.createObjectStore('spares', { keyPath: ['pageId', 'clientId'] })
        db.createObjectStore('commands', { keyPath: 'id' })
        db.createObjectStore('decisions', { keyPath: ['pageId', 'participantId'] })
        db.createObjectStore('kept', { keyPath: 'id' })
        db.createObjectStore('copies', { keyPath: 'name' })
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    })
    return createDeviceStore(database)
  } catch {
    // Opening fails where storage is forbidden. The page works without a copy, and the status says so.
    return null
  }
}

export type DeviceStore = ReturnType<typeof createDeviceStore>

function createDeviceStore(database: IDBPDatabase<Records>) {
  return {
    /** The standing last used on this page: of `participantId` when given, else of whoever wrote here last. */
    lastStanding: async (pageId: PageId, participantId?: ParticipantId): Promise<LastStanding | null> => {
      const all = await database.getAll('standings')
      const here = all.filter((one) => one.pageId === pageId && (!participantId || one.participantId === participantId))
      return here.sort((a, b) => b.usedAt - a.usedAt)[0] ?? null
    },
    rememberStanding: async (standing: LastStanding): Promise<void> => void (await database.put('standings', standing)),

    /** Keeps ids of this epoch; ids of older epochs are dropped. */
    addSpares: async (owner: Owned, epoch: number, clientIds: readonly number[]): Promise<void> => {
      const change = database.transaction('spares', 'readwrite')
      for (const old of await change.store.getAll()) {
        if (old.pageId === owner.pageId && old.epoch < epoch) await change.store.delete([old.pageId, old.clientId])
      }
      for (const clientId of clientIds) await change.store.put({ ...owner, epoch, clientId })
      await change.done
    },
    countSpares: async (pageId: PageId, participantId: ParticipantId): Promise<number> =>
      (await database.getAll('spares')).filter(ownedBy(pageId, participantId)).length,
    /**
     * Takes one spare id out for good, or null when none is left. Strictly durable: after a power cut the same id must
     * not be handed out again, or a lost tail would be written anew with other words under the same numbers.
     */
    takeSpare: async (owner: Owned, epoch: number): Promise<number | null> => {
      const change = database.transaction('spares', 'readwrite', { durability: 'strict' })
      const spare = (await change.store.getAll()).find((one) => ownedBy(owner.pageId, owner.participantId)(one) && one.epoch === epoch)
      if (spare) await change.store.delete([spare.pageId, spare.clientId])
      await change.done
      return spare?.clientId ?? null
    },

    commandsOf: async (pageId: PageId, participantId: ParticipantId): Promise<CommandRequest[]> =>
      (await database.getAll('commands'))
        .filter(ownedBy(pageId, participantId))
        .sort((a, b) => a.at - b.at)
        .map((one) => one.request),
    keepCommand: async (owner: Owned, request: CommandRequest, at: number): Promise<void> =>
      void (await database.put('commands', { ...owner, id: request.id, request, at })),
    dropCommand: (id: string): Promise<void> => database.delete('commands', id),

    decisions: async (pageId: PageId, participantId: ParticipantId): Promise<Welcome | null> =>
      (await database.get('decisions', [pageId, participantId]))?.welcome ?? null,
    rememberDecisions: async (owner: Owned, welcome: Welcome): Promise<void> =>
      void (await database.put('decisions', { ...owner, welcome })),

    keptOf: async (pageId: PageId, participantId: ParticipantId): Promise<KeptText[]> =>
      (await database.getAll('kept')).filter(ownedBy(pageId, participantId)).sort((a, b) => a.at - b.at),
    keep: async (owner: Owned, texts: readonly KeptText[]): Promise<void> => {
      const change = database.transaction('kept', 'readwrite')
      for (const text of texts) await change.store.put({ ...owner, ...text })
      await change.done
    },
    dropKept: (id: string): Promise<void> => database.delete('kept', id),

    copiesOf: async (pageId: PageId, participantId: ParticipantId): Promise<Copy[]> =>
      (await database.getAll('copies')).filter(ownedBy(pageId, participantId)),
    noteCopy: async (copy: Copy): Promise<void> => void (await database.put('copies', copy)),
    /** For copies that will not be opened again, such as those of older epochs. */
    dropCopy: async (name: string): Promise<void> => {
      await remove(name)
      await database.delete('copies', name)
    },
    /** Removes copies nobody opened for `copyLifetime`. */
    dropOldCopies: async (now: number): Promise<void> => {
      for (const copy of await database.getAll('copies')) {
        if (now - copy.usedAt < copyLifetime) continue
        await remove(copy.name)
        await database.delete('copies', copy.name)
      }
    },

    /** Removes everything this browser keeps about a person, or about everybody. For leaving a board or a device. */
    forget: async (participantId?: ParticipantId): Promise<void> => {
      const theirs = (record: Owned): boolean => !participantId || record.participantId === participantId
      for (const copy of (await database.getAll('copies')).filter(theirs)) await remove(copy.name)
      for (const name of ['standings', 'spares', 'commands', 'decisions', 'kept', 'copies'] as const) {
        const change = database.transaction(name, 'readwrite')
        for (let at = await change.store.openCursor(); at; at = await at.continue()) if (theirs(at.value)) await at.delete()
        await change.done
      }
    },
    close: (): void => database.close(),
  }
}
