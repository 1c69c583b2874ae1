/**
 * What the server decides on request: tags and contributors. Each is checked against who asks and what stands on the page,
 * and answered only once it is durable. Sending the same command twice is one decision.
 */
import type { ObjectId, ParticipantId } from '@/domain/base/ids'
import { accepted, refused, type Result } from '@/domain/base/result'
import type { BoardObject } from '@/domain/board/object'
import type { ContributorsDeclaration } from '@/domain/contribution/contributors'
import { type TagAssertion, whyNotTerms } from '@/domain/involvement/tag'
import { type Command, type CommandRequest, commandRequest, type News } from '@/domain/protocol/wire'
import type { DeclaredContributors, NewCommand, OpenedPage, RecordedCommand } from '@/server/journal/journal'
import { type BoardPeople, may } from './person'

/** Longest command, in characters. */
const longest = 16_384

/** Null when the text is no command; its words are for a log, not for people. */
export function readCommand(text: string): CommandRequest | null {
  if (text.length > longest) return null
  try {
    const read = commandRequest.safeParse(JSON.parse(text))
    return read.success && !hasUnstorable(read.data.id) ? read.data : null
  } catch {
    return null
  }
}

/** Text the database cannot hold: the null character, and halves of characters. */
const unstorable = /[\0\p{Surrogate}]/u
const hasUnstorable = (text: string): boolean => unstorable.test(text)

export interface Question {
  readonly board: BoardPeople
  readonly asker: ParticipantId
  /** The object asked about, or null when there is none. */
  readonly object: BoardObject | null
  /** Who its contributors are at present. */
  readonly contributors: readonly ParticipantId[]
}

/** What is recorded, or why not, in words for the person who asked. */
export function decide(command: Command, question: Question): Result<RecordedCommand, string> {
  const { board, asker, object, contributors } = question
  if (!may(board, asker, command.kind)) return refused('You cannot change this here.')
  if (!object) return refused('This is no longer on the page.')
  const isContributor = contributors.includes(asker)
  const leads = may(board, asker, 'area.defaults')
  switch (command.kind) {
    case 'tag.assert': {
      const why = whyNotTerms(command.taxonomy, command.version, command.terms)
      if (why) return refused(why)
      if (object.kind === 'connector') return refused('Lines have no tags.')
      if (object.kind === 'area')
        return leads ? accepted({ ...command, capacity: 'facilitator' }) : refused('Only facilitators set what an area hands down.')
      if (isContributor) return accepted({ ...command, capacity: 'self' })
      return leads ? accepted({ ...command, capacity: 'facilitator' }) : refused('Only the people who wrote this note can tag it.')
    }
    case 'contributors.declare': {
      if (object.kind !== 'note') return refused('Only notes have contributors.')
      if (!isContributor && !leads) return refused('Only the people who wrote this note, or a facilitator, can say who contributed.')
      if (command.contributors.some((one) => !board.people.has(one.participantId)))
        return refused('Somebody named here is not on this board.')
      if (hasUnstorable(command.reason)) return refused('The reason holds characters that cannot be kept.')
      return accepted(command)
    }
  }
}

/** Everything decided on a page. What is not durable yet counts for deciding and is not told to anybody. */
export class Decisions {
  readonly tags: TagAssertion[]
  readonly contributors: DeclaredContributors[]
  readonly #latest = new Map<ObjectId, ContributorsDeclaration>()
  readonly #outcomes = new Map<string, { participantId: ParticipantId | null; seq: number }>()

  constructor(opened: Pick<OpenedPage, 'tags' | 'contributors' | 'commands'>) {
    this.tags = [...opened.tags]
    this.contributors = [...opened.contributors]
    for (const declared of opened.contributors) this.#latest.set(declared.objectId, declared.contributors)
    for (const { commandId, participantId, seq } of opened.commands) this.#outcomes.set(commandId, { participantId, seq })
  }

  outcomeOf(commandId: string): { readonly participantId: ParticipantId | null; readonly seq: number } | undefined {
    return this.#outcomes.get(commandId)
  }

  /** Declared contributors, or else whoever made it. */
  contributorsOf(objectId: ObjectId, maker: ParticipantId | null): ParticipantId[] {
    const declared = this.#latest.get(objectId)
    if (declared) return declared.map((one) => one.participantId)
    return maker === null ? [] : [maker]
  }

  accept(row: NewCommand): void {
    this.#outcomes.set(row.commandId, { participantId: row.participantId, seq: row.seq })
    if (row.command.kind === 'contributors.declare') this.#latest.set(row.command.objectId, row.command.contributors)
  }

  /** The row is durable: remembers it for newcomers and answers with the news of it. */
  publish({ seq, participantId: by, receivedAt: at, command }: NewCommand): News | null {
    if (by === null) return null
    if (command.kind === 'contributors.declare') {
      const declared = { seq, objectId: command.objectId, contributors: command.contributors, by, at }
      this.contributors.push(declared)
      return { kind: 'contributors', ...declared }
    }
    const { objectId, taxonomy, version, terms, capacity } = command
    const tag = { seq, objectId, taxonomy, version, terms, capacity, by, at }
    this.tags.push(tag)
    return { kind: 'tag', tag }
  }
}
