/** The journal in the database. */
import type { Pool } from 'pg'
import { appendBatches } from './append'
import type { Journal } from './journal'
import { keepState } from './keyframe'
import { givePageUp, openPage } from './open'
import { type ClientsIn, packColdRows } from './pack'
import { quarantine } from './quarantine'
import { findClients, issueSystemClient } from './registry'

/** `owner` names this process in the page rows, for people who look; the fencing number is what decides. */
export function postgresJournal(pool: Pool, owner: string, clientsIn: ClientsIn): Journal {
  return {
    open: (pageId) => openPage(pool, pageId, owner),
    append: (batches) => appendBatches(pool, batches),
    clients: (pageId, ids) => findClients(pool, pageId, ids),
    systemClient: (pageId) => issueSystemClient(pool, pageId),
    keepState: (pageId, seq, bytes) => keepState(pool, pageId, seq, bytes),
    quarantine: (refused) => quarantine(pool, refused),
    pack: async (pageId, fence) => {
      await packColdRows(pool, pageId, fence, clientsIn)
    },
    release: async (pageId, fence) => {
      await givePageUp(pool, pageId, fence)
      await packColdRows(pool, pageId, fence, clientsIn)
    },
  }
}
