/** Passwords are kept as argon2id hashes with the parameters the OWASP cheat sheet advises (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashOfPassword = (password: string): Promise<string> => hash(password, cost)

/** A hash no password fits, so that an unknown address takes as long to refuse as a wrong password. */
let decoy: Promise<string> | undefined

/** True when `password` is the one behind `known`. Without a known hash it takes the same time and answers no. */
export async function passwordFits(known: string | null, password: string): Promise<boolean> {
  if (known !== null) return verify(known, password)
  decoy ??= hashOfPassword('nobody has this password')
  await verify(await decoy, password)
  return false
}
