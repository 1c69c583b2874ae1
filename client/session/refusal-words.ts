/** What happened to the page, in words for the person it happened to. */
import type { PageRefusal } from './open-page-port'

export const accessEnded: PageRefusal = {
  kind: 'access ended',
  words:
    'Your access to this board has ended. What the others see of your words stays on the board. Ask whoever runs the board if this is a mistake.',
  action: 'join',
}

export const replaced: PageRefusal = {
  kind: 'replaced',
  words: 'This page was opened again somewhere else and is resting here.',
  action: 'retry',
}

export const tooOld: PageRefusal = {
  kind: 'too old',
  words: 'Evenboard was updated. Load the page again to go on writing. Your words are safe.',
  action: 'reload',
}

export const renewed = (someKept: boolean): PageRefusal => ({
  kind: 'renewed',
  words: someKept
    ? 'Somebody asked for their words to be taken off this board, so the page was loaded anew. Some of what you wrote could not be put back; it is kept for you to copy.'
    : 'Somebody asked for their words to be taken off this board, so the page was loaded anew. Nothing of yours was lost.',
  action: null,
})

export const notLetIn = (reason: string, words: string): PageRefusal =>
  reason === 'too-old'
    ? { ...tooOld, words }
    : { kind: 'not let in', words, action: reason === 'unknown-person' || reason === 'over' ? 'join' : null }

/** `reason` is one of the protocol's; which of them it was matters to a person only where they can act on it. */
export function refusedEdit(reason: string, someKept: boolean): PageRefusal {
  const kept = someKept ? ' Your words are kept here for you to copy.' : ''
  const why =
    reason === 'read-only'
      ? 'You can read this page but not write on it at the moment.'
      : reason === 'policy-limit' || reason === 'too-big' || reason === 'length'
        ? 'That was more than this page can hold.'
        : 'The server could not accept your last change, so the page was loaded anew.'
  return { kind: 'refused', words: why + kept, action: null }
}

/** After several refusals in a row going on would only lose more. */
export const refusedAgain: PageRefusal = {
  kind: 'not let in',
  words: 'The server keeps refusing changes from this page. Your words are kept here for you to copy.',
  action: 'reload',
}

/** Kinds after which the page does not go on by itself. */
export const isFinal = (refusal: PageRefusal): boolean =>
  refusal.kind === 'not let in' || refusal.kind === 'access ended' || refusal.kind === 'replaced' || refusal.kind === 'too old'

export const adviceOf = (refusal: PageRefusal): string => {
  switch (refusal.action) {
    case 'reload':
      return 'Load the page again.'
    case 'retry':
      return 'Go on here.'
    case 'join':
      return 'Join again with a link or a code.'
    case null:
      return ''
  }
}
