/**
 * The sync hub as a process of its own, so that it can be killed. Takes the database's address as its argument and prints
 * the websocket address once it listens.
 */
import { openPool } from '@/server/prisma'
import { runHub } from '../fixtures/hub'

const [database] = process.argv.slice(2)
if (!database) throw new Error('Which database?')
const { address } = await runHub(openPool(database))
console.log(address)
