/** Moments at which it is worth looking at the network at once: it came back, or the page was brought to the front. */
export type Wakeups = (act: () => void) => () => void

export const browserWakeups: Wakeups = (act) => {
  const whenShown = (): void => {
    if (document.visibilityState === 'visible') act()
  }
  globalThis.addEventListener('online', act)
  globalThis.addEventListener('offline', act)
  globalThis.addEventListener('pageshow', act)
  document.addEventListener('visibilitychange', whenShown)
  return () => {
    globalThis.removeEventListener('online', act)
    globalThis.removeEventListener('offline', act)
    globalThis.removeEventListener('pageshow', act)
    document.removeEventListener('visibilitychange', whenShown)
  }
}
