import type { z } from 'zod'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'

/** What an address asks for after the question mark, by its schema. Empty parts count as left out. */
export function queryOf<Schema extends z.ZodType>(request: Request, schema: Schema): Result<z.output<Schema>, Refusal> {
  const given = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return accepted(parsed.data)
  const [first] = parsed.error.issues
  return refused({
    reason: 'invalid',
    words: `Please check “${first?.path.join('.') || 'the address'}”: ${first?.message ?? 'it cannot be read'}.`,
  })
}
