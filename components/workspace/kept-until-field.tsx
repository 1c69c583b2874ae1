'use client'
import { TextField } from '../ui/text-field'
import { workspaceWords } from './words'

const words = workspaceWords.boards
const oneDay = 24 * 3600 * 1000

/** A day as the date field writes it, in UTC. */
export const dayOf = (time: number | null): string => (time === null ? '' : new Date(time).toISOString().slice(0, 10))

/** The end of that day in UTC (ms since 1970), or null for an empty field. */
export const timeOfDay = (day: string): number | null => (day === '' ? null : Date.parse(`${day}T00:00:00Z`) + oneDay - 1)

export function KeptUntilField({ value, onChange }: { readonly value: string; readonly onChange: (day: string) => void }) {
  return (
    <TextField
      label={words.keptUntil}
      hint={words.keptUntilHint}
      type="date"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
