/** The whole page played again from its timeline, as an evaluator's browser plays it, with the texts notes had on the way. */
import type { ObjectId, PageId } from '@/domain/base/ids'
import { applyOperation, emptyKeyframe, type SceneStretch, sceneFrom } from '@/domain/contribution/scene'
import { sceneStretchAnswer, timelineAnswer } from '@/domain/protocol/history-answers'
import type { Browser } from './browser'
import { noteId } from './plan'

export const headSeq = async (browser: Browser, pageId: PageId): Promise<number> =>
  (await browser.ask('GET', `/api/pages/${pageId}/history/timeline`, timelineAnswer)).timeline.headSeq

export interface Replayed {
  /** Text of a card after `seq`; undefined before it was made. */
  textAt(card: string, seq: number): string | undefined
  /** Every text a card ever showed, in order. */
  textsOf(card: string): string[]
}

export async function replay(browser: Browser, pageId: PageId): Promise<Replayed> {
  const scene = sceneFrom(emptyKeyframe)
  const texts = new Map<ObjectId, Array<{ readonly seq: number; readonly text: string }>>()
  for (;;) {
    const stretch: SceneStretch = await browser.ask('GET', `/api/pages/${pageId}/history/scene?after=${scene.seq}`, sceneStretchAnswer)
    for (const operation of stretch.operations) {
      const { object } = applyOperation(scene, operation)
      if (object.kind === 'note') texts.set(object.id, [...(texts.get(object.id) ?? []), { seq: operation.seq, text: object.text }])
    }
    scene.seq = stretch.toSeq
    if (stretch.toSeq >= stretch.headSeq) break
  }
  const historyOf = (card: string) => texts.get(noteId(card)) ?? []
  return {
    textAt: (card, seq) => historyOf(card).findLast((one) => one.seq <= seq)?.text,
    textsOf: (card) => historyOf(card).map((one) => one.text),
  }
}
