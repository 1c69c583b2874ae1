import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const house = path.resolve(import.meta.dirname, '../..')
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(house, 'docs'), { recursive: true })
    .map((entry) => path.posix.join('docs', String(entry)))
    .filter((file) => file.endsWith('.md')),
]

/** The files a document links to, as paths from the house; addresses on the web and places within the page are not ours to check. */
const linkedFiles = (document: string): string[] =>
  [...readFileSync(path.join(house, document), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(document), decodeURIComponent(target)))

/** The scripts a document tells a reader to run. */
const namedScripts = (document: string): string[] =>
  [...readFileSync(path.join(house, document), 'utf8').matchAll(/npm run (?:--\S+ )*([a-z:-]+)/g)].map(([, name = '']) => name)

test.each(documents)('every file %s links to exists', (document) => {
  expect(linkedFiles(document).filter((file) => !existsSync(path.join(house, file)))).toEqual([])
})

test.each(documents)('every command %s names exists', (document) => {
  const { scripts } = JSON.parse(readFileSync(path.join(house, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  expect(namedScripts(document).filter((name) => !(name in scripts))).toEqual([])
})

test('every script of ours is there', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(house, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  const files = Object.values(scripts).flatMap((command) => /(?:^|\s)((?:scripts|server|tests)\/\S+\.(?:mjs|ts))/.exec(command)?.[1] ?? [])
  expect(files.filter((file) => !existsSync(path.join(house, file)))).toEqual([])
})
