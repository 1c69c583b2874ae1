/** How derived history lies in the database: JSON under brotli. Quality 4 packs a million operations in about a second. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { BuilderState } from './builder'
import type { TimelineState } from './timeline-writer'

export const codec = 'br+json'

/**
 * Raised whenever the form of derived rows or the rules behind them (tracing, sessionizing, scenes) change: older rows are
 * thrown away and derived again. 2: scenes say which tags stood when.
 */
export const historyRevision = 2

export const pack = (json: string | Uint8Array): Uint8Array => brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })

/** What was packed by this revision of this program; rows of other revisions are never read. */
export const unpackJson = <Value>(bytes: Uint8Array): Value => JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as Value

export interface Checkpoint {
  readonly builder: BuilderState
  readonly timeline: TimelineState
}

/** The document is kept as bytes beside the JSON, in one packed value. */
export function packCheckpoint({ builder, timeline }: Checkpoint): Uint8Array {
  const { document, ...rest } = builder
  const out = encoding.createEncoder()
  encoding.writeVarUint8Array(out, document)
  encoding.writeVarUint8Array(out, new TextEncoder().encode(JSON.stringify({ builder: rest, timeline })))
  return pack(encoding.toUint8Array(out))
}

export function unpackCheckpoint(bytes: Uint8Array): Checkpoint {
  const input = decoding.createDecoder(brotliDecompressSync(bytes))
  const document = decoding.readVarUint8Array(input)
  const json = JSON.parse(new TextDecoder().decode(decoding.readVarUint8Array(input))) as {
    builder: Omit<BuilderState, 'document'>
    timeline: TimelineState
  }
  return { builder: { ...json.builder, document }, timeline: json.timeline }
}
