import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { answerHealth, type Health } from './health'

function ask(url: string, health: Partial<Health>) {
  let answered = false
  const answer = new Promise<{ status: number; words: string }>((resolve) => {
    let status = 0
    const response = {
      writeHead: (code: number) => {
        status = code
        return response
      },
      end: (words: string) => resolve({ status, words: words.trim() }),
    } as unknown as ServerResponse
    const asked = { state: () => 'ready' as const, askDatabase: () => Promise.resolve(), ...health }
    answered = answerHealth({ url } as IncomingMessage, response, asked)
  })
  return { answered, answer }
}

test('alive says nothing about the database', async () => {
  expect(await ask('/healthz', { askDatabase: () => Promise.reject(new Error('gone')) }).answer).toEqual({ status: 200, words: 'alive' })
})

test('ready when started and the database answers', async () => {
  expect(await ask('/readyz?from=balancer', {}).answer).toEqual({ status: 200, words: 'ready' })
})

test.each([
  [{ state: () => 'starting' as const }, 'starting'],
  [{ state: () => 'stopping' as const }, 'stopping'],
  [{ askDatabase: () => Promise.reject(new Error('gone')) }, 'database does not answer'],
])('not ready: %j', async (health, words) => {
  expect(await ask('/readyz', health).answer).toEqual({ status: 503, words })
})

test('other questions are for the pages', () => {
  expect(ask('/boards', {}).answered).toBe(false)
})
