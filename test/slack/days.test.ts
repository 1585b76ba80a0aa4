import { expect, test } from 'vitest'
import { dayWords, dayWordsAt, fullTimeAt, shortDay, shortDayAt, shortTimeAt } from '../../src/slack/render/days.js'

const calendar = { timeZone: 'Asia/Tokyo', today: '2026-12-31' }
const LATE = Date.parse('2026-12-31T23:30+09:00')

test('days are written by one rule: in running text, in tight lists, with the year where it is another', () => {
  expect([dayWords('2026-12-09', calendar), shortDay('2026-12-09', calendar)]).toEqual(['12月9日', '12/9'])
  expect([dayWords('2027-01-04', calendar), shortDay('2027-01-04', calendar)]).toEqual(['2027年1月4日', '2027年1月4日'])
  expect([dayWordsAt(LATE, calendar), shortDayAt(LATE, calendar)]).toEqual(['12月31日', '12/31'])
  expect([shortTimeAt(LATE, calendar), fullTimeAt(LATE, 'Asia/Tokyo')]).toEqual(['12/31 23:30', '2026年12月31日 23:30'])
  // An hour later it is another year there.
  expect(dayWordsAt(LATE + 3_600_000, calendar)).toBe('2027年1月1日')
})
