import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf, isDone } from './sources.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'evenboard-sources-'))
  mkdirSync(path.join(folder, 'domain'))
  write('domain/note.ts', 'export const note = 1')
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text)
const hash = () => hashOf([path.join(folder, 'domain')])

test('a changed word and a new file ask for a new build', () => {
  const first = hash()
  write('domain/note.ts', 'export const note = 2')
  const second = hash()
  expect(second).not.toBe(first)
  write('domain/area.ts', '')
  expect(hash()).not.toBe(second)
})

test('a test, and what tools leave behind, do not', () => {
  const first = hash()
  write('domain/note.test.ts', 'whatever')
  write('domain/tsconfig.tsbuildinfo', 'whatever')
  write('domain/service-worker.js', 'whatever')
  expect(hash()).toBe(first)
})

test('a stamp says what a build was made from', () => {
  const stamp = path.join(folder, 'stamp')
  expect(isDone(stamp, hash())).toBe(false)
  writeFileSync(stamp, hash())
  expect(isDone(stamp, hash())).toBe(true)
})
