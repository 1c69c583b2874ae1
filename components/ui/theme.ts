export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** A cookie, not local storage: the server renders the right theme at once, so nothing flashes. */
export const themeCookie = 'evenboard_theme'
const aYear = 31_536_000

export const parseTheme = (value: string | undefined): Theme => themes.find((theme) => theme === value) ?? 'system'

/** Value of `data-theme` on the root element: absent means "as my device". */
export const themeAttribute = (theme: Theme): 'light' | 'dark' | undefined => (theme === 'system' ? undefined : theme)

/** Shows the theme now and remembers it for the next visit. */
export function applyTheme(theme: Theme): void {
  const attribute = themeAttribute(theme)
  if (attribute) document.documentElement.dataset.theme = attribute
  else delete document.documentElement.dataset.theme
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${aYear}; samesite=lax`
}

export const currentTheme = (): Theme => parseTheme(document.documentElement.dataset.theme)

/** Called when somebody chooses another theme. Returns the way to stop listening. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
