/** Carries the plan out: one deed after the other, each on its device, each waiting only for what it depends on. */
import { generateKeyBetween } from 'fractional-indexing'
import type { ObjectId } from '@/domain/base/ids'
import { addConnector, addNote, objectsOf, readObject, textOf } from '@/domain/board/page-document'
import { findTaxonomy } from '@/domain/involvement/taxonomy'
import type { OpenPage } from './open-page'
import type { Deed, Hand, Plan, Step, Tag } from './plan'
import { headSeq } from './replayed'
import type { Stage } from './stage'
import { smallestSplice } from './typing'

type Writing = Extract<Deed, { hand: Hand }>
type Insertion = Deed & { do: 'insert' }

/** Moments to look back at: the page's seq at the end of each session. */
export type Moments = Map<string, number>

export async function perform(plan: Plan, stage: Stage, progress: (done: number, of: number) => void): Promise<Moments> {
  const moments: Moments = new Map()
  const orders = new FrontToBack()
  let done = 0
  for (const act of acts(plan.steps)) {
    const [step, ...others] = act
    if (others.length > 0) await insertTogether(act, stage)
    else if (step) await carryOut(step, stage, orders, moments)
    done += act.length
    progress(done, plan.steps.length)
  }
  return moments
}

/** One step each, but those that happen together in one. */
function acts(steps: readonly Step[]): Step[][] {
  const made: Step[][] = []
  for (const step of steps) {
    const current = made.at(-1)
    const before = current?.[0]
    if (current && before && isTogether(before, step)) current.push(step)
    else made.push([step])
  }
  return made
}

const isTogether = (one: Step, other: Step): boolean =>
  one.deed.do === 'insert' && other.deed.do === 'insert' && one.deed.together === other.deed.together

async function carryOut(step: Step, stage: Stage, orders: FrontToBack, moments: Moments): Promise<void> {
  const { deed } = step
  const device = stage.device(step.device)
  switch (deed.do) {
    case 'arrive':
      return stage.arrive(deed, device)
    case 'leave':
      return device.leave(deed.person)
    case 'hand over':
      await device.writeAs(stage.ownHand(deed.person, step.device))
      return
    case 'agree to a scribe':
      return stage.agree(deed.author, deed.typist, device)
    case 'go offline':
      return device.goOffline()
    case 'come back online':
      return device.comeBack(stage.ownHand(deed.person, step.device))
    case 'end of session': {
      await Promise.all(stage.openDevices.map((one) => one.open.saved()))
      moments.set(deed.session, await headSeq(stage.facilitatorBrowser, stage.board.pageId))
      return
    }
    default:
      return write(deed, await device.writeAs(deed.hand), orders, stage)
  }
}

/** Both have the same text in front of them and type before either can have heard of the other. */
async function insertTogether(steps: readonly Step[], stage: Stage): Promise<void> {
  const deeds = steps.map((step) => ({ deed: step.deed as Insertion, device: stage.device(step.device) }))
  const ready: Array<{ deed: Insertion; page: OpenPage }> = []
  for (const { deed, device } of deeds) {
    const page = await device.writeAs(deed.hand)
    await page.sees(`the text of ${deed.note}`, () => (textOf(page.doc, deed.note)?.length ?? 0) >= deed.at)
    ready.push({ deed, page })
  }
  for (const { deed, page } of ready) textOf(page.doc, deed.note)?.insert(deed.at, deed.text)
}

async function write(deed: Writing, page: OpenPage, orders: FrontToBack, stage: Stage): Promise<void> {
  const { doc } = page
  const has = (id: ObjectId): Promise<void> => page.sees(`${id} on the page`, () => objectsOf(doc).has(id))
  const set = (key: string, value: unknown): void => void objectsOf(doc).get(deed.note)?.set(key, value)
  switch (deed.do) {
    case 'put a note': {
      await has(deed.area)
      const made = { id: deed.note, birth: { at: Date.now() }, placement: [deed.area, orders.next(deed.area)] as [ObjectId, string] }
      doc.transact(() => addNote(doc, { ...made, geometry: deed.geometry, style: { colour: stage.colourOf(deed.hand.author) }, text: '' }))
      return
    }
    case 'type': {
      const text = textOf(doc, deed.note)
      if (text?.length !== deed.before.length) throw new Error(`${deed.note} is not as its writer left it`)
      text.insert(text.length, deed.text)
      return
    }
    case 'say what it is':
      for (const link of deed.links) {
        await has(link.to)
        const placement: [null, string] = [null, orders.next('page')]
        doc.transact(() =>
          addConnector(doc, {
            id: link.id,
            birth: { at: Date.now() },
            placement,
            ends: [deed.note, link.to],
            style: { meaning: link.meaning },
          }),
        )
      }
      return assertTags(page, deed.note, deed.tags)
    case 'rewrite': {
      await page.sees(`${deed.note} to read as it was`, () => textOf(doc, deed.note)?.toString() === deed.from)
      const { index, remove, insert } = smallestSplice(deed.from, deed.to)
      doc.transact(() => {
        textOf(doc, deed.note)?.delete(index, remove)
        textOf(doc, deed.note)?.insert(index, insert)
      })
      return
    }
    case 'insert':
      await has(deed.note)
      textOf(doc, deed.note)?.insert(deed.at, deed.text)
      return
    case 'bin':
      await has(deed.note)
      return set('bin', { at: Date.now() })
    case 'restore':
      await page.sees(`${deed.note} in the bin`, () => readObject(objectsOf(doc), deed.note)?.binnedAt !== null)
      return set('bin', null)
    case 'move':
      await Promise.all([has(deed.note), has(deed.area)])
      doc.transact(() => {
        set('g', deed.geometry)
        set('p', [deed.area, orders.next(deed.area)])
      })
      return
    case 'name contributors': {
      await has(deed.note)
      const contributors = deed.shares.map(({ person, share }) => ({ participantId: stage.participantOf(person), share }))
      await page.command({ kind: 'contributors.declare', objectId: deed.note, contributors, reason: deed.reason })
      return
    }
  }
}

/** One after the other: each is a row of its own in the page's sequence. */
export async function assertTags(page: OpenPage, objectId: ObjectId, tags: readonly Tag[]): Promise<void> {
  for (const { taxonomy, terms } of tags) {
    const version = findTaxonomy(taxonomy)?.version ?? 1
    await page.command({ kind: 'tag.assert', objectId, taxonomy, version, terms: [...terms] })
  }
}

/** Hands out the next place behind everything in an area. */
class FrontToBack {
  private readonly last = new Map<string, string>()

  next(parent: string): string {
    const order = generateKeyBetween(this.last.get(parent) ?? null, null)
    this.last.set(parent, order)
    return order
  }
}
