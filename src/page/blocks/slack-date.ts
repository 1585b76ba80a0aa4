/** What each token of a date's format stands for, in Japanese. */
const PARTS: Record<string, (date: Date, now: Date) => string> = {
  date_num: (date) => format(date, { year: 'numeric', month: '2-digit', day: '2-digit' }).replaceAll('/', '-'),
  date_slash: (date) => format(date, { year: 'numeric', month: '2-digit', day: '2-digit' }),
  date: (date) => format(date, { year: 'numeric', month: 'long', day: 'numeric' }),
  date_short: (date) => format(date, { year: 'numeric', month: 'short', day: 'numeric' }),
  date_long: (date) => format(date, { dateStyle: 'full' }),
  date_pretty: (date, now) => nearDay(date, now) ?? PARTS.date!(date, now),
  date_short_pretty: (date, now) => nearDay(date, now) ?? PARTS.date_short!(date, now),
  date_long_pretty: (date, now) => nearDay(date, now) ?? PARTS.date_long!(date, now),
  day_divider_pretty: (date, now) => nearDay(date, now) ?? PARTS.date_long!(date, now),
  time: (date) => format(date, { hour: 'numeric', minute: '2-digit' }),
  time_secs: (date) => format(date, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (date, now) => agoWords(date, now),
}

/** A moment in the words of its format: 「{date_long} {time}」. Tokens that nobody knows stay as they are. */
export function slackDate(timestamp: number, pattern: string, now = new Date()): string {
  const date = new Date(timestamp * 1000)
  return pattern.replace(/\{(\w+)\}/g, (token, name: string) =>
    Object.hasOwn(PARTS, name) ? PARTS[name]!(date, now) : token,
  )
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('ja-JP', options).format(date)
}

function nearDay(date: Date, now: Date): string | undefined {
  const midnight = (moment: Date) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime()
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000)
  return { '-1': '昨日', '0': '今日', '1': '明日' }[String(days)]
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

function agoWords(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000)
  const words = new Intl.RelativeTimeFormat('ja-JP')
  for (const [unit, size] of STEPS) if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit)
  return words.format(seconds, 'second')
}
