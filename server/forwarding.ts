/** Headers by which a proxy speaks for the visitor. Only a proxy of ours may: anybody can send them. */
import type { IncomingMessage } from 'node:http'

/**
 * Without a proxy of ours in front, the visitor's address is the socket's, whatever the request claims; so what is
 * claimed is overwritten. With one, its words stand and `senderAddress` counts from the right.
 */
export function believeOnlyOurProxies(request: Pick<IncomingMessage, 'headers' | 'socket'>, trustedProxies: number): void {
  if (trustedProxies > 0) return
  const { headers } = request
  headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown'
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded', 'x-real-ip']) delete headers[name]
}
