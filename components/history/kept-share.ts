import type { Contribution } from '@/domain/contribution/contribution'

/** Of what the contributors wrote in it, how many percent still stand; null when they wrote nothing themselves. */
export function keptShare(contribution: Pick<Contribution, 'contributors' | 'words'>): number | null {
  const own = contribution.words.filter((share) => contribution.contributors.some((one) => one.participantId === share.participantId))
  const alive = own.reduce((sum, share) => sum + share.alive, 0)
  const all = own.reduce((sum, share) => sum + share.alive + share.deleted, 0)
  return all === 0 ? null : Math.round((alive / all) * 100)
}
