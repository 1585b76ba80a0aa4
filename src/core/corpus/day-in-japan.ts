/** Japan has no summer time. */
const AHEAD_MS = 9 * 60 * 60 * 1000

/**
 * The day in Japan at a moment, YYYY-MM-DD. Those who read it are there; the machine may be anywhere, and counts in UTC, where
 * it is yesterday until nine in the morning.
 *
 * @example
 * dayInJapan(new Date('2026-11-20T16:00:00Z')) // '2026-11-21'
 */
export function dayInJapan(at: Date): string {
  return new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 10)
}
