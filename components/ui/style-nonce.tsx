'use client'
import { setNonce } from 'get-nonce'

/**
 * Radix locks scrolling behind a dialog with a style element; it takes the page's nonce from here, so the strict
 * content security policy lets it in. Rendered once in the root layout, before anything that opens a dialog.
 */
export function StyleNonce({ nonce }: { readonly nonce: string | undefined }) {
  if (nonce && typeof document !== 'undefined') setNonce(nonce)
  return null
}
