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

/** Keeps pages of `owner` only: what was kept for somebody else on this device is removed first. */
export async function claimShell(owner: string, { caches }: ShellPorts): Promise<void> {
  const owners = await caches.open(ownerCache)
  const before = await (await owners.match(ownerAddress))?.text()
  if (before === owner) return
  await caches.delete(pageCache)
  await owners.put(ownerAddress, new Response(owner))
}

/** Keeps the page at `address` and the assets it has loaded. Does nothing for pages that are not a board's. */
export async function keepShell(address: string, loaded: readonly string[], ports: ShellPorts): Promise<void> {
  const page = new URL(address)
  if (!isBoardPage(page)) return
  const assets = await ports.caches.open(assetCache)
  const wanted = loaded.map((asset) => new URL(asset, page)).filter((asset) => asset.origin === page.origin && isAsset(asset))
  for (const { href } of wanted) {
    if (await assets.match(href)) continue
    const response = await ports.fetch(href)
    if (response.status === 200) await assets.put(href, response)
  }
  const pages = await ports.caches.open(pageCache)
  const bare = page.origin + page.pathname
  const kept = await pages.match(bare, { ignoreSearch: true, ignoreVary: true })
  if (kept && ports.now() - Date.parse(kept.headers.get('date') ?? '') < freshFor) return
  const response = await ports.fetch(bare)
  if (isKeepable(response)) await pages.put(bare, response)
}

/** Removes every page that was kept. Assets stay: they are the same for everybody. */
export async function forgetShell(caches: CacheStorage): Promise<void> {
  await caches.delete(pageCache)
  await caches.delete(ownerCache)
}
