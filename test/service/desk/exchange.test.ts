import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlStores, type SqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { tableFiles } from '../../../src/app/table-files.js'
import { renderCsv } from '../../../src/service/csv.js'
import { Exchange } from '../../../src/service/desk/tables/exchange.js'
import { rowProblemWords } from '../../../src/service/desk/tables/table.js'
import type { TaughtText } from '../../../src/service/stores/taught-store.js'

const AT = Date.parse('2026-11-30T10:00+09:00')
const HEAD = ['ID', '質問', '回答', '出典', '見せる相手', '見直しの期日', '言い換え', '状態']
const FOOD: TaughtText = {
  ...{
    questions: ['食堂の補助は？', '=社食は'],
    text: '出ません。\n代わりに手当に含めます。',
    source: '社内回答・鈴木 健',
  },
  ...{
    audience: 'hr',
    reviewOn: '2027-04-01',
    synonyms: [
      ['社食', '社員食堂'],
      ['補助', '手当', '支援'],
    ],
  },
}
const PHONE: TaughtText = {
  ...{ questions: ['電話代は？'], text: '-1円です。', source: '社内回答', audience: 'everyone', synonyms: [] },
}

let stores: SqlStores
let exchange: Exchange
const parts = { files: tableFiles, isPassage: (id: string) => id === 'p1', now: () => AT + 1 }

beforeEach(async () => {
  stores = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => AT })
  exchange = new Exchange({ stores, ...parts })
  await stores.taught.add({ team: 'T', id: 'food', text: FOOD, user: 'H', at: AT })
  await stores.taught.approve('T', 'food', 1, { user: 'I', at: AT })
  await stores.taught.add({ team: 'T', id: 'phone', text: PHONE, user: 'H', at: AT })
})
afterEach(() => stores.close())

const encode = (text: string) => new TextEncoder().encode(text)
const csv = (...rows: string[][]) => encode(renderCsv([HEAD, ...rows]))
const take = async (rows: Uint8Array) => exchange.take('T', 'qa.csv', rows, 'J')
const counts = async (rows: Uint8Array) => {
  const { added, changed, unchanged, problems } = (await take(rows))!
  return [added, changed, unchanged, problems.map((each) => rowProblemWords(each, 'ja'))]
}
const kept = () => stores.taught.list('T', { limit: 99 })
const problemsOf = async (rows: Uint8Array) => (await counts(rows))[3]

describe('taught answers as a table', () => {
  for (const format of ['csv', 'xlsx'] as const) {
    test(`${format}: what was exported and is imported again changes nothing`, async () => {
      const before = [await kept(), await stores.taught.stamp('T')]
      const { bytes, rows } = await exchange.write('T', 'answers', format)
      expect(rows).toBe(2)
      const plan = await exchange.take('T', `qa.${format}`, bytes, 'J')
      expect(plan).toEqual({
        table: 'answers',
        rows: [],
        added: 0,
        changed: 0,
        unchanged: 2,
        problems: [],
        ignored: [],
      })
      expect([await kept(), await stores.taught.stamp('T')]).toEqual(before)
    })

    test(`${format}: another database has the same then, and exports the same`, async () => {
      const { bytes } = await exchange.write('T', 'answers', format)
      const other = await openSqlStores({ retentionDays: 90, log: () => {}, now: () => AT })
      const there = new Exchange({ stores: other, ...parts })
      expect(await there.take('X', `qa.${format}`, bytes, 'J')).toMatchObject({ added: 2, problems: [] })
      expect((await other.taught.get('X', 'food'))?.live).toMatchObject({ ...FOOD, user: 'J' })
      expect((await other.taught.get('X', 'phone'))?.newest).toMatchObject({ ...PHONE, state: 'draft' })
      expect(await there.take('X', `qa.${format}`, bytes, 'J')).toMatchObject({ unchanged: 2 })
      await other.close()
    })
  }

  test('a row that was changed is a new version, which is quoted; the one before can be had back', async () => {
    const row = ['food', '食堂の補助は？', '出ます。', '社内回答', '全員', '2027/4/1', '', '使用中']
    expect(await counts(csv(row))).toEqual([0, 1, 0, []])
    expect((await stores.taught.get('T', 'food'))?.live).toMatchObject({
      ...{ version: 2, text: '出ます。', audience: 'everyone', reviewOn: '2027-04-01', user: 'J' },
    })
    await stores.taught.undo('T', 'food', 2, { user: 'J', at: AT })
    expect((await stores.taught.get('T', 'food'))?.live).toMatchObject(FOOD)
  })

  test('a row without an id is the answer with its question, or a new one; a draft may be let in', async () => {
    const rows = csv(
      ['', '電話代は？', '-1円です。', '社内回答', '', '', '', '使用中'],
      ['', '机は買えますか', '買えます。', '', '', '', '', ''],
    )
    expect(await counts(rows)).toEqual([1, 1, 0, []])
    expect((await stores.taught.get('T', 'phone'))?.live).toMatchObject({ version: 1 })
    expect(await counts(rows)).toEqual([0, 0, 2, []])
    expect((await stores.taught.live('T')).map(({ live }) => live?.source)).toContain('社内回答')
  })

  test('bad rows are named by number and reason, and nothing of the others is taken', async () => {
    const before = await kept()
    const rows = csv(
      ['', '机は買えますか', '買えます。', '', '', '', '', ''],
      ['', '', '', '', '管理職', '2027-02-30', '社食', '公開'],
      ['a b', '机は買えますか', 'x'.repeat(3001), '', '', '', '', ''],
      ['food', ...FOOD.questions, '', '', '', '', '取り消し'],
    )
    expect(await problemsOf(rows)).toEqual([
      '3行目「質問」: 空です。',
      '3行目「回答」: 空です。',
      '3行目「見せる相手」: 「全員」か「人事のみ」と書いてください。',
      '3行目「見直しの期日」: 日付は 2027-04-01 の形で書いてください。',
      '3行目「言い換え」: 言葉を「、」でつないで二つ以上書いてください。',
      expect.stringContaining('3行目「状態」'),
      expect.stringContaining('4行目「ID」'),
      '4行目「回答」: 長すぎます。（3000文字まで）',
      '4行目「質問」: ほかの行と同じです。（2行目）',
      expect.stringContaining('5行目「状態」'),
    ])
    expect(await kept()).toEqual(before)
  })

  test('columns may stand in any order, others are named and not read; without the two that matter nothing is', async () => {
    const plan = await exchange.take(
      'T',
      'a.csv',
      encode(
        renderCsv([
          ['回答', 'メモ', '質問'],
          ['買えます。', 'x', '机は'],
        ]),
      ),
      'J',
    )
    expect(plan).toMatchObject({ added: 1, ignored: ['メモ'], problems: [] })
    expect(await problemsOf(encode('質問\n机は\n'))).toEqual(['1行目「回答」: この見出しの列がありません。'])
    expect(await problemsOf(encode('質問,回答\n'))).toEqual(['1行目「質問」: 見出しの下に行がありません。'])
  })

  test('of two who take the same file in at once, one is told that something changed, and nothing is there twice', async () => {
    const rows = csv(['food', '食堂の補助は？', '出ます。', '', '', '', '', ''])
    const plans = await Promise.all([take(rows), take(rows)])
    expect((await stores.taught.get('T', 'food'))?.newest.version).toBe(2)
    expect(plans.filter((plan) => plan?.changed === 1)).toHaveLength(1)
  })

  test('another team sees none of it', async () => {
    expect(await exchange.write('X', 'answers', 'csv')).toMatchObject({ rows: 0 })
  })
})

describe('synonyms and saved test questions as tables', () => {
  const by = { user: 'H', at: AT }
  beforeEach(async () => {
    const { additions } = stores
    const words = (...each: string[]) => ({ kind: 'synonym' as const, words: each })
    await additions.add({ team: 'T', id: 'w1', added: words('=社食', '社員食堂'), state: 'live', ...by })
    await additions.add({ team: 'T', id: 'w2', added: words('電話代', '通信費', '回線'), state: 'proposed', ...by })
    const test = { kind: 'test' as const, question: '残業は？', passageId: 'p1' }
    await additions.add({ team: 'T', id: 't1', added: test, state: 'live', ...by })
  })
  const all = () => stores.additions.list('T', { limit: 99 })

  for (const table of ['synonyms', 'tests'] as const) {
    test(`${table}: what was exported and is imported again changes nothing`, async () => {
      const before = await all()
      for (const format of ['csv', 'xlsx'] as const) {
        const { bytes, rows } = await exchange.write('T', table, format)
        expect(rows).toBe(table === 'tests' ? 1 : 2)
        const plan = await exchange.take('T', `a.${format}`, bytes, 'J')
        expect(plan).toEqual({ table, rows: [], added: 0, changed: 0, unchanged: rows, problems: [], ignored: [] })
      }
      expect(await all()).toEqual(before)
      expect(await exchange.write('X', table, 'csv')).toMatchObject({ rows: 0 })
    })
  }

  test('rows are added and changed', async () => {
    const rows = [
      ['ID', '言い換え', '状態'],
      ['w2', '電話代、通信費', '使用中'],
      ['', 'ノートPC、端末', ''],
    ]
    expect(await exchange.take('T', 'a.csv', encode(renderCsv(rows)), 'J')).toMatchObject({ added: 1, changed: 1 })
    expect(await stores.additions.get('T', 'w2')).toMatchObject({
      state: 'live',
      added: { words: ['電話代', '通信費'] },
    })
    expect(await exchange.take('T', 'a.csv', encode(renderCsv(rows)), 'J')).toMatchObject({ unchanged: 2 })
  })

  test('bad rows are named, and nothing of the others is taken', async () => {
    const before = await all()
    const rows = [
      ['質問', '箇所'],
      ['出社は？', 'p1'],
      ['', 'p2'],
    ]
    const plan = (await exchange.take('T', 'a.csv', encode(renderCsv(rows)), 'J'))!
    expect(plan.problems.map((each) => rowProblemWords(each, 'ja'))).toEqual([
      '3行目「質問」: 空です。',
      '3行目「箇所」: その箇所は資料にありません。',
    ])
    expect(await all()).toEqual(before)
  })
})
