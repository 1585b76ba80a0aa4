const DAY_MS = 24 * 60 * 60 * 1000

/** By which days are counted and named. */
export interface Calendar {
  timeZone: string
  /** YYYY-MM-DD. */
  today: string
}

/** The day in a time zone, YYYY-MM-DD. */
export function dayIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at)
}

/**
 * The day so many days after it, both YYYY-MM-DD.
 *
 * @example
 * addDays('2026-12-01', -1) // '2026-11-30'
 */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/**
 * When it is so many hours on that day, by the clocks there. Milliseconds since 1970.
 *
 * @example
 * hourOn('2026-12-01', 9, 'Asia/Tokyo') // Date.parse('2026-12-01T09:00+09:00')
 */
export function hourOn(day: string, hour: number, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00Z`) + hour * 60 * 60 * 1000
  // The second look is for a day on which the clocks are changed.
  return [0, 1].reduce((at) => wanted - aheadMs(at, timeZone), wanted)
}

/** The Monday after the day, YYYY-MM-DD; of a Monday the next. */
export function mondayAfter(day: string): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay()
  return addDays(day, (8 - weekday) % 7 || 7)
}

/** How far the clocks there are ahead of UTC at a moment. */
function aheadMs(at: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
