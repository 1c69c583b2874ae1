/** A connection's far end over a WebSocket: frames go straight into the socket, everything else through `ws`. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Link } from '../room/connection'

/** Ms a client has to answer a close before the line is cut. */
const closePatience = 2_000

export function socketLink(ws: WebSocket, socket: Duplex): Link {
  return {
    write: (frames) => {
      if (ws.readyState === ws.OPEN) socket.write(frames)
    },
    get held() {
      return socket.writableLength
    },
    whenDrained: (then) => {
      if (socket.writableLength === 0) setImmediate(then)
      else socket.once('drain', then)
    },
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    close: (code, reason) => {
      ws.resume()
      ws.close(code, reason)
      setTimeout(() => ws.terminate(), closePatience).unref()
    },
  }
}
