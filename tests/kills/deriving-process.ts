/** Follows one page's journal as a process of its own, so that it can be killed. Takes the database's address and the page's id. */
import type { PageId } from '@/domain/base/ids'
import { followPage } from '@/server/history/follow'
import { openPool } from '@/server/prisma'

const [database, pageId] = process.argv.slice(2)
if (!database || !pageId) throw new Error('Which database, and which page?')
const pool = openPool(database)
await followPage(pool, pageId as PageId)
await pool.end()
