import { expect, test } from 'vitest'
import type { PageId } from '@/domain/base/ids'
import { followWhenPutAway } from './follow-put-away'

const [one, two, three] = ['one', 'two', 'three'] as unknown as [PageId, PageId, PageId]

/** A history that follows when the test says so. */
function slowHistory() {
  const begun: PageId[] = []
  const warnings: unknown[] = []
  let goesOn: () => boolean = () => true
  let finish: (error?: Error) => void = () => undefined
  const follower = followWhenPutAway(
    (pageId, goOn) => {
      begun.push(pageId)
      goesOn = goOn
      return new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve())
      })
    },
    { warn: (...said: unknown[]) => void warnings.push(said) },
  )
  const next = async (error?: Error): Promise<void> => {
    finish(error)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { follower, begun, warnings, next, goesOn: () => goesOn() }
}

test('pages are followed one after the other, each once however often it was put away meanwhile', async () => {
  const { follower, begun, next } = slowHistory()
  for (const page of [one, two, two]) follower.putAway(page)
  expect(begun).toEqual([one])
  await next()
  expect(begun).toEqual([one, two])
  follower.putAway(two)
  await next()
  expect(begun).toEqual([one, two, two])
  await next()
  follower.putAway(three)
  expect(begun).toEqual([one, two, two, three])
})

test('a page that cannot be followed is said in the log and holds up no other', async () => {
  const { follower, begun, warnings, next } = slowHistory()
  follower.putAway(one)
  follower.putAway(two)
  await next(new Error('the database is away'))
  expect(warnings).toHaveLength(1)
  expect(begun).toEqual([one, two])
})

test('stopping waits for the batch under way, which is asked to be the last, and begins nothing else', async () => {
  const { follower, begun, next, goesOn } = slowHistory()
  follower.putAway(one)
  follower.putAway(two)
  expect(goesOn()).toBe(true)
  let stopped = false
  const stopping = follower.stop().then(() => {
    stopped = true
  })
  expect([goesOn(), stopped]).toEqual([false, false])
  await next()
  await stopping
  follower.putAway(three)
  expect(begun).toEqual([one])
})
