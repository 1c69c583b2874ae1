import { beforeAll, describe, expect, it } from 'vitest'
import { settle } from '../env'
import { isSameOrigin, senderAddress } from './request-origin'

beforeAll(() => {
  process.env.PUBLIC_URL = 'https://boards.example.org'
  settle({ databaseUrl: 'postgresql://nowhere/none', port: 3000 })
})

describe('a request that changes something', () => {
  it('must come from the public address, or from the address it was sent to', () => {
    expect(isSameOrigin(new Headers({ origin: 'https://boards.example.org', host: '10.0.0.5:3000' }))).toBe(true)
    expect(isSameOrigin(new Headers({ origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }))).toBe(true)
    expect(isSameOrigin(new Headers({ origin: 'https://elsewhere.example', host: '10.0.0.5:3000' }))).toBe(false)
    expect(isSameOrigin(new Headers({ origin: 'null', host: '10.0.0.5:3000' }))).toBe(false)
  })
  it('without an origin needs the browser’s word that it is our own', () => {
    expect(isSameOrigin(new Headers({ host: 'x' }))).toBe(false)
    expect(isSameOrigin(new Headers({ 'sec-fetch-site': 'same-origin' }))).toBe(true)
    expect(isSameOrigin(new Headers({ 'sec-fetch-site': 'cross-site' }))).toBe(false)
  })
})

describe('the sender', () => {
  it('is the address the last proxy wrote, not what the sender claims', () => {
    expect(senderAddress(new Headers({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }))).toBe('2.2.2.2')
    expect(senderAddress(new Headers())).toBe('unknown')
  })
})
