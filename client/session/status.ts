/**
 * What to tell a person about their words, in one of four states. "Saved for everyone" is said only when the server has
 * confirmed the last edit; "saved on this device" only when this device has confirmed it.
 */
export interface StatusFacts {
  /** Something has ended the page's work for good, in words; null while all is well. */
  readonly problem: { readonly words: string; readonly action: string } | null
  readonly connection: 'connected' | 'away'
  /** The document has been exchanged with the server since the connection was made. */
  readonly synced: boolean
  /** The page has something to show: from this device or from the server. */
  readonly loaded: boolean
  /** Edits (or commands) the server has not confirmed. */
  readonly unconfirmed: boolean
  /** Edits this device has not confirmed yet. */
  readonly unstored: boolean
  /** Whether this browser keeps a copy: 'none' in private windows, 'failing' when its storage is full. */
  readonly copy: 'kept' | 'none' | 'failing'
}

export interface Status {
  readonly kind: 'saved for everyone' | 'saved on this device' | 'connecting' | 'cannot save'
  /** One short sentence for the person. */
  readonly words: string
  /** What they can do about it; empty when there is nothing to do. */
  readonly advice: string
  /** Edits are on their way: show it calmly, this passes within a moment. */
  readonly busy: boolean
}

export function statusOf(facts: StatusFacts): Status {
  if (facts.problem) return { kind: 'cannot save', words: facts.problem.words, advice: facts.problem.action, busy: false }
  if (facts.connection === 'connected' && facts.synced) return whileConnected(facts)
  if (!facts.loaded) return { kind: 'connecting', words: 'Opening the page…', advice: '', busy: true }
  if (!facts.unconfirmed) {
    return {
      kind: 'connecting',
      words: 'Connecting…',
      advice: 'You may not see what others write until the connection is back.',
      busy: true,
    }
  }
  if (facts.copy === 'kept' && !facts.unstored) {
    return {
      kind: 'saved on this device',
      words: 'Saved on this device.',
      advice: 'It will be sent to the others when the connection is back. You can go on writing.',
      busy: false,
    }
  }
  if (facts.copy === 'kept') return { kind: 'connecting', words: 'Saving on this device…', advice: '', busy: true }
  return facts.copy === 'none'
    ? {
        kind: 'cannot save',
        words: 'Not saved: there is no connection, and this browser keeps no copy.',
        advice: 'Keep this page open until the connection is back. A private window forgets everything when it closes.',
        busy: false,
      }
    : {
        kind: 'cannot save',
        words: 'Not saved: there is no connection, and the storage of this device is full.',
        advice: 'Keep this page open until the connection is back, or free some space on the device.',
        busy: false,
      }
}

function whileConnected(facts: StatusFacts): Status {
  if (!facts.unconfirmed) return { kind: 'saved for everyone', words: 'Saved for everyone.', advice: '', busy: false }
  return facts.copy === 'kept' && !facts.unstored
    ? { kind: 'saved on this device', words: 'Saved on this device, sending…', advice: '', busy: true }
    : { kind: 'connecting', words: 'Saving…', advice: '', busy: true }
}
