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

/**
 * A day (YYYY-MM-DD) with its year.
 *
 * @example
 * dateWords('2026-12-01') // '2026年12月1日'
 */
export function dateWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The day of a moment, as one says it there: 11/20. */
export function dayAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('ja', { month: 'numeric', day: 'numeric', timeZone }).format(at)
}

/** The same with its year: 2026年11月20日. */
export function dateAt(at: number, timeZone: string): string {
  return dateWords(new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone }).format(at))
}
