/**
 * The composition root: reads the settings, starts the database, brings it up to date, opens the sync room and the pages
 * on one port, says so in one line, and takes it all down again in the opposite order.
 */
import { createServer } from 'node:http'
import next from 'next'
import { firstFacilitatorCode } from './auth/first-facilitator'
import { CannotStart } from './cannot-start'
import { openEmbedded } from './database/embedded'
import { migrate } from './database/migrate'
import { type Environment, environment, settle } from './env'
import { believeOnlyOurProxies } from './forwarding'
import { putAwayFollower } from './history/follow-put-away'
import { stopWhenAsked } from './lifetime'
import { listen } from './listen'
import { answerHealth, type Health } from './observability/health'
import { type Log, openLog } from './observability/log'
import { closeDatabase, pool } from './prisma'
import { createSyncHub } from './sync/hub'
import { earsForNext, routeUpgrades } from './upgrades'

/** What was opened, to be closed in the opposite order. */
type Closing = Array<() => Promise<unknown>>

async function serve(env: Environment, log: Log): Promise<void> {
  const closing: Closing = []
  let state: ReturnType<Health['state']> = 'starting'
  const closeAll = async () => {
    state = 'stopping'
    for (const close of closing.splice(0).reverse()) await close()
  }
  const { endNow } = stopWhenAsked(closeAll, log, env.underNpm)

  try {
    const databaseUrl = await openDatabase(env, closing, () => endNow(1, 'the database ended by itself'))
    const applied = await migrate(databaseUrl)
    if (applied.length > 0) log.info({ applied }, 'database brought up to date')

    const dev = !env.production
    const nextEars = earsForNext()
    const pages: { answer?: ReturnType<ReturnType<typeof next>['getRequestHandler']> } = {}
    const health: Health = { state: () => state, askDatabase: () => pool().query('select 1') }
    const server = createServer((request, response) => {
      if (answerHealth(request, response, health)) return
      if (!pages.answer || state === 'stopping') return void response.writeHead(503, { 'retry-after': '2' }).end(`Evenboard is ${state}.\n`)
      believeOnlyOurProxies(request, env.trustedProxies)
      void pages.answer(request, response)
    })
    const port = await listen(server, { host: env.host, port: env.port, orNext: !env.portGiven })
    closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))

    const settled = settle({ databaseUrl, port })
    closing.push(closeDatabase)
    const history = putAwayFollower(pool(), log)
    closing.push(() => history.stop())
    const hub = createSyncHub({
      pool: pool(),
      ticketSecret: settled.secrets.ticket,
      log,
      publicUrl: settled.publicUrl,
      onPutAway: (pageId) => history.putAway(pageId),
    })
    closing.push(() => hub.stop())
    routeUpgrades(server, (request, socket, head) => hub.handleUpgrade(request, socket, head), nextEars, dev)

    const app = next({ dev, hostname: 'localhost', port, httpServer: nextEars })
    await app.prepare()
    closing.push(() => app.close())
    pages.answer = app.getRequestHandler()

    state = 'ready'
    await sayReady(settled, port)
  } catch (error) {
    await closeAll()
    throw error
  }
}

async function openDatabase(env: Environment, closing: Closing, onLost: () => void): Promise<string> {
  if (env.externalDatabase && env.databaseUrl) return env.databaseUrl
  const embedded = await openEmbedded(env.dataDir, 'server', onLost)
  closing.push(() => embedded.stop())
  return embedded.url
}

/** The one line people wait for, and before it, while nobody has a sign-in, how to make the first. */
async function sayReady(env: Environment, port: number): Promise<void> {
  const address = env.publicUrlGiven ? env.publicUrl : `http://localhost:${port}`
  const code = await firstFacilitatorCode()
  const welcome = code ? `Nobody has a sign-in yet. Open ${address}/set-up and use this one-time code: ${code}\n` : ''
  process.stdout.write(`${welcome}Evenboard is ready at ${address}\n`)
}

async function main(): Promise<void> {
  const env = environment()
  await serve(env, openLog(env.logLevel))
}

main().catch((error: unknown) => {
  const words = error instanceof CannotStart ? error.message : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${words}\n`)
  process.exit(1)
})
