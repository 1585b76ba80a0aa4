import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { Source } from '../../../src/core/corpus/corpus.js'
import { Notices } from '../../../src/service/desk/notices.js'
import { Reviews } from '../../../src/service/desk/reviews.js'
import { Settings } from '../../../src/service/settings.js'
import type { ClaimedJob } from '../../../src/service/stores/job-store.js'

const DAY_MS = 24 * 60 * 60 * 1000
const AT = Date.parse('2026-11-30T12:00+09:00')
const by = (user: string, at = AT) => ({ user, at })

let now = AT
let stores: SqlStores
const imported = (id: string, daysAgo: number, kind = '社内文書'): Source => ({
  ...{ id, title: id, published: '', circa: false, kind, topics: [] },
  library: { importedAt: new Date(AT - daysAgo * DAY_MS).toISOString(), originalName: id },
})
const sources = [imported('旅費規程', 3), imported('古い規程', 40), imported('回答', 1, '社内回答')]

beforeEach(async () => {
  now = AT
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => now })
})
afterEach(() => stores.close())

async function teach(id: string, audience: 'everyone' | 'hr', at: number, reviewOn?: string): Promise<void> {
  const text = { questions: [`${id}は？`], text: id, source: 'x', audience, synonyms: [] }
  await stores.taught.add({ id, team: 'T', text: { ...text, ...(reviewOn && { reviewOn }) }, ...by('H', at) })
  await stores.taught.approve('T', id, 1, by('I', at))
}

async function send(id: string, audience: 'everyone' | 'hr', at: number, reviewOn?: string): Promise<void> {
  const upload = {
    id,
    team: 'T',
    document: '在宅',
    name: 'a.docx',
    title: id,
    file: 'x',
    passages: 1,
    kept: 1,
    leftOut: 0,
  }
  await stores.uploads.add({ ...upload, audience, ...(reviewOn && { reviewOn }), ...by('H', at) })
  await stores.uploads.use('T', id, 1, by('I', at))
}

test('what changed in four weeks is news, the newest first; what is for HR alone for HR alone, and for no other team', async () => {
  const notices = new Notices({ stores, assistant: { sources: () => sources }, now: () => now })
  await teach('食堂', 'everyone', AT - 2 * DAY_MS)
  await teach('査定', 'hr', AT - DAY_MS)
  await teach('昔', 'everyone', AT - 30 * DAY_MS)
  await send('第1版', 'everyone', AT - 5 * DAY_MS)
  const titles = async (team: string, audience: 'everyone' | 'hr') =>
    (await notices.recent(team, audience)).map(({ title, isNew }) => `${title}${isNew ? '' : ' 更新'}`)
  expect(await titles('T', 'everyone')).toEqual(['食堂は？', '旅費規程', '第1版'])
  expect(await titles('T', 'hr')).toEqual(['査定は？', '食堂は？', '旅費規程', '第1版'])
  expect(await titles('X', 'hr')).toEqual(['旅費規程'])
  await send('第2版', 'everyone', AT)
  await stores.taught.undo('T', '食堂', 1, by('I'))
  expect(await titles('T', 'everyone')).toEqual(['第2版 更新', '旅費規程'])
})

test('a review date is a job for its owner, at nine, once; not where it is used no more or has another date', async () => {
  const reviews = new Reviews({ jobs: stores.jobs, settings: new Settings(stores.settings), stores, now: () => now })
  await teach('食堂', 'everyone', AT, '2026-12-02')
  await send('規程', 'everyone', AT, '2026-12-02')
  await teach('昔', 'everyone', AT, '2026-10-01')
  for (let i = 0; i < 2; i++) await reviews.plan('T')
  const due = async (at: string): Promise<ClaimedJob[]> => {
    now = Date.parse(at)
    return stores.jobs.claim(9, 60_000)
  }
  expect(await due('2026-12-02T08:59+09:00')).toEqual([])
  const jobs = await due('2026-12-02T09:00+09:00')
  expect(jobs.map(({ user, data }) => [user, data])).toEqual([
    ['H', { what: 'answer', id: '食堂', day: '2026-12-02' }],
    ['H', { what: 'upload', id: '規程', day: '2026-12-02' }],
  ])
  for (const job of jobs) {
    expect(await reviews.due('T', job.data as never)).toMatchObject({ owner: 'H' })
    await stores.jobs.finish(job)
  }
  await reviews.plan('T')
  expect(await due('2026-12-20T09:00+09:00')).toEqual([])
  await stores.taught.undo('T', '食堂', 1, by('I'))
  expect(await reviews.due('T', { what: 'answer', id: '食堂', day: '2026-12-02' })).toBeUndefined()
  expect(await reviews.due('T', { what: 'upload', id: '規程', day: '2026-12-03' })).toBeUndefined()
})
