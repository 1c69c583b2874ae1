'use client'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names'
import styles from './text-field.module.css'

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong and what to do about it. Read out when it appears. */
  readonly error?: string | null
}

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'size'>
type TextAreaProps = FieldProps & ComponentProps<'textarea'>

/** A labelled line of text; the label is always visible, hint and error are tied to it for screen readers. */
export function TextField({ label, hint, error, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input type="text" {...rest} {...ids} className={classNames(styles.input, className)} />}
    </Field>
  )
}

export function TextArea({ label, hint, error, className, rows = 3, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <textarea rows={rows} {...rest} {...ids} className={classNames(styles.input, className)} />}
    </Field>
  )
}

interface ControlIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

function Field({ label, hint, error, children }: FieldProps & { readonly children: (ids: ControlIds) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      <div role="alert" className={styles.error} id={`${id}-error`}>
        {error}
      </div>
    </div>
  )
}
