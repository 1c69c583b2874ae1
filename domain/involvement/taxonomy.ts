/**
 * Taxonomies are versioned data with stable term ids. A version never changes once it was used: a new wording is a new
 * version with the same term ids, so that old tags keep their old words. Labels for screens are data beside the terms.
 *
 * LEVEL follows the four purposes of "What is co-production?" (Fulfilling Lives South East); the names are ours. The
 * levels are kinds, not ranks: never show them as a staircase. STAGE follows design, delivery, commissioning and
 * evaluation (Fulfilling Lives LSL; the Four Co's, Governance International).
 */
import { z } from 'zod'

export const taxonomyIds = ['level', 'stage', 'mode', 'speaking'] as const
export const taxonomyId = z.enum(taxonomyIds)
export type TaxonomyId = z.infer<typeof taxonomyId>

export interface Term {
  readonly id: string
  /** The field's word, used in exports. */
  readonly label: string
  /** What people read on the screen: at most five or six plain words. */
  readonly plain: string
  /** Name of a picture shown beside the word, so that colour is never the only sign. */
  readonly symbol: string
}

export interface Taxonomy {
  readonly id: TaxonomyId
  readonly version: number
  /** The question put to people. */
  readonly question: string
  /** How many terms one assertion may hold. */
  readonly most: number
  readonly source: string
  readonly terms: readonly Term[]
}

export const level: Taxonomy = {
  id: 'level',
  version: 1,
  question: 'What does this change?',
  most: 2,
  source: 'Four purposes of involvement, Fulfilling Lives South East (names are ours)',
  terms: [
    { id: 'lvl.individual', label: 'Individual recovery', plain: 'My own life', symbol: 'user' },
    { id: 'lvl.services', label: 'Services', plain: 'How a service works', symbol: 'door-open' },
    { id: 'lvl.systems', label: 'Systems', plain: 'Rules, money and joining up', symbol: 'cog' },
    { id: 'lvl.community', label: 'Community', plain: 'People and places around us', symbol: 'house' },
  ],
}

export const stage: Taxonomy = {
  id: 'stage',
  version: 1,
  question: 'Which part of the service’s life?',
  most: 1,
  source: 'Design, delivery, commissioning, evaluation (Fulfilling Lives LSL; the Four Co’s, Governance International)',
  terms: [
    { id: 'stg.commissioning', label: 'Commissioning', plain: 'Deciding what gets paid for', symbol: 'coins' },
    { id: 'stg.design', label: 'Design', plain: 'Working out how it should be', symbol: 'pencil-ruler' },
    { id: 'stg.delivery', label: 'Delivery', plain: 'Doing it', symbol: 'hand-helping' },
    { id: 'stg.evaluation', label: 'Evaluation', plain: 'Checking if it works', symbol: 'search-check' },
  ],
}

export const mode: Taxonomy = {
  id: 'mode',
  version: 1,
  question: 'What kind of note is it?',
  most: 1,
  source: 'Evenboard',
  terms: [
    { id: 'prompt', label: 'Prompt', plain: 'To get us started', symbol: 'megaphone' },
    { id: 'story', label: 'Story', plain: 'What happened to me', symbol: 'book-open' },
    { id: 'problem', label: 'Problem', plain: 'What is wrong', symbol: 'triangle-alert' },
    { id: 'idea', label: 'Idea', plain: 'What we could do', symbol: 'lightbulb' },
    { id: 'question', label: 'Question', plain: 'Something I want to know', symbol: 'circle-help' },
    { id: 'answer', label: 'Answer', plain: 'An answer', symbol: 'message-circle-reply' },
    { id: 'challenge', label: 'Challenge', plain: 'I see it differently', symbol: 'hand' },
    { id: 'information', label: 'Information', plain: 'Something to know', symbol: 'info' },
    { id: 'agreement', label: 'Agreement', plain: 'What we agreed', symbol: 'handshake' },
    { id: 'reflection', label: 'Reflection', plain: 'Looking back', symbol: 'rotate-ccw' },
    { id: 'report', label: 'Report', plain: 'News of what was done', symbol: 'newspaper' },
  ],
}

export const speaking: Taxonomy = {
  id: 'speaking',
  version: 1,
  question: 'Are you speaking from your life, your job, or both?',
  most: 1,
  source: 'Evenboard',
  terms: [
    { id: 'lived', label: 'Lived experience', plain: 'My own life', symbol: 'heart' },
    { id: 'work', label: 'Work', plain: 'My job', symbol: 'briefcase' },
    { id: 'both', label: 'Both', plain: 'Both', symbol: 'blend' },
  ],
}

/** Every version that was ever in use; the last one per id is what new tags are made with. */
export const taxonomies: readonly Taxonomy[] = [level, stage, mode, speaking]

/** The taxonomy of that id and version, or undefined: an unknown version is shown by its bare term id. */
export const findTaxonomy = (id: TaxonomyId, version?: number): Taxonomy | undefined =>
  taxonomies.findLast((taxonomy) => taxonomy.id === id && (version === undefined || taxonomy.version === version))

export const findTerm = (taxonomy: Taxonomy, termId: string): Term | undefined => taxonomy.terms.find((term) => term.id === termId)
