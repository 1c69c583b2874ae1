import type { ExperienceGroup, Role } from '@/domain/access/role'

/** How people want to be counted, in the words put to them. */
export const groupChoices: ReadonlyArray<{ value: ExperienceGroup; label: string; hint?: string }> = [
  { value: 'lived', label: 'I have lived it', hint: 'Lived experience' },
  { value: 'learned', label: 'I work in it', hint: 'Learned experience' },
  { value: 'both', label: 'Both', hint: 'I have lived it and I work in it' },
  { value: 'unsaid', label: 'I would rather not say' },
]

export const groupWords: Record<ExperienceGroup, string> = {
  lived: 'Lived experience',
  learned: 'Learned experience',
  both: 'Both',
  unsaid: 'Not said',
}

export const roleWords: Record<Role, { name: string; explain: string }> = {
  facilitator: { name: 'Facilitator', explain: 'Writes, and looks after people, links and pages' },
  participant: { name: 'Participant', explain: 'Reads and writes' },
  observer: { name: 'Observer', explain: 'Reads along' },
  evaluator: { name: 'Evaluator', explain: 'Reads what the group has released' },
}
