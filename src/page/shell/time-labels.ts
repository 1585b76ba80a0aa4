/** Times as people in Tokyo read them. A Slack `ts` is seconds with a fraction, as text. */
import { dayInJapan } from '../../core/corpus/day-in-japan.js'

const CLOCK = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' })
const DATE = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
})
export function atOf(ts: string): Date {
  return new Date(Number(ts) * 1000)
}

/** 「09:05」 */
export function clockTime(at: Date): string {
  return CLOCK.format(at)
}

/** 「今日」「昨日」, and else 「11月20日(木)」 with the year where it is another. */
export function dayLabel(at: Date, now: Date): string {
  const key = dayInJapan(at)
  if (key === dayInJapan(now)) return '今日'
  if (key === dayInJapan(new Date(now.getTime() - 24 * 60 * 60 * 1000))) return '昨日'
  const year = key.slice(0, 4)
  return year === dayInJapan(now).slice(0, 4) ? DATE.format(at) : `${year}年${DATE.format(at)}`
}
