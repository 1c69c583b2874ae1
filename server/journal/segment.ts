/**
 * A segment: a thousand cold rows in one blob, nothing merged away. Author, context, time and length of every row are in
 * its header, so each change can be read back exactly as it was appended.
 *
 *     brotli( varuint version · varuint rows · names · rows × (seq, time, session, context, flags, length) · bytes )
 */
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { NewUpdate } from './journal'

export const segmentCodec = 'rows-1+brotli'
const version = 1
const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

export async function packRows(rows: readonly NewUpdate[]): Promise<Buffer> {
  const names = [...new Set(rows.flatMap((row) => [row.sessionId, row.contextId]).filter((name) => name !== null))]
  const place = new Map<string | null, number>(names.map((name, index) => [name, index + 1]))
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, version)
  encoding.writeVarUint(encoder, rows.length)
  encoding.writeVarUint(encoder, names.length)
  for (const name of names) encoding.writeVarString(encoder, name)
  let [seq, time] = [0, 0]
  for (const row of rows) {
    encoding.writeVarUint(encoder, row.seq - seq)
    encoding.writeVarInt(encoder, row.receivedAt - time)
    encoding.writeVarUint(encoder, place.get(row.sessionId) ?? 0)
    encoding.writeVarUint(encoder, place.get(row.contextId) ?? 0)
    encoding.writeVarUint(encoder, row.viaStep2 ? 1 : 0)
    encoding.writeVarUint(encoder, row.bytes.length)
    ;[seq, time] = [row.seq, row.receivedAt]
  }
  for (const row of rows) encoding.writeUint8Array(encoder, row.bytes)
  return compress(encoding.toUint8Array(encoder), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

/** The rows as they were packed. Throws when the blob is damaged or of a later version: that is a bug or a broken disk. */
export async function unpackRows(codec: string, blob: Uint8Array): Promise<NewUpdate[]> {
  if (codec !== segmentCodec) throw new Error(`a journal segment is in the unknown form "${codec}"`)
  const decoder = decoding.createDecoder(new Uint8Array(await decompress(blob)))
  const found = decoding.readVarUint(decoder)
  if (found !== version) throw new Error(`a journal segment has the unknown version ${found}`)
  const count = decoding.readVarUint(decoder)
  const names = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder))
  const nameAt = (index: number) => (index === 0 ? null : (names[index - 1] ?? null))
  let [seq, time] = [0, 0]
  const heads = Array.from({ length: count }, () => {
    seq += decoding.readVarUint(decoder)
    time += decoding.readVarInt(decoder)
    return {
      seq,
      receivedAt: time,
      sessionId: nameAt(decoding.readVarUint(decoder)) as NewUpdate['sessionId'],
      contextId: nameAt(decoding.readVarUint(decoder)),
      viaStep2: decoding.readVarUint(decoder) === 1,
      length: decoding.readVarUint(decoder),
    }
  })
  return heads.map(({ length, ...row }) => ({ ...row, bytes: decoding.readUint8Array(decoder, length) }))
}
