/**
 * Who a contribution belongs to: a weighted, correctable list, apart from the log of who typed what. Tidying a sentence
 * does not make somebody its author.
 */
import { z } from 'zod'
import { participantId } from '../base/ids'

export const contributorShare = z.object({ participantId, share: z.number().positive().max(1) })
export type ContributorShare = z.infer<typeof contributorShare>

/** One to twelve different people whose shares sum to 1 (within 0.001: thirds are written as decimals). */
export const contributorsDeclaration = z
  .array(contributorShare)
  .min(1)
  .max(12)
  .refine((list) => Math.abs(list.reduce((sum, one) => sum + one.share, 0) - 1) < 0.001, 'The shares must add up to one.')
  .refine((list) => new Set(list.map((one) => one.participantId)).size === list.length, 'Each person can be named once.')
export type ContributorsDeclaration = z.infer<typeof contributorsDeclaration>
