import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { noteColours } from '@/domain/board/object'
import { experienceGroups } from '@/domain/access/role'
import { contrast } from '@/components/ui/contrast'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll('"', "'")

function block(start: string): Map<string, string> {
  const from = css.indexOf('{', css.indexOf(start))
  const text = css.slice(from + 1, css.indexOf('}', from))
  return new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

const light = block(':root {')
const darkByDevice = block(":root:not([data-theme='light'])")
const darkByChoice = block(":root[data-theme='dark']")

/** Every pair of text and ground that meets on a screen. A new pairing in a stylesheet belongs here. */
const textPairs: ReadonlyArray<readonly [ink: string, ground: string]> = [
  ...['--paper', '--surface', '--surface-sunk', '--surface-hover'].flatMap((ground) =>
    ['--ink', '--ink-soft', '--accent-ink', '--danger-ink', '--warn-ink', '--good-ink'].map((ink) => [ink, ground] as const),
  ),
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-hover'],
  ['--on-danger', '--danger'],
  ['--on-danger', '--danger-hover'],
  ['--accent-ink', '--accent-soft'],
  ['--ink', '--accent-soft'],
  ['--danger-ink', '--danger-soft'],
  ['--warn-ink', '--warn-soft'],
  ['--good-ink', '--good-soft'],
  ['--info-ink', '--info-soft'],
  ...['--danger-soft', '--warn-soft', '--good-soft', '--info-soft'].map((ground) => ['--ink', ground] as const),
  ...experienceGroups.map((group) => [`--group-${group}-ink`, `--group-${group}-soft`] as const),
  ...experienceGroups.map((group) => [`--group-${group}-ink`, '--surface'] as const),
  ...noteColours.flatMap((colour) => ['--note-ink', '--note-ink-soft'].map((ink) => [ink, `--note-${colour}`] as const)),
]

/** Edges of controls and the focus ring: 3 to 1 is what WCAG 1.4.11 asks. */
const edgePairs: ReadonlyArray<readonly [edge: string, ground: string]> = ['--paper', '--surface', '--surface-sunk'].flatMap((ground) =>
  ['--line-strong', '--focus', '--accent'].map((edge) => [edge, ground] as const),
)

describe.each([
  ['light', light],
  ['dark', darkByChoice],
])('%s theme', (_name, theme) => {
  const colour = (token: string) => theme.get(token) ?? `${token} is missing`

  it.each(textPairs)('%s is legible on %s', (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edgePairs)('%s stands out on %s', (edge, ground) => {
    expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})

it('is the same dark, whether the device or the person asked for it', () => {
  expect([...darkByDevice]).toEqual([...darkByChoice])
})
