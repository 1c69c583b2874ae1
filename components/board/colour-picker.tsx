'use client'
import { Check } from 'lucide-react'
import { type NoteColour, noteColours } from '@/domain/board/object'
import { classNames } from '../ui/class-names'
import styles from './colour-picker.module.css'
import { boardWords } from './words'

interface ColourPickerProps {
  /** Null when what is selected has several colours. */
  readonly value: NoteColour | null
  readonly onChange: (colour: NoteColour) => void
}

/** Eight papers, each with its name in sight: nobody has to tell pink from violet by eye. */
export function ColourPicker({ value, onChange }: ColourPickerProps) {
  return (
    <div role="group" aria-label={boardWords.selection.colour} className={styles.colours}>
      {noteColours.map((colour) => (
        <button key={colour} type="button" aria-pressed={colour === value} className={styles.colour} onClick={() => onChange(colour)}>
          <span className={classNames(styles.paper, styles[colour])}>{colour === value && <Check aria-hidden />}</span>
          {boardWords.colours[colour]}
        </button>
      ))}
    </div>
  )
}
