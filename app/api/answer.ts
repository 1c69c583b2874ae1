/**
 * What every route handler does around its one use-case: refuse other sites, find out who asks, read the body by its
 * schema, and put the answer into words. The handlers themselves only name these parts.
 */
import { z } from 'zod'
import { accepted, refused, type Result } from '@/domain/base/result'
import { type Refusal, statusOf } from '@/domain/protocol/refusal'
import { type Caller, callerFrom } from '@/server/auth/caller'
import { isSameOrigin } from '@/server/auth/request-origin'

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>
type Work<Params> = (caller: Caller, request: Request, params: Params) => Promise<Response>

const otherSite: Refusal = { reason: 'other-site', words: 'This request did not come from Evenboard’s own pages.' }
const largestBody = 64 * 1024

/** For requests that change nothing. */
export const reading =
  <Params>(work: Work<Params>): Handler<Params> =>
  async (request, context) =>
    work(await callerFrom(request.headers), request, await context.params)

/** For requests that change something: they must come from our own pages. */
export const changing =
  <Params>(work: Work<Params>): Handler<Params> =>
  async (request, context) =>
    isSameOrigin(request.headers) ? work(await callerFrom(request.headers), request, await context.params) : refusalAnswer(otherSite)

const json = (body: unknown, status: number, headers?: HeadersInit): Response => {
  const answer = Response.json(body, { status, headers })
  answer.headers.set('cache-control', 'no-store')
  return answer
}

export const refusalAnswer = (refusal: Refusal): Response => json({ error: refusal }, statusOf[refusal.reason])

/** The outcome of a use-case as a response. The schema decides what leaves the house: nothing it does not name. */
export const answer = <Schema extends z.ZodType>(outcome: Result<unknown, Refusal>, schema: Schema, headers?: HeadersInit): Response =>
  outcome.ok ? json(schema.parse(outcome.value), 200, headers) : refusalAnswer(outcome.refusal)

/** For use-cases that have nothing to tell but that it is done. */
export const answerDone = (outcome: Result<unknown, Refusal>): Response =>
  outcome.ok ? json({ done: true }, 200) : refusalAnswer(outcome.refusal)

/** The body by its schema, or the first complaint about it. */
export async function bodyOf<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<Result<z.output<Schema>, Refusal>> {
  const text = await request.text()
  if (text.length > largestBody) return refused({ reason: 'invalid', words: 'That is too much at once.' })
  const parsed = schema.safeParse(jsonIn(text))
  if (parsed.success) return accepted(parsed.data)
  return refused({ reason: 'invalid', words: complaint(parsed.error) })
}

/** What the text says as JSON; an empty body asks for nothing in particular, and what is not JSON says nothing. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch {
    return undefined
  }
}

const complaint = (error: z.ZodError): string => {
  const [first] = error.issues
  if (!first) return 'Something is missing in this request.'
  return first.code === 'custom' || /^(Please|Nothing|The code)/.test(first.message)
    ? first.message
    : `Please check “${first.path.join('.') || 'the request'}”: ${first.message}.`
}

/** An id from the address. A text that cannot be an id names nothing, so the answer is "not found". */
export function idFrom<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  words = 'There is nothing here.',
): Result<z.output<Schema>, Refusal> {
  const parsed = schema.safeParse(text)
  return parsed.success ? accepted(parsed.data) : refused({ reason: 'not-found', words })
}
