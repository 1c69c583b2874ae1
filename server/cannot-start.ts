/** Evenboard cannot start as things are, and the message says what to do about it. Anything else that is thrown is a bug. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
