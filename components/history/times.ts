/** Times as the clock on the wall of the workshop showed them. */
export const boardTimeZone = 'Europe/London'

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: boardTimeZone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const timeOnly = new Intl.DateTimeFormat('en-GB', { timeZone: boardTimeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const dayOnly = new Intl.DateTimeFormat('en-GB', { timeZone: boardTimeZone, weekday: 'short', day: 'numeric', month: 'short' })

export const whenWords = (at: number): string => dayAndTime.format(at)
export const timeWords = (at: number): string => timeOnly.format(at)
export const dayWords = (at: number): string => dayOnly.format(at)
