import { type Calendar, dayIn } from '../../service/checklists/days.js'

/*
 * How days are written in Slack, everywhere: in running text 12月9日, in tight lists 12/9; of another year than this one
 * 2027年1月9日 in both. Files that machines read have YYYY-MM-DD.
 */

/**
 * A day (YYYY-MM-DD) in running text.
 *
 * @example
 * dayWords('2026-12-01', { today: '2026-11-30' }) // '12月1日'
 * dayWords('2027-01-04', { today: '2026-11-30' }) // '2027年1月4日'
 */
export function dayWords(day: string, { today }: Pick<Calendar, 'today'>): string {
  const full = fullDay(day)
  return isThisYear(day, today) ? full.slice(full.indexOf('年') + 1) : full
}

/** With its year, in files that people read: 2026年12月1日. */
export function fullDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/**
 * The same in a tight list.
 *
 * @example
 * shortDay('2026-12-01', { today: '2026-11-30' }) // '12/1'
 */
export function shortDay(day: string, calendar: Pick<Calendar, 'today'>): string {
  if (!isThisYear(day, calendar.today)) return dayWords(day, calendar)
  const [, month, date] = day.split('-').map(Number)
  return `${month}/${date}`
}

/** The day of a moment there, in running text. */
export function dayWordsAt(at: number, calendar: Calendar): string {
  return dayWords(dayIn(at, calendar.timeZone), calendar)
}

/** The same in a tight list. */
export function shortDayAt(at: number, calendar: Calendar): string {
  return shortDay(dayIn(at, calendar.timeZone), calendar)
}

/** With the time, in a tight list: 12/1 10:15. */
export function shortTimeAt(at: number, calendar: Calendar): string {
  return `${shortDayAt(at, calendar)} ${clockAt(at, calendar.timeZone)}`
}

/** With its year and the time: 2026年12月1日 10:15. */
export function fullTimeAt(at: number, timeZone: string): string {
  return `${fullDay(dayIn(at, timeZone))} ${clockAt(at, timeZone)}`
}

function clockAt(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('ja', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
}

function isThisYear(day: string, today: string): boolean {
  return day.slice(0, 4) === today.slice(0, 4)
}
