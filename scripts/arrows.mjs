/** Walks the house along its imports and answers with everything that breaks a rule, and with how much was seen. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { ResolverFactory } from 'oxc-resolver'
import { arrowRules, fileRules } from './arrow-rules.mjs'

const places = ['app', 'client', 'components', 'domain', 'server', 'tests', 'scripts']
const notOurs = /(^|\/)node_modules\/|^tests\/architecture\/fixtures\//
const builtins = new Set(builtinModules)

/** Source files of `house`, as paths relative to it. */
export function sourceFiles(house) {
  return places
    .filter((place) => existsSync(path.join(house, place)))
    .flatMap((place) =>
      readdirSync(path.join(house, place), { recursive: true }).map((entry) => path.posix.join(place, String(entry).replaceAll('\\', '/'))),
    )
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts') && !notOurs.test(file))
}

/** What a file imports, passes on or loads later, as it is written there; `vanishes` when only types are meant. */
function importsIn({ module, program, text }) {
  const now = program.body.flatMap((statement) =>
    statement.source ? [{ request: statement.source.value, vanishes: meansOnlyTypes(statement) }] : [],
  )
  const later = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end)
    return /^(['"]).*\1$/.test(written) ? [{ request: written.slice(1, -1), vanishes: false }] : []
  })
  return [...now, ...later]
}

function meansOnlyTypes({ importKind, exportKind, specifiers = [] }) {
  if (importKind === 'type' || exportKind === 'type') return true
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type')
}

function openResolver(house) {
  const resolver = new ResolverFactory({
    alias: { '@': [house] },
    extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
    conditionNames: ['types', 'import', 'node', 'default'],
  })
  return (file, request) => {
    const bare = request.replace(/^node:/, '')
    if (builtins.has(bare)) return `node:${bare}`
    const own = request.startsWith('.') || request.startsWith('@/')
    if (!own) return `npm:${packageName(request)}`
    const { path: found } = resolver.sync(path.dirname(path.join(house, file)), request)
    return found ? path.relative(house, found).replaceAll('\\', '/') : null
  }
}

/** `@tiptap/core` keeps its second part in rules through `npm:@tiptap/`; `next/link` is `next`. */
const packageName = (request) =>
  request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/')

/** Everything in `house` that breaks a rule, as `{ rule, from, to }`, and how many files and arrows were seen. */
export function brokenRules(house) {
  const files = sourceFiles(house)
  const resolve = openResolver(house)
  const broken = []
  /** What is still there when the program runs: a part may name the type of the whole it belongs to. */
  const running = new Map()
  let arrows = 0
  for (const file of files) {
    const seen = readSource(house, file)
    for (const rule of fileRules) if (rule.broken(file, seen)) broken.push({ rule: rule.name, from: file, to: '' })
    const targets = importsIn(seen).map(({ request, vanishes }) => ({ request, vanishes, target: resolve(file, request) }))
    for (const { request, target } of targets) {
      if (target === null) broken.push({ rule: 'leads-nowhere', from: file, to: request })
      else for (const rule of arrowRules) if (rule.from(file) && rule.to(target)) broken.push({ rule: rule.name, from: file, to: target })
    }
    arrows += targets.length
    running.set(
      file,
      targets.flatMap(({ target, vanishes }) => (vanishes || target === null ? [] : [target])),
    )
  }
  const cycles = cyclesIn(running).map((cycle) => ({ rule: 'no-cycle', from: cycle[0], to: cycle.join(' → ') }))
  return { files: files.length, arrows, broken: [...broken, ...cycles] }
}

function readSource(house, file) {
  const text = readFileSync(path.join(house, file), 'utf8')
  const { program, module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`)
  return { text, program, module }
}

/** The groups of files that can reach each other (Tarjan's strongly connected components with more than one member). */
function cyclesIn(graph) {
  const index = new Map()
  const low = new Map()
  const path = []
  const onPath = new Set()
  const cycles = []
  const visit = (node) => {
    index.set(node, index.size)
    low.set(node, index.get(node))
    path.push(node)
    onPath.add(node)
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue
      if (!index.has(next)) visit(next)
      if (onPath.has(next)) low.set(node, Math.min(low.get(node), low.get(next)))
    }
    if (low.get(node) !== index.get(node)) return
    const group = path.splice(path.indexOf(node))
    for (const member of group) onPath.delete(member)
    if (group.length > 1 || graph.get(node).includes(node)) cycles.push(group)
  }
  for (const node of graph.keys()) if (!index.has(node)) visit(node)
  return cycles
}

/** Why a rule stands there, for the person who tripped it. */
export const whyOf = (name) =>
  [...arrowRules, ...fileRules].find((rule) => rule.name === name)?.why ??
  {
    'no-cycle': 'Files that reach each other are one file, or one of them holds something a third should.',
    'leads-nowhere': 'There is no such file.',
  }[name]
