export interface Toast {
  readonly id: number
  readonly words: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

const publish = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something small that needs no answer; the newest three are kept. Never the only place where a problem is told. */
export function showToast(words: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  lastId += 1
  publish([...toasts, { id: lastId, words, tone: options.tone ?? 'plain', action: options.action }].slice(-3))
}

export const dropToast = (id: number): void => publish(toasts.filter((toast) => toast.id !== id))
/** Takes all messages away, for instance when something opens that they would lie over. */
export const clearToasts = (): void => {
  if (toasts.length > 0) publish([])
}
export const readToasts = (): readonly Toast[] => toasts
export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
