import type { Result } from '@/domain/base/result'
import type { Refusal } from '@/domain/protocol/refusal'
import { countTry, mayTry } from './rate-limits'

/**
 * Looks something up by a code that could be guessed. Only wrong guesses count, per sender and for everybody together,
 * so that a whole room behind one address gets in and a patient guesser does not.
 */
export async function guardedGuess<Value>(
  what: 'code' | 'return code',
  sender: string,
  look: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  for (const allowed of [await mayTry(what, sender), await mayTry(`${what} everybody`, 'all')]) if (!allowed.ok) return allowed
  const found = await look()
  if (!found.ok && found.refusal.reason === 'not-found') await Promise.all([countTry(what, sender), countTry(`${what} everybody`, 'all')])
  return found
}
