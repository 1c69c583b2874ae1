/**
 * How a person is told apart at a glance: a colour and a picture, always together, because colour alone says nothing to
 * many people. Both are given by the server, the least used first, so that a room of twelve gets twelve different pairs.
 */

/** Calm and dark enough for white writing: contrast with white at least 4.5 : 1 (tested). */
export const personColours = [
  '#1b6ca8',
  '#a1421d',
  '#2e6b34',
  '#7a3e9d',
  '#0b6e6e',
  '#a8325e',
  '#5c5f1a',
  '#4453b0',
  '#8a4b08',
  '#4d5b66',
  '#87366f',
  '#1d6a4f',
] as const

/** Names of pictures (lucide). Friendly things of no rank: nothing that bites, burns or wins. */
export const personSymbols = [
  'bird',
  'leaf',
  'moon',
  'key',
  'umbrella',
  'cat',
  'shell',
  'sun',
  'anchor',
  'cherry',
  'sailboat',
  'feather',
  'fish',
  'tent',
  'bell',
  'snail',
  'mountain',
  'clover',
  'rabbit',
  'lamp',
  'coffee',
  'turtle',
  'sprout',
  'cloud',
] as const
export type PersonSymbol = (typeof personSymbols)[number]

export interface PersonMark {
  readonly colour: string
  readonly symbol: string
}

const leastUsed = (choices: readonly string[], used: readonly string[]): string => {
  const counts = choices.map((choice) => used.filter((one) => one === choice).length)
  return choices[counts.indexOf(Math.min(...counts))] as string
}

/** The mark for the next person on a board where `taken` are already in use. Deterministic; ties go to list order. */
export const nextMark = (taken: readonly PersonMark[]): PersonMark => ({
  colour: leastUsed(
    personColours,
    taken.map((mark) => mark.colour),
  ),
  symbol: leastUsed(
    personSymbols,
    taken.map((mark) => mark.symbol),
  ),
})
