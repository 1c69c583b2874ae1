/**
 * Two questions a supervisor or a load balancer asks: `/healthz`, does the process turn its wheel? `/readyz`, can it do its work:
 * is it started, not stopping, and does the database answer?
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Health {
  readonly state: () => 'starting' | 'ready' | 'stopping'
  /** Resolves when the database answered. */
  readonly askDatabase: () => Promise<unknown>
}

const patience = 2_000

/** Answers a health question and says true; says false when the request is about something else. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, health: Health): boolean {
  const path = request.url?.split('?', 1)[0]
  if (path === '/healthz') {
    say(response, 200, 'alive')
    return true
  }
  if (path !== '/readyz') return false
  void readiness(health).then(([status, word]) => say(response, status, word))
  return true
}

async function readiness({ state, askDatabase }: Health): Promise<[number, string]> {
  if (state() !== 'ready') return [503, state()]
  const tooLate = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), patience).unref()
  })
  try {
    return (await Promise.race([askDatabase(), tooLate])) === 'late' ? [503, 'database is slow'] : [200, 'ready']
  } catch {
    return [503, 'database does not answer']
  }
}

function say(response: ServerResponse, status: number, word: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${word}\n`)
}
