/**
 * Answers for the server while there is no network: board pages network first, their scripts and styles from the cache.
 * Bundled to `public/service-worker.js`; registered by `components/offline/use-service-worker.ts`.
 */
import { CacheFirst, ExpirationPlugin, NetworkFirst, Serwist } from 'serwist'
import { offlinePage } from './offline-page'
import { assetCache, isAsset, isBoardPage, isKeepable, pageCache } from './what-to-keep'

const month = 30 * 24 * 60 * 60
/** Longer than a slow phone network needs, shorter than anybody's patience. */
const networkPatience = 5

const assets = new CacheFirst({
  cacheName: assetCache,
  plugins: [new ExpirationPlugin({ maxEntries: 400, maxAgeSeconds: month, maxAgeFrom: 'last-used', purgeOnQuotaError: true })],
})
const pages = new NetworkFirst({
  cacheName: pageCache,
  networkTimeoutSeconds: networkPatience,
  // A link to a note or a moment opens the same page; nothing but whole pages is ever put into this cache.
  matchOptions: { ignoreSearch: true, ignoreVary: true },
  plugins: [
    { cacheWillUpdate: async ({ response }) => (isKeepable(response) ? response : null) },
    new ExpirationPlugin({ maxEntries: 30, maxAgeSeconds: month, purgeOnQuotaError: true }),
  ],
})

const serwist = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  disableDevLogs: true,
  runtimeCaching: [
    { matcher: ({ url, sameOrigin }) => sameOrigin && isAsset(url), handler: assets },
    { matcher: ({ url, sameOrigin, request }) => sameOrigin && request.mode === 'navigate' && isBoardPage(url), handler: pages },
  ],
})
serwist.setCatchHandler(async ({ request }) =>
  request.mode === 'navigate' ? new Response(offlinePage, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : Response.error(),
)
serwist.addEventListeners()
