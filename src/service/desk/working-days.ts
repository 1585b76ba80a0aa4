const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The time of day of `at`, so many days on which people work later. What falls on a Saturday or Sunday counts from the Monday
 * after it. Milliseconds since 1970; no public holidays.
 *
 * @example
 * afterWorkingDays(Date.parse('2026-11-27T15:00+09:00'), 1, 'Asia/Tokyo') // Monday, 2026-11-30T15:00+09:00
 */
export function afterWorkingDays(at: number, days: number, timeZone: string): number {
  let time = at
  while (!isWorkingDay(time, timeZone)) time += DAY_MS
  for (let left = days; left > 0; ) {
    time += DAY_MS
    if (isWorkingDay(time, timeZone)) left -= 1
  }
  return time
}

function isWorkingDay(at: number, timeZone: string): boolean {
  const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(at)
  return day !== 'Sat' && day !== 'Sun'
}
