/**
 * What a person is told before the first note: who can see this, for how long, what happens with it. At most eighty
 * plain words, built from how the board really is; nothing is promised that the product does not do.
 */
export interface BriefingFacts {
  /** People who can read along now: facilitators, participants and observers, without evaluators. */
  readonly people: number
  readonly evaluators: number
  readonly released: boolean
  /** ms since 1970, or null when nobody has set a date. */
  readonly keptUntil: number | null
}

export interface Briefing {
  readonly whoSees: string
  readonly howLong: string
  readonly whatHappens: string
}

export const briefingWords = 80

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A date as the briefing writes it, in UTC: "3 March 2027". */
export const plainDate = (time: number): string => day.format(time)

function evaluatorsSentence({ evaluators, released }: BriefingFacts): string {
  if (released) return evaluators === 0 ? ' It was released to evaluators; none has been invited yet.' : ' Evaluators can read it too.'
  return ' Evaluators see it only after a facilitator releases it.'
}

export function briefing(facts: BriefingFacts): Briefing {
  const others = facts.people === 1 ? 'one person so far' : `${facts.people} people so far`
  return {
    whoSees: `Everyone on this board: ${others}.${evaluatorsSentence(facts)}`,
    howLong:
      facts.keptUntil === null
        ? 'No end date is set yet. You can ask a facilitator for one.'
        : `The plan is to keep it until ${plainDate(facts.keptUntil)}.`,
    whatHappens:
      'We record who wrote what and when, so nobody’s part is lost. You can put a note in the bin, but the record stays. You never have to tell your story to take part.',
  }
}

/** Words as a reader would count them. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
