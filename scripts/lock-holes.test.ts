import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lockHoles } from './lock-holes.mjs'

test('a package whose program for another platform is missing from the lock file is named', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'evenboard-lock-'))
  const file = path.join(folder, 'package-lock.json')
  const packages = {
    '': {},
    'node_modules/fast': { optionalDependencies: { '@fast/linux': '1.0.0', '@fast/mac': '1.0.0' } },
    'node_modules/@fast/linux': {},
  }
  writeFileSync(file, JSON.stringify({ packages }))
  expect(lockHoles(file)).toEqual(['node_modules/fast lacks @fast/mac'])
  rmSync(folder, { recursive: true })
})

test('our own lock file has none', () => {
  expect(lockHoles()).toEqual([])
})
