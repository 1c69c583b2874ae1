/** The files a build is made from, and one number that changes when any of them does. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Made by tools and by the build itself. */
const made = new Set(['node_modules', 'tsconfig.tsbuildinfo', 'service-worker.js'])

function* filesUnder(place) {
  if (!existsSync(place)) return
  if (!statSync(place).isDirectory()) return void (yield place)
  for (const name of readdirSync(place).sort())
    if (!made.has(name) && !/\.test\.tsx?$/.test(name)) yield* filesUnder(path.join(place, name))
}

/** A hash over paths and contents of everything at `places`, on this kind of machine. */
export function hashOf(places) {
  const hash = createHash('sha256').update([process.platform, process.arch, process.versions.modules].join(' '))
  for (const place of places) for (const file of filesUnder(place)) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

export const buildPlaces = [
  'app',
  'client',
  'components',
  'domain',
  'server',
  'public',
  'prisma/schema.prisma',
  'scripts/build.mjs',
  'next.config.js',
  'proxy.ts',
  'package-lock.json',
]

/** True when the stamp says that the work was done for exactly these sources. */
export const isDone = (stampFile, hash) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash
