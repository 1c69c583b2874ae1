/**
 * What can stand on a page, as plain values. The Yjs layout that stores it is in `page-document.ts`; the canvas, the
 * history and the exports all speak in these values, so none of them needs to know how Yjs keeps them.
 */
import { z } from 'zod'
import { objectId } from '../base/ids'

/** Named colours, not hex values: themes and patterns decide how each looks, and evaluators can export a word. */
export const noteColours = ['yellow', 'orange', 'pink', 'violet', 'blue', 'teal', 'green', 'grey'] as const
export const noteColour = z.enum(noteColours)
export type NoteColour = z.infer<typeof noteColour>

/** How one contribution speaks to another. `null` is a plain line without a declared meaning. */
export const linkMeanings = ['builds_on', 'answers', 'asks_about', 'challenges'] as const
export const linkMeaning = z.enum(linkMeanings)
export type LinkMeaning = z.infer<typeof linkMeaning>

export const objectKinds = ['note', 'area', 'connector'] as const
export const objectKind = z.enum(objectKinds)
export type ObjectKind = z.infer<typeof objectKind>

const finite = z.number().finite()
/** `[x, y, w, h]` in page units, one value and one write per gesture. Sizes 16–20,000, positions within ±1,000,000. */
export const geometry = z.tuple([
  finite.min(-1e6).max(1e6),
  finite.min(-1e6).max(1e6),
  finite.min(16).max(20_000),
  finite.min(16).max(20_000),
])
export type Geometry = z.infer<typeof geometry>

/** `[parent, order]`: the area an object lies in (or null) and a fractional index; they change together. */
export const placement = z.tuple([objectId.nullable(), z.string().max(256)])
export type Placement = z.infer<typeof placement>

/** Written once, when the object is made. `at` is the device's clock in ms: what the person's own clock said, not what the server vouches for. */
export const birth = z.object({
  t: objectKind,
  v: z.literal(1),
  /** The note this one was made from ("next note", "reply"). */
  from: objectId.optional(),
  /** The object this one is a copy of; the words keep their first author. */
  copyOf: objectId.optional(),
  at: z.number().int().nonnegative().optional(),
})
export type Birth = z.infer<typeof birth>

/** Small look-and-meaning record per kind; unknown keys are dropped on reading, bad values fall back to the default. */
export const noteStyle = z.object({ colour: noteColour.catch('yellow') })
export const areaStyle = z.object({
  title: z.string().max(200).catch(''),
  question: z.string().max(500).catch(''),
  columns: z.array(z.string().max(120)).max(24).catch([]),
  lanes: z.array(z.string().max(120)).max(24).catch([]),
  colour: noteColour.catch('grey'),
})
export const connectorStyle = z.object({ meaning: linkMeaning.nullable().catch(null) })
export type NoteStyle = z.infer<typeof noteStyle>
export type AreaStyle = z.infer<typeof areaStyle>
export type ConnectorStyle = z.infer<typeof connectorStyle>

/** `[from, to]`: the objects a connector joins. A missing end hides the connector; it does not delete it. */
export const ends = z.tuple([objectId, objectId])
export type Ends = z.infer<typeof ends>

interface Common {
  readonly id: z.infer<typeof objectId>
  readonly birth: Birth
  readonly parent: z.infer<typeof objectId> | null
  /** Fractional index; ties are broken by id. */
  readonly order: string
  /** When it was put in the bin (device clock, ms), or null while it is on the page. */
  readonly binnedAt: number | null
  readonly locked: boolean
  /** Client id of the session that made it: the registry says who that is. 0 when unknown. */
  readonly madeBy: number
}
export interface Note extends Common {
  readonly kind: 'note'
  readonly geometry: Geometry
  readonly style: NoteStyle
  /** Blocks are joined with a line feed. */
  readonly text: string
}
export interface Area extends Common {
  readonly kind: 'area'
  readonly geometry: Geometry
  readonly style: AreaStyle
}
export interface Connector extends Common {
  readonly kind: 'connector'
  readonly style: ConnectorStyle
  readonly ends: Ends
}
export type BoardObject = Note | Area | Connector

/** A page stays workable up to here; above `gentleAt` a warning is shown, at `most` new objects are refused. */
export const objectLimits = { gentleAt: 3_000, soft: 5_000, most: 20_000 } as const
