/**
 * Who gets a request to leave HTTP. Next attaches an upgrade listener of its own to the server it is given and ends
 * sockets it does not know; so it is given an emitter, and hears only what is meant for its hot reload.
 */
import { EventEmitter } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { socketPath } from '@/domain/protocol/wire'

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Sends board sockets to `board`, Next's own (in development) to `nextEars`, and ends all others at once. */
export function routeUpgrades(server: Server, board: Upgrade, nextEars: EventEmitter, dev: boolean): void {
  server.on('upgrade', (request, socket, head) => {
    // A visitor who leaves in the middle of the handshake is no news.
    socket.on('error', () => socket.destroy())
    if (request.url?.startsWith(`${socketPath}/`)) board(request, socket, head)
    else if (dev && request.url?.startsWith('/_next/') && nextEars.listenerCount('upgrade') > 0)
      nextEars.emit('upgrade', request, socket, head)
    else socket.destroy()
  })
}

/** What Next is given as its server: something to attach listeners to. */
export const earsForNext = (): EventEmitter & Server => new EventEmitter() as EventEmitter & Server
