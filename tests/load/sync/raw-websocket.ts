/**
 * A websocket client that costs far less than the server under test: one read buffer for all sockets, no masking work
 * (the key is zero, which is legal), no compression offered. Frames of the server must not be fragmented.
 */
import { randomBytes } from 'node:crypto'
import net from 'node:net'

const readBuffer = Buffer.allocUnsafe(256 * 1024)

/** A complete client frame, ready for the socket. */
export function frame(payload: Uint8Array, opcode = 2): Buffer {
  const n = payload.length
  const head = n < 126 ? 2 : n < 65_536 ? 4 : 10
  const made = Buffer.alloc(head + 4 + n)
  made[0] = 0x80 | opcode
  made[1] = 0x80 | (head === 2 ? n : head === 4 ? 126 : 127)
  if (head === 4) made.writeUInt16BE(n, 2)
  if (head === 10) made.writeBigUInt64BE(BigInt(n), 2)
  made.set(payload, head + 4)
  return made
}

interface Listeners {
  readonly onOpen: () => void
  /** The payload is only valid during the call. */
  readonly onMessage: (payload: Buffer) => void
}

export class RawWebSocket {
  bytesIn = 0
  frames = 0
  closed = false
  /** Why it ended, in words; null while it is open or when the socket just ended. */
  reason: string | null = null
  private open = false
  private rest: Buffer | null = null
  private big: { readonly payload: Buffer; filled: number; readonly opcode: number } | null = null
  private readonly socket: net.Socket

  constructor(
    address: string,
    private readonly listeners: Listeners,
  ) {
    const url = new URL(address)
    this.socket = net.connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: { buffer: readBuffer, callback: (n) => this.read(readBuffer.subarray(0, n)) },
    })
    this.socket.on('connect', () => {
      const key = randomBytes(16).toString('base64')
      this.socket.write(
        `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nOrigin: http://${url.host}\r\nUpgrade: websocket\r\n` +
          `Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      )
    })
    this.socket.on('error', (error) => this.end(error.message))
    this.socket.on('close', () => this.end(null))
    this.socket.on('end', () => this.socket.destroy())
  }

  send(bytes: Buffer): void {
    if (!this.closed) this.socket.write(bytes)
  }
  close(): void {
    this.socket.destroy()
  }
  pause(): void {
    this.socket.pause()
  }
  resume(): void {
    this.socket.resume()
  }

  private end(reason: string | null): void {
    this.closed = true
    this.reason ??= reason
  }

  private read(chunk: Buffer): boolean {
    this.bytesIn += chunk.length
    let bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk])
    this.rest = null
    if (!this.open) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) {
        this.rest = Buffer.from(bytes)
        return true
      }
      const status = bytes.toString('latin1', 0, bytes.indexOf('\r\n'))
      if (!status.includes(' 101')) {
        this.socket.destroy(new Error(`refused: ${status}`))
        return false
      }
      this.open = true
      bytes = bytes.subarray(end + 4)
      this.listeners.onOpen()
    }
    this.cut(bytes)
    return true
  }

  /** Cuts bytes into frames; what is left of the last one waits, large payloads are filled in place. */
  private cut(bytes: Buffer): void {
    let at = 0
    while (at < bytes.length) {
      if (this.big) {
        const take = Math.min(this.big.payload.length - this.big.filled, bytes.length - at)
        bytes.copy(this.big.payload, this.big.filled, at, at + take)
        this.big.filled += take
        at += take
        if (this.big.filled < this.big.payload.length) return
        const { opcode, payload } = this.big
        this.big = null
        this.message(opcode, payload)
        continue
      }
      const left = bytes.length - at
      if (left < 2) break
      const short = bytes[at + 1]! & 127
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (left < head) break
      const n = head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      const opcode = bytes[at]! & 15
      if (left >= head + n) {
        this.message(opcode, bytes.subarray(at + head, at + head + n))
        at += head + n
      } else if (n > 16_384) {
        this.big = { payload: Buffer.allocUnsafe(n), filled: 0, opcode }
        at += head
      } else break
    }
    if (at < bytes.length) this.rest = Buffer.from(bytes.subarray(at))
  }

  private message(opcode: number, payload: Buffer): void {
    this.frames++
    if (opcode <= 2) this.listeners.onMessage(payload)
    else if (opcode === 9) this.send(frame(Buffer.from(payload), 10))
    else if (opcode === 8) {
      this.reason = payload.length >= 2 ? `code ${payload.readUInt16BE(0)} ${payload.toString('utf8', 2)}`.trim() : 'no code'
      this.socket.end(frame(Buffer.from(payload.subarray(0, 2)), 8))
    }
  }
}
