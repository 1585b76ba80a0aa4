import { expect, it } from 'vitest'
import { dayInJapan } from '../../../src/core/corpus/day-in-japan.js'

it.each([
  ['2026-11-20T14:59:59.999Z', '2026-11-20'],
  ['2026-11-20T15:00:00.000Z', '2026-11-21'],
  ['2026-12-31T20:00:00+09:00', '2026-12-31'],
  ['2026-12-31T15:00:00Z', '2027-01-01'],
])('at %s it is %s in Japan, wherever the machine stands', (at, day) => {
  expect(dayInJapan(new Date(at))).toBe(day)
})
