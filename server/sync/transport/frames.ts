/**
 * WebSocket frames made by hand (RFC 6455, section 5.2: final, binary, unmasked, as servers send them). A frame is made
 * once and its bytes are written to every receiver; several frames go out in one write.
 */

/** A frame with room for a payload of `length` bytes, which begins at `at`. */
export function emptyFrame(length: number): { readonly bytes: Buffer; readonly at: number } {
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(head + length)
  bytes[0] = 0x82
  if (head === 2) bytes[1] = length
  else if (head === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeUInt32BE(Math.floor(length / 2 ** 32), 2)
    bytes.writeUInt32BE(length >>> 0, 6)
  }
  return { bytes, at: head }
}

/** The whole frame around a payload that comes in one part or several. */
export function frame(...parts: readonly Uint8Array[]): Buffer {
  const { bytes, at } = emptyFrame(parts.reduce((sum, part) => sum + part.length, 0))
  let place = at
  for (const part of parts) {
    bytes.set(part, place)
    place += part.length
  }
  return bytes
}

/** The payloads of whole frames that were made by `frame`: for transports that are not sockets. */
export function payloadsOf(frames: Uint8Array): Uint8Array[] {
  const payloads: Uint8Array[] = []
  const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength)
  for (let at = 0; at < frames.length; ) {
    const short = view.getUint8(at + 1)
    const [head, length] = short < 126 ? [2, short] : short === 126 ? [4, view.getUint16(at + 2)] : [10, Number(view.getBigUint64(at + 2))]
    payloads.push(frames.subarray(at + head, at + head + length))
    at += head + length
  }
  return payloads
}
