/**
 * A mark that every edit carries as the place of its note: who sent it, its number and when. The four numbers are an
 * ordinary geometry, so any server accepts them, and their bytes can be found in a frame without decoding it. The time
 * is written into the finished frame at the moment of sending.
 *
 * Numbers travel as tag 123 and eight bytes when they are neither small integers nor exact 32-bit floats; the last bit
 * of each mantissa is set here, so these never are. Exponents keep the values inside what a page allows:
 * x near 700, y 131,072–262,144, w 8,192–16,384.
 */
import type { Geometry } from '@/domain/board/object'

const tag = 123
export const magic = Buffer.from('4085c35ee1904bd3', 'hex')
const placeExponent = 0x410n
const timeExponent = 0x40cn
/** Bytes from the first of the magic number to the one after the time. */
const length = 8 + 1 + 8 + 1 + 8
const timeAt = 18

const double = (bits: bigint): number => {
  const view = Buffer.alloc(8)
  view.writeBigUInt64BE(bits)
  return view.readDoubleBE()
}

const timeBits = (ms: number): bigint => (timeExponent << 52n) | (BigInt(Math.round(ms * 1000)) << 1n) | 1n

/** `writer` below 2^20, `count` below 2^31. */
export function markedGeometry(writer: number, count: number): Geometry {
  const place = (placeExponent << 52n) | (BigInt(writer) << 32n) | (BigInt(count) << 1n) | 1n
  return [magic.readDoubleBE(), double(place), double(timeBits(0)), 120]
}

/** Where the time goes in a finished frame, or −1 when there is no mark in it. */
export function timeOffset(frame: Buffer): number {
  const at = frame.indexOf(magic)
  return at < 0 ? -1 : at + timeAt
}

export const stampTime = (frame: Buffer, at: number, ms: number): number => frame.writeBigUInt64BE(timeBits(ms), at)

export type Seen = (writer: number, count: number, sentAt: number) => void

/** Calls `seen` for every mark in these bytes. */
export function scanMarks(bytes: Buffer, seen: Seen): void {
  for (let at = bytes.indexOf(magic); at >= 0 && at + length <= bytes.length; at = bytes.indexOf(magic, at + length)) {
    if (bytes[at + 8] !== tag || bytes[at + 17] !== tag) continue
    const place = bytes.readBigUInt64BE(at + 9) & ((1n << 52n) - 1n)
    const time = bytes.readBigUInt64BE(at + timeAt) & ((1n << 52n) - 1n)
    seen(Number(place >> 32n), Number((place >> 1n) & 0x7fffffffn), Number(time >> 1n) / 1000)
  }
}

const words = Buffer.from('~MK~')
/** The same mark as text, for presence, whose payload is JSON: five digits of writer, seven of number, fifteen of time. */
export const markedText = (writer: number, count: number): string =>
  `~MK~${String(writer).padStart(5, '0')}${String(count).padStart(7, '0')}${'0'.repeat(15)}`

export const countInText = (mark: string): number => Number(mark.slice(9, 16))

export const textTimeOffset = (frame: Buffer): number => frame.indexOf(words) + 16

export const stampTextTime = (frame: Buffer, at: number, ms: number): number =>
  frame.write(String(Math.round(ms * 1000)).padStart(15, '0'), at, 'latin1')

const digits = (bytes: Buffer, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + bytes[at]! - 48
  return value
}

export function scanTextMarks(bytes: Buffer, seen: Seen): void {
  for (let at = bytes.indexOf(words); at >= 0 && at + 31 <= bytes.length; at = bytes.indexOf(words, at + 31)) {
    seen(digits(bytes, at + 4, at + 9), digits(bytes, at + 9, at + 16), digits(bytes, at + 16, at + 31) / 1000)
  }
}
