import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { Answer } from '../../../src/core/answers/answer.js'
import type { Taught } from '../../../src/core/library/taught.js'
import { Teaching } from '../../../src/service/desk/teaching.js'
import { Settings } from '../../../src/service/settings.js'
import type { TaughtText } from '../../../src/service/stores/taught-store.js'

const AT = Date.parse('2026-11-30T23:30+09:00')
const TEXT: TaughtText = {
  ...{ questions: ['食堂の補助は', '社食は'], text: '出ません。', source: '社内回答・鈴木 健・2026年11月30日' },
  ...{ audience: 'everyone', reviewOn: '2027-04-01', synonyms: [['社食', '社員食堂']] },
}

let stores: SqlStores
/** What each process quotes from, the newest last. */
let taught: Taught[]
let canTeach: boolean
let teaching: Teaching

const answerOf = (confidence: number) => ({ kind: 'none', confidence, excerpts: [] }) as unknown as Answer
/** A process: its own assistant over the database that all share. */
function process(uses: Taught[]): Teaching {
  return new Teaching({
    ...{
      store: stores.taught,
      additions: stores.additions,
      uploads: stores.uploads,
      settings: new Settings(stores.settings),
      log: () => {},
      now: () => AT,
    },
    assistant: { answer: async () => answerOf(0), quoted: () => ({ state: 'gone' }) },
    library: {
      teach: async (given) => {
        if (canTeach) uses.push(given)
        return canTeach
      },
      tryOut: async ({ documents }) => ({ answer: async () => answerOf(documents.length) }),
    },
  })
}
const quoted = (uses: Taught[]) => uses.at(-1)?.documents.map(({ id, text }) => `${id} ${text}`)

beforeEach(async () => {
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => AT })
  taught = []
  canTeach = true
  teaching = process(taught)
  expect(await teaching.draft('T', 'a', TEXT, { user: 'H', request: 'r1' })).toBe(true)
})
afterEach(() => stores.close())

describe('a document that was sent', () => {
  const upload = {
    id: 'u1',
    team: 'T',
    document: 'kitei',
    name: 'a.docx',
    title: '規程',
    audience: 'everyone' as const,
  }
  const use = async (id: string, team = 'T') => {
    const rest = { file: `file of ${id}`, passages: 1, kept: 1, leftOut: 0, user: 'H', at: AT }
    await stores.uploads.add({ ...upload, id, team, ...rest })
    await stores.uploads.use(team, id, 1, { user: 'I', at: AT })
  }
  const files = (uses: Taught[]) => uses.at(-1)?.uploads?.map(({ id, file }) => `${id}: ${file}`)

  test('is quoted in every process when it is used, replaced and taken back', async () => {
    const there: Taught[] = []
    const other = process(there)
    for (const [id, inUse] of [
      ['u1', 'kitei: file of u1'],
      ['u2', 'kitei: file of u2'],
    ] as const) {
      await use(id)
      expect([await teaching.refresh('T'), await other.refresh('T')]).toEqual([true, true])
      expect([files(taught), files(there)]).toEqual([[inUse], [inUse]])
    }
    await stores.uploads.undo('T', 'u2', 2, { user: 'I', at: AT })
    await other.refresh('T')
    expect(files(there)).toEqual(['kitei: file of u1'])
  })

  test('of another team is not quoted beside the own, nor is an answer of it', async () => {
    await use('u1')
    await teaching.approve('T', 'a', 1, 'I')
    expect(await teaching.refresh('T')).toBe(true)
    await use('u2', 'X')
    await stores.taught.add({ id: 'b', team: 'X', text: TEXT, user: 'Z', at: AT })
    await stores.taught.approve('X', 'b', 1, { user: 'Z', at: AT })
    expect([await teaching.refresh('X'), await teaching.refresh('T')]).toEqual([false, true])
    expect([quoted(taught), files(taught)]).toEqual([['a 出ません。'], ['kitei: file of u1']])
  })
})

describe('an answer that is taught', () => {
  test('is a draft once, however often its form is worked on, and is not quoted', async () => {
    expect(await teaching.draft('T', 'a', TEXT, { user: 'H' })).toBe(false)
    expect(await teaching.refresh('T')).toBe(true)
    expect(quoted(taught) ?? []).toEqual([])
  })

  test('is quoted when it is approved, with all that its document needs, dated by the day in the workspace', async () => {
    expect(await teaching.approve('T', 'a', 1, 'I')).toBe(true)
    expect(await teaching.refresh('T')).toBe(true)
    const { questions, text, source, reviewOn, synonyms } = TEXT
    expect(taught.at(-1)).toEqual({
      uploads: [],
      documents: [{ id: 'a', questions, text, source, audience: 'everyone', reviewOn, synonyms, on: '2026-11-30' }],
      noted: [],
      synonyms: [],
    })
  })

  test('comes to every process that looks, once, and goes from each when it is taken back', async () => {
    const others: Taught[] = []
    const other = process(others)
    await teaching.approve('T', 'a', 1, 'H')
    await teaching.refresh('T')
    await other.refresh('T')
    await other.refresh('T')
    expect([quoted(others), others.length]).toEqual([['a 出ません。'], 1])
    await other.undo('T', 'a', 1, 'I')
    await other.refresh('T')
    await teaching.refresh('T')
    expect([quoted(taught), quoted(others)]).toEqual([[], []])
  })

  test('is looked for again where it could not be used', async () => {
    await teaching.approve('T', 'a', 1, 'H')
    canTeach = false
    expect(await teaching.refresh('T')).toBe(false)
    canTeach = true
    expect(await teaching.refresh('T')).toBe(true)
    expect(quoted(taught)).toEqual(['a 出ません。'])
  })

  test('stays as it was approved while its next version is a draft; undoing leads back to the version before', async () => {
    await teaching.approve('T', 'a', 1, 'H')
    expect(await teaching.edit('T', 'a', 1, { ...TEXT, text: '300円出ます。' }, 'I')).toBe(true)
    expect(await teaching.edit('T', 'a', 1, { ...TEXT, text: '400円出ます。' }, 'J')).toBe(false)
    await teaching.refresh('T')
    expect(quoted(taught)).toEqual(['a 出ません。'])
    expect([await teaching.approve('T', 'a', 1, 'H'), await teaching.approve('T', 'a', 2, 'H')]).toEqual([false, true])
    await teaching.refresh('T')
    expect(quoted(taught)).toEqual(['a 300円出ます。'])
    await teaching.undo('T', 'a', 2, 'H')
    await teaching.refresh('T')
    expect(quoted(taught)).toEqual(['a 出ません。'])
  })

  test('is tried out beside what is in use, and nothing of the trial stays', async () => {
    await teaching.draft('T', 'b', TEXT, { user: 'H' })
    await teaching.approve('T', 'b', 1, 'H')
    const trials = await teaching.tryOut('T', (await teaching.get('T', 'a'))!)
    expect(trials.map(({ question, before, after }) => [question, before.confidence, after.confidence])).toEqual([
      ['食堂の補助は', 0, 2],
      ['社食は', 0, 2],
    ])
    expect(taught).toEqual([])
  })

  test('is listed with what is to be decided first', async () => {
    await teaching.draft('T', 'b', TEXT, { user: 'H' })
    await teaching.approve('T', 'a', 1, 'H')
    expect((await teaching.list('T', 9)).shown.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await teaching.list('T', 1)).toMatchObject({ shown: [{ id: 'b' }], count: 2 })
    expect(await teaching.list('X', 9)).toEqual({ shown: [], count: 0 })
  })
})
