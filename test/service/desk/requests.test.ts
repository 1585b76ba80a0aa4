import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { answerIn, RequestDesk } from '../../../src/service/desk/requests.js'
import { afterWorkingDays } from '../../../src/service/desk/working-days.js'
import { Settings } from '../../../src/service/settings.js'

const FRIDAY = Date.parse('2026-11-27T15:00+09:00')
const DAY_MS = 24 * 60 * 60 * 1000
const ASKED = { team: 'T', user: 'U', id: 'r1', anonymous: true, question: '食堂の補助は', words: '', shown: ['p@0-9'] }

let now: number
let stores: SqlStores
let settings: Settings
let desk: RequestDesk

beforeEach(async () => {
  now = FRIDAY
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => now })
  settings = new Settings(stores.settings)
  desk = new RequestDesk({ stores, settings, now: () => now })
})
afterEach(() => stores.close())

const dueJobs = async () => (await stores.jobs.claim(9, 1)).map(({ kind, data }) => [kind, data])

test.each([
  ['2026-11-26T15:00+09:00', 1, '2026-11-27T15:00+09:00'],
  ['2026-11-27T15:00+09:00', 1, '2026-11-30T15:00+09:00'],
  ['2026-11-28T10:00+09:00', 1, '2026-12-01T10:00+09:00'],
  ['2026-11-29T23:30+09:00', 1, '2026-12-01T23:30+09:00'],
  ['2026-11-26T15:00+09:00', 3, '2026-12-01T15:00+09:00'],
])('%s and %i working days are %s', (at, days, then) => {
  expect(afterWorkingDays(Date.parse(at), days, 'Asia/Tokyo')).toBe(Date.parse(then))
})

test('the week is that of the time zone: Monday morning in Tokyo is still Sunday in New York', () => {
  const at = Date.parse('2026-11-30T08:00+09:00')
  expect(afterWorkingDays(at, 1, 'Asia/Tokyo')).toBe(at + DAY_MS)
  expect(afterWorkingDays(at, 1, 'America/New_York')).toBe(at + 2 * DAY_MS)
})

describe('where requests go', () => {
  test('is nowhere, then what the program was started with, then what the workspace has set, by topic first', async () => {
    expect(await desk.placeFor('T', undefined)).toBeUndefined()
    const started = new RequestDesk({ stores, settings, channel: 'C0ENV', now: () => now })
    expect(await started.placeFor('T', '労務')).toBe('C0ENV')
    await settings.changeWorkspace('T', 'requestChannel', 'C0SET', { user: 'A', at: now })
    await settings.changeWorkspace('T', 'topicPlaces', [{ topic: '労務', channel: 'C0LABOUR' }], { user: 'A', at: now })
    expect([await started.placeFor('T', '労務'), await started.placeFor('T', '機器')]).toEqual(['C0LABOUR', 'C0SET'])
  })
})

describe('a request', () => {
  beforeEach(async () => {
    expect(await desk.ask(ASKED)).toBe(true)
  })

  test('is kept once, however often the same form is worked on', async () => {
    expect(await desk.ask(ASKED)).toBe(false)
    expect(await stores.requests.counts('T')).toEqual({ open: 1, taken: 0, done: 0 })
  })

  test('is to be reminded of after a working day, and no more once somebody has it', async () => {
    now = FRIDAY + 2 * DAY_MS
    expect(await dueJobs()).toEqual([])
    now = FRIDAY + 3 * DAY_MS
    expect(await dueJobs()).toEqual([['request-reminder', 'r1']])
    await desk.ask({ ...ASKED, id: 'r2' })
    expect(await desk.take('T', 'r2', 'H')).toBe(true)
    now += 5 * DAY_MS
    expect((await dueJobs()).map(([, data]) => data)).not.toContain('r2')
  })

  test('belongs to the first who takes it; another is told so', async () => {
    expect([await desk.take('T', 'r1', 'H'), await desk.take('T', 'r1', 'I')]).toEqual([true, false])
    expect((await desk.file('T', 'r1'))?.request).toMatchObject({ state: 'taken', takenBy: 'H' })
    expect(await desk.release('T', 'r1', 'H')).toBe(true)
    expect((await desk.file('T', 'r1'))?.request).toMatchObject({ state: 'open' })
    expect(await desk.take('T', 'r1', 'I')).toBe(true)
  })

  test('is answered, closed and opened again, every step kept; the last answer is the one that counts', async () => {
    await desk.answer('T', 'r1', 'H', { words: '出ません。' })
    await desk.answer('T', 'r1', 'I', { words: '300円出ます。' })
    expect(await desk.resolve('T', 'r1', 'U')).toBe(true)
    expect(await desk.reopen('T', 'r1', 'U')).toBe(true)
    const file = await desk.file('T', 'r1')
    expect(file?.request).toMatchObject({ state: 'open' })
    expect(file?.events.map(({ kind, user }) => `${kind} ${user}`)).toEqual([
      ...['answered H', 'answered I', 'resolved U', 'reopened U'],
    ])
    expect(answerIn(file!.events)?.words).toBe('300円出ます。')
  })

  test('is closed, opened and added to by whoever asked alone, also where nobody is known any more', async () => {
    await desk.answer('T', 'r1', 'H', { words: '出ません。' })
    for (const user of ['H', 'X', '']) {
      expect([await desk.resolve('T', 'r1', user), await desk.reopen('T', 'r1', user)]).toEqual([false, false])
      expect(await desk.add('T', 'r1', user, '私が')).toBe(false)
    }
    expect((await desk.file('T', 'r1'))?.events).toHaveLength(1)
  })

  test('is found by its message, and not by another', async () => {
    await desk.setPosted('T', 'r1', { channel: 'C', message: '5.0' })
    expect((await desk.postedAs('T', { channel: 'C', message: '5.0' }))?.id).toBe('r1')
    expect(await desk.postedAs('T', { channel: 'D', message: '5.0' })).toBeUndefined()
    expect(await desk.postedAs('X', { channel: 'C', message: '5.0' })).toBeUndefined()
  })
})
