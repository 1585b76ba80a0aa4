/**
 * A day (YYYY-MM-DD) as one says it.
 *
 * @example
 * dayWords('2026-12-01') // '12/1'
 */
export function dayWords(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}/${date}`
}

/** The day of a moment, as one says it there: 11/20. */
export function dayAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('ja', { month: 'numeric', day: 'numeric', timeZone }).format(at)
}
