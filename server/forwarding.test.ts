import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { believeOnlyOurProxies } from './forwarding'

const request = () =>
  ({
    headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example', host: 'board.example.org' },
    socket: { remoteAddress: '198.51.100.7' },
  }) as unknown as IncomingMessage

test('without a proxy of ours, what a visitor claims about the way they came is overwritten', () => {
  const claimed = request()
  believeOnlyOurProxies(claimed, 0)
  expect(claimed.headers).toEqual({ 'x-forwarded-for': '198.51.100.7', host: 'board.example.org' })
})

test('with a proxy of ours, its words stand', () => {
  const told = request()
  believeOnlyOurProxies(told, 1)
  expect(told.headers['x-forwarded-for']).toBe('203.0.113.9')
})
