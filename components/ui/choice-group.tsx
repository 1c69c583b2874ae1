'use client'
import { type ReactNode, useId } from 'react'
import styles from './choice-group.module.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
  readonly icon?: ReactNode
}

interface ChoiceGroupProps<Value extends string> {
  readonly legend: string
  readonly hint?: ReactNode
  readonly choices: ReadonlyArray<Choice<Value>>
  /** Null while nothing was chosen: nobody is pushed into an answer. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** For forms that are sent without script. */
  readonly name?: string
}

/** Large radio cards, one per answer: a native radio group, so arrow keys and screen readers work as people know them. */
export function ChoiceGroup<Value extends string>({ legend, hint, choices, value, onChange, name }: ChoiceGroupProps<Value>) {
  const id = useId()
  return (
    <fieldset className={styles.group} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            className={styles.radio}
            name={name ?? id}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.icon && <span className={styles.icon}>{choice.icon}</span>}
          <span>
            {choice.label}
            {choice.hint && <span className={styles.choiceHint}>{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
