/** Asking the server over HTTP, outside an open page: the answer by its schema, or why not in words for people. */
import type { z } from 'zod'
import { accepted, refused, type Result } from '@/domain/base/result'
import { type Refusal, refusalBody } from '@/domain/protocol/refusal'

const unreachable: Refusal = { reason: 'conflict', words: 'Evenboard could not be reached. Please check your connection and try again.' }
const newerServer: Refusal = { reason: 'too-old', words: 'Evenboard was updated. Please reload this page.' }

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
}

/** One request to our own server. Never throws: a network that is gone is a refusal like any other. */
export async function ask<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
  question: Question = {},
): Promise<Result<z.output<Schema>, Refusal>> {
  const { method = 'GET', body } = question
  try {
    const response = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    if (!response.ok) {
      const refusal = refusalBody.safeParse(answer)
      return refused(refusal.success ? refusal.data.error : unreachable)
    }
    const parsed = schema.safeParse(answer)
    return parsed.success ? accepted(parsed.data) : refused(newerServer)
  } catch {
    // fetch rejects without a network, json() when something in between answered in the server's place.
    return refused(unreachable)
  }
}
