/**
 * What a browser keeps so that a board opens without a network: the HTML of board pages this person has opened, and the
 * scripts and styles they need. Nothing of the API, nothing of anybody else, nothing that came by a redirect.
 */

/** Board pages, of one person at a time. */
export const pageCache = 'evenboard-pages'
/** Scripts, styles and fonts. Their names change with their content, so they never go stale. */
export const assetCache = 'evenboard-assets'
/** Holds one entry that says whose pages are in `pageCache`. */
export const ownerCache = 'evenboard-owner'
export const ownerAddress = '/offline-owner'

export const isAsset = (url: URL): boolean => url.pathname.startsWith('/_next/static/')

/** `/boards/<board>` and `/boards/<board>/pages/<page>`: where people write. Reports, people and settings need the server. */
export const isBoardPage = (url: URL): boolean => /^\/boards\/[A-Za-z0-9_-]+(\/pages\/[A-Za-z0-9_-]+)?\/?$/.test(url.pathname)

/** An answer that may be shown again: complete, from the address that was asked for, and a page for people. */
export const isKeepable = (response: Pick<Response, 'status' | 'redirected' | 'type' | 'headers'>): boolean =>
  response.status === 200 &&
  !response.redirected &&
  response.type === 'basic' &&
  (response.headers.get('content-type') ?? '').startsWith('text/html')
