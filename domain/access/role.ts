import { z } from 'zod'

/** What a person may do on one board. Roles are server state; they are never written by a client. */
export const roles = ['facilitator', 'participant', 'observer', 'evaluator'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** How a person wants to be counted. `unsaid` is "rather not say" and also what an unanswered question means. */
export const experienceGroups = ['lived', 'learned', 'both', 'unsaid'] as const
export const experienceGroup = z.enum(experienceGroups)
export type ExperienceGroup = z.infer<typeof experienceGroup>
