/**
 * What keys mean on the canvas. A table, so that it can be read, tested and shown. Letters work only when they are
 * switched on; nothing here works while somebody is typing or composing (that is decided before this is asked).
 */
export type ShortcutName =
  | 'select tool'
  | 'hand tool'
  | 'note tool'
  | 'connector tool'
  | 'area tool'
  | 'edit'
  | 'bin'
  | 'duplicate'
  | 'select all'
  | 'undo'
  | 'redo'
  | 'zoom in'
  | 'zoom out'
  | 'zoom to 100'
  | 'fit'
  | 'fit selection'
  | 'to front'
  | 'to back'
  | 'next object'
  | 'previous object'
  | 'cancel'
  | 'nudge left'
  | 'nudge right'
  | 'nudge up'
  | 'nudge down'
  | 'nudge far left'
  | 'nudge far right'
  | 'nudge far up'
  | 'nudge far down'

export interface KeyStroke {
  /** `KeyboardEvent.key`. */
  readonly key: string
  /** `KeyboardEvent.code`: digits with shift differ from one keyboard to the next, their place does not. */
  readonly code: string
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or the command key of a Mac. */
  readonly accel: boolean
}

const letters: Readonly<Record<string, ShortcutName>> = {
  v: 'select tool',
  h: 'hand tool',
  n: 'note tool',
  s: 'note tool',
  a: 'connector tool',
  x: 'connector tool',
  l: 'connector tool',
  f: 'area tool',
}
const plain: Readonly<Record<string, ShortcutName>> = {
  Enter: 'edit',
  Tab: 'next object',
  Escape: 'cancel',
  Delete: 'bin',
  Backspace: 'bin',
  ArrowLeft: 'nudge left',
  ArrowRight: 'nudge right',
  ArrowUp: 'nudge up',
  ArrowDown: 'nudge down',
  '+': 'zoom in',
  '=': 'zoom in',
  '-': 'zoom out',
  ']': 'to front',
  '[': 'to back',
}
const shifted: Readonly<Record<string, ShortcutName>> = {
  Tab: 'previous object',
  ArrowLeft: 'nudge far left',
  ArrowRight: 'nudge far right',
  ArrowUp: 'nudge far up',
  ArrowDown: 'nudge far down',
  '+': 'zoom in',
  Digit0: 'zoom to 100',
  Digit1: 'fit',
  Digit2: 'fit selection',
}
const accelerated: Readonly<Record<string, ShortcutName>> = {
  a: 'select all',
  d: 'duplicate',
  z: 'undo',
  y: 'redo',
  '+': 'zoom in',
  '=': 'zoom in',
  '-': 'zoom out',
  0: 'zoom to 100',
}

/** Characters that stand for themselves; they can be switched off like letters (WCAG 2.1.4). */
const isCharacter = (key: string): boolean => key.length === 1

/** The shortcut a key stands for, or null. `letterKeys` says whether single characters count. */
export function shortcutFor(stroke: KeyStroke, letterKeys: boolean): ShortcutName | null {
  const key = isCharacter(stroke.key) ? stroke.key.toLowerCase() : stroke.key
  if (stroke.alt) return null
  if (stroke.accel) {
    if (stroke.shift) return key === 'z' ? 'redo' : key === '+' ? 'zoom in' : null
    return accelerated[key] ?? null
  }
  if (isCharacter(key) && !letterKeys) return null
  if (stroke.shift) return shifted[stroke.code] ?? shifted[key] ?? null
  return plain[key] ?? letters[key] ?? null
}

/** What keys mean to somebody who is writing in a note: almost everything is text. */
export function writingShortcutFor(stroke: KeyStroke): 'cancel' | 'next beside' | 'next below' | null {
  if (stroke.alt || stroke.shift) return null
  if (stroke.key === 'Escape') return 'cancel'
  if (stroke.key === 'Tab' && !stroke.accel) return 'next beside'
  return stroke.key === 'Enter' && stroke.accel ? 'next below' : null
}
