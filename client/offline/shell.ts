/**
 * Puts what a board page needs into the caches, from the page itself: on the first visit the service worker was not there
 * yet when the page was loaded.
 */
import { assetCache, isAsset, isBoardPage, isKeepable, ownerAddress, ownerCache, pageCache } from './what-to-keep'

/** A page in the cache that is older than this is fetched again, although the worker refreshes it with every full load. */
const freshFor = 12 * 60 * 60 * 1000

export interface ShellPorts {
  readonly caches: CacheStorage
  readonly fetch: (address: string) => Promise<Response>
  readonly now: () => number
}

/**
 * Keeps the page at `address` and the assets it has loaded, for `owner`. What was kept for somebody else on this device is
 * removed as soon as there is something newer to put in its place, and not before: without a network the device would be
 * left with nothing. Does nothing for pages that are not a board's. Rejects when the server cannot be reached.
 */
export async function keepShell(owner: string, address: string, loaded: readonly string[], ports: ShellPorts): Promise<void> {
  const page = new URL(address)
  if (!isBoardPage(page)) return
  await keepAssets(page, loaded, ports)
  const owners = await ports.caches.open(ownerCache)
  const ownerBefore = await (await owners.match(ownerAddress))?.text()
  const bare = page.origin + page.pathname
  if (ownerBefore === owner && (await isFresh(bare, ports))) return
  const response = await ports.fetch(bare)
  if (ownerBefore !== owner) await ports.caches.delete(pageCache)
  await owners.put(ownerAddress, new Response(owner))
  if (isKeepable(response)) await (await ports.caches.open(pageCache)).put(bare, response)
}

async function keepAssets(page: URL, loaded: readonly string[], { caches, fetch }: ShellPorts): Promise<void> {
  const assets = await caches.open(assetCache)
  const wanted = loaded.map((asset) => new URL(asset, page)).filter((asset) => asset.origin === page.origin && isAsset(asset))
  for (const { href } of wanted) {
    if (await assets.match(href)) continue
    const response = await fetch(href)
    if (response.status === 200) await assets.put(href, response)
  }
}

async function isFresh(address: string, { caches, now }: ShellPorts): Promise<boolean> {
  const kept = await (await caches.open(pageCache)).match(address, { ignoreSearch: true, ignoreVary: true })
  return kept !== undefined && now() - Date.parse(kept.headers.get('date') ?? '') < freshFor
}

/** Removes every page that was kept. Assets stay: they are the same for everybody. */
export async function forgetShell(caches: CacheStorage): Promise<void> {
  await caches.delete(pageCache)
  await caches.delete(ownerCache)
}
