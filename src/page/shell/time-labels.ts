/** Times as people in Tokyo read them. A Slack `ts` is seconds with a fraction, as text. */

const CLOCK = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' })
const DATE = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
/** Japan has no summer time. */
const TOKYO_MS = 9 * 60 * 60 * 1000

export function atOf(ts: string): Date {
  return new Date(Number(ts) * 1000)
}

/** 「09:05」 */
export function clockTime(at: Date): string {
  return CLOCK.format(at)
}

/** 「2025-11-21」, equal exactly where the day in Tokyo is. */
export function dayKey(at: Date): string {
  return new Date(at.getTime() + TOKYO_MS).toISOString().slice(0, 10)
}

/** 「今日」「昨日」, and else 「11月20日(木)」 with the year where it is another. */
export function dayLabel(at: Date, now: Date): string {
  const key = dayKey(at)
  if (key === dayKey(now)) return '今日'
  if (key === dayKey(new Date(now.getTime() - 24 * 60 * 60 * 1000))) return '昨日'
  const year = key.slice(0, 4)
  return year === dayKey(now).slice(0, 4) ? DATE.format(at) : `${year}年${DATE.format(at)}`
}
