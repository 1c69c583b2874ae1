/**
 * Secrets nobody has to invent: made on the first run, kept in the data folder, readable by the owner only.
 * The file is created with an exclusive flag, so two processes starting at once agree on the first one's values.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { CannotStart } from './cannot-start'

const secretText = z.string().min(32)
const kept = z.object({
  /** Signs the sign-in cookies of facilitators and evaluators. */
  auth: secretText,
  /** Signs the one-time tickets of the websocket. */
  ticket: secretText,
})
export type Secrets = z.infer<typeof kept>

const freshSecret = () => randomBytes(32).toString('base64url')

/** The secrets of this installation; makes them when the folder has none. Throws when the file is there but unreadable. */
export function keptSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${JSON.stringify({ auth: freshSecret(), ticket: freshSecret() }, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const parsed = kept.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success)
    throw new CannotStart(
      `${file} does not hold the secrets it should. Restore it from a backup, or delete it: everyone must then sign in again.`,
    )
  return parsed.data
}
