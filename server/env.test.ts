import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseEnvironment } from './env'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'evenboard-env-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const parse = (settings: Record<string, string> = {}) => parseEnvironment({ NODE_ENV: 'test', DATA_DIR: dataDir, ...settings })

describe('the environment', () => {
  test('everything has a default that works on a laptop', () => {
    const env = parse()
    expect(env).toMatchObject({
      port: 3000,
      portGiven: false,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      smtp: null,
      oidc: null,
    })
    expect(env.externalDatabase).toBe(false)
  })

  test('a blank variable is an absent one', () => {
    expect(parse({ PORT: '', PUBLIC_URL: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test('says where the source can be had only when somebody said so', () => {
    expect(parse().sourceUrl).toBeNull()
    expect(parse({ SOURCE_URL: 'https://code.example.org/evenboard/1.2' }).sourceUrl).toBe('https://code.example.org/evenboard/1.2')
  })

  test('the public address loses its last slash, because paths are put behind it', () => {
    expect(parse({ PUBLIC_URL: 'https://board.example.org/' }).publicUrl).toBe('https://board.example.org')
  })

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'board.example.org'],
    ['DATABASE_URL', 'mysql://localhost/evenboard'],
    ['AUTH_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['SOURCE_URL', 'our website'],
  ])('%s=%s stops the start and is named', (name, value) => {
    expect(() => parse({ [name]: value })).toThrow(name)
  })

  test('half an OpenID Connect set-up is a mistake, not a preference', () => {
    expect(() => parse({ OIDC_ISSUER: 'https://id.example.org' })).toThrow('belong together')
  })
})

describe('secrets', () => {
  test('are made once, kept for the owner only, and read again by the next start', () => {
    const first = parse().secrets
    expect(first.auth).not.toBe(first.ticket)
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(parse().secrets).toEqual(first)
  })

  test('given ones win over kept ones', () => {
    const given = 'a'.repeat(40)
    expect(parse({ AUTH_SECRET: given }).secrets.auth).toBe(given)
  })

  test('a broken file is said, not replaced: replacing it would sign everybody out', () => {
    writeFileSync(path.join(dataDir, 'secrets.json'), '{"auth":"x"}')
    expect(() => parse().secrets).toThrow('secrets.json')
    expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe('{"auth":"x"}')
  })
})
