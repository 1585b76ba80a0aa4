import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssistant } from '../../src/app/assistant.js'
import { importDocuments } from '../../src/app/importing.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { theCorpus } from '../fixtures/loaded.js'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'own-rules-'))
let assistant: Assistant

/** What employees ask of their company's rules, and the words of the article that answers. */
const QUESTIONS: [question: string, words: string][] = [
  ['在宅勤務の申請はいつまで？', '15時まで'],
  ['通信費の補助はいくら？', '4,200円'],
  ['在宅は週に何日までできる？', '週3日'],
  ['誰が在宅勤務できますか', '勤続6か月'],
  ['在宅勤務中の残業はできる？', '事前に所属長の許可'],
  ['休憩時間は何時から', '12時から13時'],
  ['私物のパソコンを使ってもいい？', '私物の端末'],
  ['カフェのWi-Fiにつないでもいい？', '公衆無線LAN'],
  ['中抜けはどうすればいい？', '15分単位'],
  ['派遣社員も在宅勤務の対象ですか', '派遣社員'],
  ['紙の書類を家に持って帰っていい？', '紙の機密書類'],
  ['在宅勤務中にけがをしたら労災になる？', '業務災害'],
  ['始業は何時？', '9時'],
  ['モニターは貸してもらえる？', 'モニター'],
  ['当日に急に在宅に切り替えたい', '当日の始業前'],
]

beforeAll(async () => {
  const { refused } = await importDocuments({
    libraryFolder: join(folder, 'library'),
    paths: [join(import.meta.dirname, 'telework-rules.md')],
    facts: {},
    corpus: theCorpus(),
    now: new Date('2026-11-20T00:00:00Z'),
  })
  expect(refused).toEqual([])
  assistant = await createAssistant({ root, libraryFolder: join(folder, 'library'), watch: false, log: () => {} })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a company’s own rules answer first where they speak of what is asked; these may rise, not fall', async () => {
  let first = 0
  let among = 0
  for (const [text, words] of QUESTIONS) {
    const { excerpts } = await assistant.answer({ text })
    const place = excerpts.findIndex((excerpt) => excerpt.text.includes(words))
    if (place === 0) first += 1
    if (place >= 0 && place < 3) among += 1
  }
  expect(first).toBeGreaterThanOrEqual(11)
  expect(among).toBeGreaterThanOrEqual(13)
})

it('what no document of the corpus can hold, one’s own rules answer; another subject they do not', async () => {
  const { excerpts } = await assistant.answer({ text: '当日に急に在宅に切り替えたい' })
  expect(excerpts[0]?.text).toContain('当日の始業前')
  for (const text of ['今日の社食は何ですか', '社内Wi-Fiのパスワードを忘れました', '忘年会の場所はどこですか'])
    expect((await assistant.answer({ text })).kind, text).toBe('none')
})

it('of a detail that the rule of the matter does not settle, that is said with this rule as no more than near', async () => {
  const silent = await assistant.answer({ text: '試用期間の給料はいくらですか' })
  expect(silent).toMatchObject({ kind: 'none', reason: 'ruleSilent', excerpts: [], topics: [] })
  expect(silent).toHaveProperty('near.text', expect.stringContaining('試用期間中の者'))
})

it('where none of one’s own rules speaks of what one may do, that is said before others’ are shown', async () => {
  const silent = await assistant.answer({ text: '家のプリンターで印刷してもいいですか' })
  expect(silent).toMatchObject({ kind: 'answer', notOwn: 'notInOwn' })
  const told = await assistant.answer({ text: '私物のパソコンを使ってもいい？' })
  expect(told.excerpts[0]!.citation.whose).toBe('own')
  expect(told).not.toHaveProperty('notOwn')
})

it('where an organisation is named, its own documents answer', async () => {
  const { excerpts } = await assistant.answer({ text: '広島市の在宅勤務の申請はどうする？' })
  expect(excerpts[0]!.citation.title).toBe('広島市役所')
})
