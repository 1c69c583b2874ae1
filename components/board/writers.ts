/** Who can write on this device: the people registered on it, and those who let one of them write for them. */
import type { PersonWish } from '@/client/session/open-page-port'
import type { ParticipantId } from '@/domain/base/ids'
import type { PeopleList } from '@/domain/protocol/people-requests'

export interface Writer {
  readonly participantId: ParticipantId
  readonly name: string
  readonly colour: string
  readonly symbol: string
  readonly wish: PersonWish
  /** Who types, when that is not the writer. */
  readonly through: string | null
}

type People = Pick<PeopleList, 'people' | 'onThisDevice'>

/** People at the device first; then those somebody at the device may write for. Nobody twice. */
export function writersOn({ people, onThisDevice }: People): Writer[] {
  const standing = people.filter((person) => person.revokedAt === null)
  const here = onThisDevice.flatMap((id) => standing.find((person) => person.participantId === id) ?? [])
  const shared = here.length > 1
  const own = here.map((person) => ({
    ...markOf(person),
    wish: { participantId: person.participantId, via: shared ? ('shared device' as const) : ('own device' as const) },
    through: null,
  }))
  const scribed = standing
    .filter((person) => !onThisDevice.includes(person.participantId))
    .flatMap((person) => {
      const scribe = here.find((one) => person.scribes.includes(one.participantId))
      return scribe
        ? [
            {
              ...markOf(person),
              wish: { participantId: scribe.participantId, scribeFor: person.participantId, via: 'scribe' as const },
              through: scribe.name,
            },
          ]
        : []
    })
  return [...own, ...scribed]
}

const markOf = ({ participantId, name, colour, symbol }: People['people'][number]) => ({ participantId, name, colour, symbol })

/** The writer to begin with: the one this tab was last used by, or the only one who is at the device; null means "ask". */
export function firstWriter(writers: readonly Writer[], remembered: string | null): Writer | null {
  const here = writers.filter((writer) => writer.through === null)
  const only = here.length === 1 ? here[0] : undefined
  return writers.find((writer) => writer.participantId === remembered) ?? only ?? null
}

/** Who typed for somebody else and now writes for themselves again: the person at the device, or null when it is themselves already. */
export const backFrom = (writers: readonly Writer[], writer: Writer | null): Writer | null =>
  writer?.through ? (writers.find((one) => one.through === null && one.participantId === writer.wish.participantId) ?? null) : null
