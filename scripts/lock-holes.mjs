/**
 * A registry may serve a package before it serves the package's programs for other platforms. The lock file then lacks
 * them, and `npm ci` fails for everybody. Every optional dependency must have an entry of its own.
 */
import { readFileSync } from 'node:fs'

/** `package → the optional dependencies that are missing`, as lines. */
export function lockHoles(lockFile = 'package-lock.json') {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8'))
  const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  return Object.entries(packages).flatMap(([place, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !names.has(name))
    return missing.length > 0 ? [`${place || 'the project'} lacks ${missing.join(', ')}`] : []
  })
}
