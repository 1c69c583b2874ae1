import { expect, it, vi } from 'vitest'
import { clearToasts, dropToast, readToasts, showToast, subscribeToToasts } from './toast-store'

it('keeps the newest three messages and tells whoever shows them', () => {
  const told = vi.fn()
  const stop = subscribeToToasts(told)
  for (const words of ['one', 'two', 'three', 'four']) showToast(words)
  expect(readToasts().map((toast) => toast.words)).toEqual(['two', 'three', 'four'])
  expect(told).toHaveBeenCalledTimes(4)

  const [first] = readToasts()
  if (first) dropToast(first.id)
  expect(readToasts().map((toast) => toast.words)).toEqual(['three', 'four'])

  clearToasts()
  expect(readToasts()).toEqual([])
  expect(told).toHaveBeenCalledTimes(6)

  stop()
  showToast('five')
  expect(told).toHaveBeenCalledTimes(6)
})
