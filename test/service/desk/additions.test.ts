import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import type { Answer } from '../../../src/core/answers/answer.js'
import type { Requoted } from '../../../src/core/answers/excerpt-ref.js'
import type { Taught } from '../../../src/core/library/taught.js'
import { Additions } from '../../../src/service/desk/additions.js'
import { Teaching } from '../../../src/service/desk/teaching.js'
import { Settings } from '../../../src/service/settings.js'
import type { TaughtText } from '../../../src/service/stores/taught-store.js'

const NOW = Date.parse('2026-12-01T09:00+09:00')
const TEXT: TaughtText = {
  ...{ questions: ['社食は？', '食補は？'], text: '社員食堂の補助は出ません。', source: '社内回答' },
  ...{ audience: 'everyone', synonyms: [['食補', '食事補助']] },
}

let stores: SqlStores
let additions: Additions
let teaching: Teaching
let taught: Taught[]
let place: Requoted

beforeEach(async () => {
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => NOW })
  taught = []
  place = { state: 'gone' }
  const unheldWords = (question: string) => [
    ...(question.includes('社食') ? [{ word: '社食', meant: '社員食堂' }] : []),
    ...(question.includes('食補') ? [{ word: '食補' }] : []),
  ]
  additions = new Additions({ store: stores.additions, assistant: { unheldWords }, now: () => NOW })
  const answer = async () => ({ kind: 'none', confidence: 0, excerpts: [] }) as unknown as Answer
  teaching = new Teaching({
    ...{
      store: stores.taught,
      additions: stores.additions,
      uploads: stores.uploads,
      settings: new Settings(stores.settings),
    },
    assistant: { answer, quoted: () => place },
    library: {
      teach: async (given) => {
        taught.push(given)
        return true
      },
      tryOut: async () => ({ answer }),
    },
    ...{ log: () => {}, now: () => NOW },
  })
})
afterEach(() => stores.close())

test('a synonym is in use from the next look on, in every process, and goes when it is taken back', async () => {
  expect(await additions.add('T', 'w', { kind: 'synonym', words: ['社食', '社員食堂'] }, 'H')).toBe(true)
  await teaching.refresh('T')
  expect(taught.at(-1)).toMatchObject({ documents: [], noted: [], synonyms: [['社食', '社員食堂']] })
  await teaching.refresh('T')
  expect(taught).toHaveLength(1)
  expect(await additions.undo('T', 'w', 'H')).toBe(true)
  expect(await additions.undo('T', 'w', 'H')).toBe(false)
  await teaching.refresh('T')
  expect(taught.at(-1)?.synonyms).toEqual([])
  expect(await additions.add('T', 'w', { kind: 'synonym', words: ['社食', '食堂'] }, 'H')).toBe(true)
  await teaching.refresh('T')
  expect(taught.at(-1)?.synonyms).toEqual([['社食', '食堂']])
})

test('words of a taught question that no document holds are proposed once, unless the answer has its word; none is used before a person approves', async () => {
  await additions.propose('T', TEXT, 'H')
  await additions.propose('T', TEXT, 'I')
  const [proposal, ...more] = await additions.proposed('T', 9)
  expect([proposal?.added, more]).toEqual([{ kind: 'synonym', words: ['社食', '社員食堂'] }, []])
  await teaching.refresh('T')
  expect(taught.at(-1)?.synonyms ?? []).toEqual([])
  expect(await additions.approve('T', proposal!.id, ['社食', '社員食堂', '食堂'], 'H')).toBe(true)
  await teaching.refresh('T')
  expect(taught.at(-1)?.synonyms).toEqual([['社食', '社員食堂', '食堂']])
  // What was taken back is not proposed again.
  await additions.undo('T', proposal!.id, 'H')
  await additions.propose('T', TEXT, 'H')
  expect(await additions.proposed('T', 9)).toEqual([])
})

test('a noted question goes where its place stands now; where that says something else, it is left out', async () => {
  const ref = 'rules#残業@10-20.0-5.abc'
  await additions.add('T', 'n', { kind: 'noted', question: '居残りは？', ref }, 'H')
  await teaching.refresh('T')
  expect(taught.at(-1)?.noted).toEqual([{ passageId: 'rules#残業', start: 10, question: '居残りは？' }])
  place = { state: 'same', excerpt: { citation: { passageId: 'rules#残業' }, start: 14 } } as Requoted
  await additions.add('T', 'other', { kind: 'synonym', words: ['a', 'b'] }, 'H')
  await teaching.refresh('T')
  expect(taught.at(-1)?.noted).toEqual([{ passageId: 'rules#残業', start: 14, question: '居残りは？' }])
  place = { state: 'changed', now: [] }
  await additions.undo('T', 'other', 'H')
  await teaching.refresh('T')
  expect(taught.at(-1)?.noted).toEqual([])
})

test('saved test questions are tried with every draft, before and after, with the passage that is to come first', async () => {
  await additions.add('T', 't', { kind: 'test', question: '残業は？', passageId: 'rules#残業' }, 'H')
  await teaching.draft('T', 'a', TEXT, { user: 'H' })
  const trials = await teaching.tryOut('T', (await teaching.get('T', 'a'))!)
  expect(trials.map(({ question, expected }) => [question, expected])).toEqual([
    ['社食は？', undefined],
    ['食補は？', undefined],
    ['残業は？', 'rules#残業'],
  ])
})
