import { expect, test } from 'vitest'
import { Rate, rateLimits } from './rate'

const { messages, bytes } = rateLimits

test('a burst goes through at once, the message after it waits until there is room for it', () => {
  const rate = new Rate(0)
  for (let sent = 0; sent < messages.burst; sent += 1) expect(rate.take(10, 0)).toBe(0)
  expect(rate.take(10, 0)).toBe(Math.ceil(1000 / messages.perSecond))
})

test('whoever keeps to the rate never waits, however long it goes on', () => {
  const rate = new Rate(0)
  for (let sent = 0; sent < messages.burst; sent += 1) rate.take(1, 0)
  for (let second = 1; second <= 3; second += 1)
    for (let sent = 0; sent < messages.perSecond; sent += 1) expect(rate.take(1, second * 1000)).toBe(0)
})

test('large messages wait for their bytes, as long as those take', () => {
  const rate = new Rate(0)
  expect(rate.take(bytes.burst, 0)).toBe(0)
  expect(rate.take(bytes.perSecond, 0)).toBe(1000)
  expect(rate.take(0, 1000)).toBe(0)
})

test('rest fills the bucket up to its burst and no further, and a clock that goes back gives nothing', () => {
  const rate = new Rate(0)
  expect(rate.take(bytes.burst, 1_000_000)).toBe(0)
  expect(rate.take(1, 0)).toBe(1)
})
