import { describe, expect, it } from 'vitest'
import { forgetShell, keepShell } from './shell'
import { assetCache, isBoardPage, isKeepable, ownerCache, pageCache } from './what-to-keep'

const board = 'https://even.test/boards/b1/pages/p1'
const html = (more: ResponseInit = {}) => {
  const response = new Response('<!doctype html>', {
    headers: { 'content-type': 'text/html; charset=utf-8', date: new Date(0).toUTCString() },
    ...more,
  })
  // A response made by hand has the type "default"; one from the own server has "basic".
  Object.defineProperty(response, 'type', { value: 'basic' })
  return response
}

/** The parts of CacheStorage that are used, over maps. */
function fakeCaches() {
  const stores = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const entries = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, entries)
    return {
      match: async (address: string) => entries.get(address)?.clone(),
      put: async (address: string, response: Response) => void entries.set(address, response),
    }
  }
  const caches = { open, delete: async (name: string) => stores.delete(name) } as unknown as CacheStorage
  return { caches, addressesIn: (name: string) => [...(stores.get(name)?.keys() ?? [])] }
}
function ports(answer: (address: string) => Response = () => html(), now = 1_000) {
  const { caches, addressesIn } = fakeCaches()
  const asked: string[] = []
  const fetch = async (address: string) => {
    asked.push(address)
    return answer(address)
  }
  return { caches, addressesIn, asked, fetch, now: () => now }
}

describe('keeping a board for starting offline', () => {
  it('keeps the page without its search, and its own assets once', async () => {
    const port = ports()
    const loaded = ['/_next/static/a.js', 'https://elsewhere.test/_next/static/b.js', '/api/boards/b1']
    await keepShell('ann', `${board}?note=1`, loaded, port)
    await keepShell('ann', board, loaded, port)
    expect(port.addressesIn(pageCache)).toEqual([board])
    expect(port.addressesIn(assetCache)).toEqual(['https://even.test/_next/static/a.js'])
    expect(port.asked).toEqual(['https://even.test/_next/static/a.js', board])
  })

  it('fetches a page again when it has grown old', async () => {
    const port = ports(() => html(), 13 * 60 * 60 * 1000)
    await keepShell('ann', board, [], port)
    await keepShell('ann', board, [], port)
    expect(port.asked).toEqual([board, board])
  })

  it.each([
    ['a refusal', () => html({ status: 403 })],
    ['an answer of the API', () => html({ headers: { 'content-type': 'application/json' } })],
    [
      'a redirect to the sign-in',
      () => {
        const response = html()
        Object.defineProperty(response, 'redirected', { value: true })
        return response
      },
    ],
  ])('does not keep %s', async (_name, answer) => {
    const port = ports(answer)
    await keepShell('ann', board, [], port)
    expect(port.addressesIn(pageCache)).toEqual([])
    expect(isKeepable(answer())).toBe(false)
  })

  it('removes what was kept for somebody else, and keeps what is one’s own', async () => {
    const other = 'https://even.test/boards/b1/pages/p2'
    const port = ports()
    await keepShell('ann', board, [], port)
    await keepShell('ann', other, [], port)
    expect(port.addressesIn(pageCache)).toEqual([board, other])
    await keepShell('bob', other, [], port)
    expect(port.addressesIn(pageCache)).toEqual([other])
    expect(port.asked).toEqual([board, other, other])
  })

  it('leaves everything as it is while the server cannot be reached', async () => {
    const port = ports()
    await keepShell('ann', board, [], port)
    const offline = { ...port, fetch: () => Promise.reject(new TypeError('no network')) }
    await expect(keepShell('bob', board, [], offline)).rejects.toThrow('no network')
    expect(port.addressesIn(pageCache)).toEqual([board])
  })

  it('forgets all pages when somebody leaves', async () => {
    const port = ports()
    await keepShell('ann', board, ['/_next/static/a.js'], port)
    await forgetShell(port.caches)
    expect(port.addressesIn(pageCache)).toEqual([])
    expect(port.addressesIn(ownerCache)).toEqual([])
    expect(port.addressesIn(assetCache)).toHaveLength(1)
  })

  it.each([
    ['/boards/b1', true],
    ['/boards/b1/pages/p1', true],
    ['/boards/b1/people', false],
    ['/boards/b1/pages/p1/replay', false],
    ['/boards', false],
    ['/api/boards/b1', false],
    ['/join/secret', false],
  ])('takes %s for a board page: %s', (path, expected) => {
    expect(isBoardPage(new URL(path, board))).toBe(expected)
  })
})
