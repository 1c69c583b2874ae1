import type { PersonSymbol } from '@/domain/people/person-mark'

/** The picture of a person for the canvas, which knows only text. */
const glyphs: Record<PersonSymbol, string> = {
  bird: '🐦',
  leaf: '🍃',
  moon: '🌙',
  key: '🔑',
  umbrella: '☂',
  cat: '🐈',
  shell: '🐚',
  sun: '☀',
  anchor: '⚓',
  cherry: '🍒',
  sailboat: '⛵',
  feather: '🪶',
  fish: '🐟',
  tent: '⛺',
  bell: '🔔',
  snail: '🐌',
  mountain: '⛰',
  clover: '🍀',
  rabbit: '🐇',
  lamp: '💡',
  coffee: '☕',
  turtle: '🐢',
  sprout: '🌱',
  cloud: '☁',
}

/** The glyph of a symbol, or nothing where this device would draw an empty box: the letters beside it say enough. */
export const personGlyph = (symbol: string): string => (symbol in glyphs && drawsPictures() ? glyphs[symbol as PersonSymbol] : '')

let known: boolean | null = null

/** Whether this device has pictures in its fonts: one is drawn and looked at for any pixel that is not grey. */
function drawsPictures(): boolean {
  known ??= typeof document === 'undefined' ? false : hasColour(drawn('🍒'))
  return known
}

function drawn(text: string): Uint8ClampedArray {
  const canvas = document.createElement('canvas')
  canvas.width = 16
  canvas.height = 16
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return new Uint8ClampedArray()
  context.font = '14px sans-serif'
  context.textBaseline = 'top'
  context.fillText(text, 0, 0)
  return context.getImageData(0, 0, 16, 16).data
}

/** True when any pixel of the RGBA bytes has channels that differ. */
export function hasColour(pixels: Uint8ClampedArray): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] !== pixels[at + 1] || pixels[at + 1] !== pixels[at + 2]) return true
  }
  return false
}
