/** Numbers of the wire (seven bits a byte, lowest first), written into buffers that have exactly the room for them. */

/** How many bytes `value` takes. Whole numbers from 0 up. */
export function varintLength(value: number): number {
  let length = 1
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length += 1
  return length
}

/** Writes `value` at `at` and answers with the place after it. */
export function writeVarint(into: Uint8Array, at: number, value: number): number {
  let rest = value
  let place = at
  for (; rest > 127; rest = Math.floor(rest / 128)) into[place++] = 128 | (rest % 128)
  into[place] = rest
  return place + 1
}
