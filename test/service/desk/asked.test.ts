import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { ALL_WANTING, AskedDesk, type AskedLook } from '../../../src/service/desk/asked.js'
import { Digests } from '../../../src/service/desk/digest.js'
import { RequestDesk } from '../../../src/service/desk/requests.js'
import { Settings } from '../../../src/service/settings.js'
import type { KeptQuestion } from '../../../src/service/stores/question-store.js'

/** A Tuesday. */
const NOW = Date.parse('2026-12-01T09:00+09:00')
const DAY_MS = 24 * 60 * 60 * 1000
const LOOK: AskedLook = { days: 30, wanting: ALL_WANTING, order: 'newest' }

let stores: SqlStores
let asked: AskedDesk
let settings: Settings
let now = NOW

beforeEach(async () => {
  now = NOW
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => now })
  settings = new Settings(stores.settings)
  // Alike is what begins with the same sign.
  const alike = (texts: readonly string[]) => {
    const firsts = [...new Set(texts.map((text) => text[0]))]
    return firsts.map((first) => texts.flatMap((text, i) => (text[0] === first ? [i] : [])))
  }
  const { asked: store, questions } = stores
  asked = new AskedDesk({ asked: store, questions, settings, assistant: { alike }, now: () => now })
})
afterEach(() => stores.close())

async function ask(id: string, words: string, more: Partial<KeptQuestion> = {}): Promise<void> {
  const question = { team: 'T', channel: 'C', user: 'U', asked: 'question', kind: 'none', confidence: 0 } as const
  await stores.questions.add({ ...question, id, words, shownIds: [], at: NOW - DAY_MS, ...more })
}

function dislike(reply: string, user: string, reason?: 'old'): Promise<void> {
  const vote = { team: 'T', channel: 'C', message: reply, user, helpful: false, reply, passageIds: [], at: NOW - 1 }
  return stores.votes.set({ ...vote, ...(reason !== undefined && { reason }) })
}

describe('what was asked', () => {
  test('stands together by what it asks, the newest first, with why, and without a person', async () => {
    await ask('a1', '社食は？', { at: NOW - 3 * DAY_MS })
    await ask('a2', '社員食堂の補助は？', { at: NOW - 2 * DAY_MS, kind: 'answer', confidence: 0.2 })
    await ask('a3', '社食は？')
    await ask('b1', '副業は？', { at: NOW - DAY_MS + 1, kind: 'answer', confidence: 0.9 })
    await ask('sure', '通信費は？', { kind: 'answer', confidence: 0.9 })
    await dislike('b1', 'V', 'old')
    await dislike('b1', 'W')
    const request = { team: 'T', user: 'U', anonymous: false, question: '社食は？', words: '', shown: [] }
    await stores.requests.add({ ...request, id: 'r1', reply: 'a3', at: NOW - 1 })
    const groups = await asked.groups('T', LOOK)
    expect(groups).toEqual([
      {
        ...{ id: 'b1', words: '副業は？', others: [], ids: ['b1'], at: NOW - DAY_MS + 1, none: 0, unsure: 0 },
        ...{ reasons: expect.arrayContaining(['old', '']), requests: [] },
      },
      {
        ...{ id: 'a3', words: '社食は？', others: ['社員食堂の補助は？'], ids: ['a3', 'a2', 'a1'], at: NOW - DAY_MS },
        ...{ none: 2, unsure: 1, reasons: [], requests: [{ id: 'r1', reply: 'a3', state: 'open' }] },
      },
    ])
    expect(JSON.stringify(groups)).not.toMatch(/"U"|"V"/)
    expect((await asked.groups('T', { ...LOOK, order: 'most' })).map(({ id }) => id)).toEqual(['a3', 'b1'])
    expect((await asked.groups('T', { ...LOOK, days: 2.5 })).map(({ ids }) => ids)).toEqual([['b1'], ['a3', 'a2']])
    expect((await asked.groupOf('T', 'a1', LOOK))?.id).toBe('a3')
    expect(await asked.groups('X', LOOK)).toEqual([])
  })

  test('is settled as a group, stands among what was dealt with, and can be opened again', async () => {
    await ask('a1', '社食は？')
    await ask('a2', '社員食堂は？', { at: NOW - 2 * DAY_MS })
    await ask('b1', '副業は？')
    await asked.settle('T', (await asked.groupOf('T', 'a2', LOOK))!.ids, 'ignored', 'H')
    expect((await asked.groups('T', LOOK)).map(({ id }) => id)).toEqual(['b1'])
    const dealtWith = await asked.groups('T', { ...LOOK, settled: true })
    expect(dealtWith).toMatchObject([{ ids: ['a1', 'a2'], settled: 'ignored' }])
    await asked.settle('T', ['a1', 'a2'], undefined, 'H')
    expect(await asked.groups('T', LOOK)).toHaveLength(2)
  })

  test('is settled where a taught answer is like it, and wants to be looked at again where that is taken back', async () => {
    await ask('a1', '社食は？')
    await ask('b1', '副業は？')
    await asked.settleLike('T', ['社員食堂は', '通信費は'], 'answered', 'H')
    expect((await asked.groups('T', LOOK)).map(({ id }) => id)).toEqual(['b1'])
    await asked.reopenLike('T', ['社員食堂は'], 'noted', 'H')
    expect(await asked.groups('T', LOOK)).toHaveLength(1)
    await asked.reopenLike('T', ['社員食堂は'], 'answered', 'H')
    expect(await asked.groups('T', LOOK)).toHaveLength(2)
  })

  test('is counted by days of the workspace; what is not sure is not counted as answered; each request by how long it waited', async () => {
    await ask('today', '社食は？', { at: Date.parse('2026-12-01T00:10+09:00') })
    await ask('yesterday', '社食は？', { at: Date.parse('2026-11-30T23:50+09:00'), kind: 'answer', confidence: 0.9 })
    await ask('before', '副業は？', { at: Date.parse('2026-11-25T12:00+09:00'), kind: 'answer', confidence: 0.2 })
    await ask('long ago', '副業は？', { at: Date.parse('2026-11-20T12:00+09:00') })
    await dislike('yesterday', 'V')
    for (const [id, waited] of Object.entries({ r1: 1000, r2: 5000, r3: 9000 })) {
      const request = { team: 'T', anonymous: true, question: '？', words: '', shown: [], at: NOW - 10_000 }
      await stores.requests.add({ ...request, id })
      const event = {
        kind: 'answered',
        user: 'H',
        words: 'x',
        shown: [] as string[],
        at: NOW - 10_000 + waited,
      } as const
      await stores.requests.move('T', id, { from: ['open'], to: 'done' }, event)
    }
    expect(await asked.figures('T', { days: 7 })).toEqual({
      ...{ days: 7, asked: 3, answered: 1, none: 1, unsure: 1, helpful: 0, unhelpful: 1 },
      waitsMs: [1000, 5000, 9000],
      bars: [
        { from: '2026-11-25', answered: 0, unsure: 1, none: 0 },
        ...['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].map((from) => ({
          from,
          answered: 0,
          unsure: 0,
          none: 0,
        })),
        { from: '2026-11-30', answered: 1, unsure: 0, none: 0 },
        { from: '2026-12-01', answered: 0, unsure: 0, none: 1 },
      ],
    })
    const { bars } = await asked.figures('T', { days: 30 })
    expect([bars.length, bars.at(-1)]).toEqual([15, { from: '2026-11-30', answered: 1, unsure: 0, none: 1 }])
  })
})

describe('the digest of the week', () => {
  const digests = () => {
    const requests = new RequestDesk({ stores, settings, channel: 'C0JINJI', now: () => now })
    return new Digests({ jobs: stores.jobs, settings, requests, asked, now: () => now })
  }

  test('is due on the next Monday at ten where the workspace is, once however often it is planned', async () => {
    await Promise.all([digests().plan('T'), digests().plan('T')])
    now = Date.parse('2026-12-07T09:59+09:00')
    expect(await stores.jobs.claim(9, 1000)).toEqual([])
    now = Date.parse('2026-12-07T10:00+09:00')
    expect(await stores.jobs.claim(9, 1000)).toMatchObject([{ key: 'digest:2026-12-07', data: '2026-12-07' }])
    await digests().plan('T')
    now = Date.parse('2026-12-14T10:00+09:00')
    expect((await stores.jobs.claim(9, 1000)).map(({ key }) => key)).toEqual(['digest:2026-12-07', 'digest:2026-12-14'])
  })

  test('goes by the workspace’s own time zone', async () => {
    await settings.changeWorkspace('T', 'timeZone', 'America/New_York', { user: 'A', at: 1 })
    await digests().plan('T')
    now = Date.parse('2026-12-07T10:00-05:00') - 1
    expect(await stores.jobs.claim(9, 1000)).toEqual([])
    now += 1
    expect(await stores.jobs.claim(9, 1000)).toHaveLength(1)
  })

  test('tells of the seven days before that Monday; not where it is switched off, nothing was asked, or long after', async () => {
    await ask('week', '社食は？', { at: Date.parse('2026-12-01T12:00+09:00') })
    await ask('before', '社食は？', { at: Date.parse('2026-11-29T12:00+09:00') })
    await ask('after', '社食は？', { at: Date.parse('2026-12-07T10:30+09:00') })
    now = Date.parse('2026-12-07T11:00+09:00')
    const digest = await digests().of('T', '2026-12-07')
    expect(digest).toMatchObject({
      channel: 'C0JINJI',
      figures: { asked: 1 },
      groups: [{ ids: ['week'] }],
      more: 0,
      waiting: 0,
    })
    expect(await digests().of('T', '2026-11-23')).toBeUndefined()
    await settings.changeWorkspace('T', 'digest', false, { user: 'A', at: 1 })
    expect(await digests().of('T', '2026-12-07')).toBeUndefined()
    await settings.changeWorkspace('T', 'digest', true, { user: 'A', at: 1 })
    now += 6 * DAY_MS
    expect(await digests().of('T', '2026-12-07')).toBeUndefined()
  })
})
