/**
 * The environment, read in one place and parsed once. A bad value stops the start with a message that names the
 * variable; nothing else in the server looks at `process.env`. Every variable has a default that works on a laptop.
 */
import path from 'node:path'
import { z } from 'zod'
import { keptSecrets, type Secrets } from './secrets'
import { CannotStart } from './cannot-start'

/** An empty variable means "not set": that is what a blank line in a compose file produces. */
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const optionalText = z.preprocess(blankIsAbsent, z.string().optional())
const optionalUrl = z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional())
const postgresUrl = z.preprocess(blankIsAbsent, z.url({ protocol: /^postgres(ql)?$/ }).optional())

const variables = z.object({
  NODE_ENV: optionalText,
  PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).optional()),
  /** The address to listen on. Every interface by default, so that phones in the room can join. */
  HOST: z.preprocess(blankIsAbsent, z.string().default('0.0.0.0')),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('data')),
  PUBLIC_URL: optionalUrl,
  /** Where the source of exactly this version can be had (AGPL, section 13). */
  SOURCE_URL: optionalUrl,
  DATABASE_URL: postgresUrl,
  /** Set by the server itself: where the database really is, once the embedded one has started. */
  EVENBOARD_DATABASE: postgresUrl,
  AUTH_SECRET: z.preprocess(blankIsAbsent, z.string().min(32).optional()),
  TICKET_SECRET: z.preprocess(blankIsAbsent, z.string().min(32).optional()),
  SMTP_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^smtps?$/ }).optional()),
  SMTP_FROM: optionalText,
  OIDC_ISSUER: optionalUrl,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: z.preprocess(blankIsAbsent, z.string().default('Your organisation')),
  LOG_LEVEL: z.preprocess(blankIsAbsent, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  /** Set by npm for what it runs: then we end when it does. */
  npm_lifecycle_event: optionalText,
  /** How many proxies in front of us may be believed about the visitor's address. */
  TRUSTED_PROXIES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(10).default(0)),
})

export interface Environment {
  readonly production: boolean
  readonly port: number
  /** Whether somebody chose the port; if not, a free one near 3000 will do. */
  readonly portGiven: boolean
  readonly host: string
  /** Absolute path of the folder that holds the database, the secrets and everything else worth a backup. */
  readonly dataDir: string
  /** The address people type, without a slash at the end. */
  readonly publicUrl: string
  /** Whether somebody chose the address, or it is only the guess `http://localhost:PORT`. */
  readonly publicUrlGiven: boolean
  /** Where the source of the running version can be had; null when nobody said. */
  readonly sourceUrl: string | null
  /** Where the database is; null until the embedded one has been started. */
  readonly databaseUrl: string | null
  /** True when DATABASE_URL chose a PostgreSQL server. */
  readonly externalDatabase: boolean
  readonly secrets: Secrets
  readonly smtp: { readonly url: string; readonly from: string } | null
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string } | null
  readonly logLevel: string
  readonly trustedProxies: number
  readonly underNpm: boolean
}

/** Parses `source`. Pure but for the secrets, which are read (and made, the first time) when they are first asked for. */
export function parseEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = variables.safeParse(source)
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new CannotStart(`Evenboard cannot start with these settings:\n${complaints.join('\n')}`)
  }
  const { data } = parsed
  const dataDir = path.resolve(data.DATA_DIR)
  const port = data.PORT ?? 3000
  let secrets: Secrets | undefined
  return {
    production: data.NODE_ENV === 'production',
    port,
    portGiven: data.PORT !== undefined,
    host: data.HOST,
    dataDir,
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    publicUrlGiven: data.PUBLIC_URL !== undefined,
    sourceUrl: data.SOURCE_URL ?? null,
    databaseUrl: data.EVENBOARD_DATABASE ?? data.DATABASE_URL ?? null,
    externalDatabase: data.DATABASE_URL !== undefined,
    get secrets() {
      secrets ??= chosenSecrets(data, dataDir)
      return secrets
    },
    smtp: data.SMTP_URL ? { url: data.SMTP_URL, from: data.SMTP_FROM ?? 'Evenboard <evenboard@localhost>' } : null,
    oidc: oidcSettings(data),
    logLevel: data.LOG_LEVEL,
    trustedProxies: data.TRUSTED_PROXIES,
    underNpm: data.npm_lifecycle_event !== undefined,
  }
}

type Variables = z.infer<typeof variables>

function chosenSecrets(data: Variables, dataDir: string): Secrets {
  if (data.AUTH_SECRET && data.TICKET_SECRET) return { auth: data.AUTH_SECRET, ticket: data.TICKET_SECRET }
  const kept = keptSecrets(dataDir)
  return { auth: data.AUTH_SECRET ?? kept.auth, ticket: data.TICKET_SECRET ?? kept.ticket }
}

function oidcSettings(data: Variables): Environment['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = data
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret, name }
  if (issuer || clientId || clientSecret)
    throw new CannotStart('Evenboard cannot start: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together.')
  return null
}

let cached: Environment | undefined

/** The parsed environment of this process. */
export function environment(): Environment {
  cached ??= parseEnvironment(process.env)
  return cached
}

/**
 * Writes down what was found out at the start, for the copy of this module that lives in Next's bundle, and for
 * next-auth, which reads the address from a variable of its own.
 */
export function settle(found: { readonly databaseUrl: string; readonly port: number }): Environment {
  process.env.EVENBOARD_DATABASE = found.databaseUrl
  process.env.PORT = String(found.port)
  cached = parseEnvironment(process.env)
  process.env.NEXTAUTH_URL = cached.publicUrl
  return cached
}
