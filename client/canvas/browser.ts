/** The browser's own time, chance, frames, letters and colours for the canvas. */
import { cell, type Readable } from '../store/cell'
import { themeFromTokens } from './paint/theme'
import type { CanvasTheme, Clock, MeasureText, Random, Scheduler } from './ports'

export interface BrowserPorts {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  readonly measure: MeasureText
}

export const browserPorts = (): BrowserPorts => ({
  clock: { now: () => Date.now() },
  scheduler: {
    frame: (run) => {
      const handle = requestAnimationFrame(run)
      return () => cancelAnimationFrame(handle)
    },
    after: (ms, run) => {
      const handle = setTimeout(run, ms)
      return () => clearTimeout(handle)
    },
  },
  random: () => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32,
  measure: measureWithCanvas(),
})

function measureWithCanvas(): MeasureText {
  let pen: CanvasRenderingContext2D | null = null
  let font = ''
  return (text, wanted) => {
    pen ??= document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('This browser has no 2D canvas.')
    // Setting a font is slow even when it is the same.
    if (font !== wanted) {
      pen.font = wanted
      font = wanted
    }
    return pen.measureText(text).width
  }
}

/** The colours of the page as they are now, following light and dark. Call `stop` when they are no longer needed. */
export function watchTheme(root: HTMLElement): { readonly theme: Readable<CanvasTheme>; stop(): void } {
  const read = (): CanvasTheme => {
    const style = getComputedStyle(root)
    return themeFromTokens((name) => style.getPropertyValue(name))
  }
  const theme = cell(read())
  const refresh = (): void => theme.set(read())
  const observer = new MutationObserver(refresh)
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme', 'class'] })
  const listening = new AbortController()
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', refresh, { signal: listening.signal })
  }
  return {
    theme,
    stop: () => {
      observer.disconnect()
      listening.abort()
    },
  }
}
