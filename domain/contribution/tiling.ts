/**
 * Greedy string tiling (after Wise, "String similarity via greedy string tiling and running Karp-Rabin matching", 1993):
 * which stretches of one text are made of stretches of another, longest first, every source unit used once.
 */

/** `len` units at `at` in the text equal those at `from` in the source. */
export interface Tile {
  readonly at: number
  readonly from: number
  readonly len: number
}

/** Comparisons after which the search stops: a hostile text of one repeated letter must not stall the server. */
const workLimit = 2_000_000

/**
 * At most `most` tiles of at least `shortest` units, longest first (ties: earliest in the text, then in the source).
 * Deterministic; the result is sorted by place in the text.
 */
export function tile(text: string, source: string, shortest: number, most: number): Tile[] {
  const places = gramPlaces(source, shortest)
  const textTaken = new Uint8Array(text.length)
  const sourceTaken = new Uint8Array(source.length)
  const tiles: Tile[] = []
  let work = 0
  while (tiles.length < most && work < workLimit) {
    let best: Tile | null = null
    for (let at = 0; at + shortest <= text.length && work < workLimit; at++) {
      if (textTaken[at]) continue
      for (const from of places.get(text.slice(at, at + shortest)) ?? []) {
        if (work >= workLimit) break
        let len = 0
        while (
          at + len < text.length &&
          from + len < source.length &&
          !textTaken[at + len] &&
          !sourceTaken[from + len] &&
          text.charCodeAt(at + len) === source.charCodeAt(from + len)
        ) {
          len++
        }
        work += len + 1
        if (len >= shortest && len > (best?.len ?? 0)) best = { at, from, len }
      }
    }
    if (!best) break
    textTaken.fill(1, best.at, best.at + best.len)
    sourceTaken.fill(1, best.from, best.from + best.len)
    tiles.push(best)
  }
  return tiles.sort((a, b) => a.at - b.at)
}

function gramPlaces(source: string, size: number): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (let from = 0; from + size <= source.length; from++) {
    const gram = source.slice(from, from + size)
    const known = places.get(gram)
    if (known) known.push(from)
    else places.set(gram, [from])
  }
  return places
}
