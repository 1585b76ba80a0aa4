import { describe, expect, test } from 'vitest'
import type { Answer, CasesAnswer, NoneAnswer } from '../../src/core/answers/answer.js'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import type { Excerpt } from '../../src/core/corpus/citation.js'
import type { Case, Checklist, NewerEdition, Series, Source } from '../../src/core/corpus/corpus.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { renderCaseSection } from '../../src/slack/render/render-case-section.js'
import { renderPassages } from '../../src/slack/render/render-passages.js'
import { renderShared } from '../../src/slack/render/render-shared.js'
import { linesOf } from '../walks/as-text.js'
import { excerpt, sampleAnswer } from './sample-answers.js'

/** What people see of each kind of answer, line by line, and what its buttons carry. */
const SOURCES: Source[] = [
  { id: 's', title: '手引き', publisher: '総務省', published: '2018-04', circa: false, kind: '', topics: [] },
  { id: 'casebook', title: '事例集', published: '2013', circa: true, kind: '', topics: [] },
]
const FOLDED = { surface: 'channel', folding: true, tables: true, sources: SOURCES } as const
const FLAT = { ...FOLDED, folding: false, tables: false }
const NEWER: NewerEdition[] = [
  { title: '第5版', publisher: '総務省', published: '2021-05', url: 'https://example.jp/5' },
  { title: '補遺', publisher: '総務省', url: 'ここではない' },
]
const ORIGIN = { file: 'x.md', line: 1 }

type Blocks = Parameters<typeof linesOf>[0]
const lines = (blocks: Blocks) => linesOf(blocks, undefined as never)
const seen = (answer: Answer, context: typeof FOLDED | typeof FLAT = FOLDED) =>
  lines(renderAnswer(answer, context).blocks)
const spoken = (answer: Answer) => renderAnswer(answer, FOLDED).text

interface Element {
  type: string
  text?: { text: string }
  action_id?: string
  value?: string
}
const buttonsIn = (blocks: Blocks) =>
  (blocks as { elements?: Element[]; accessory?: Element }[])
    .flatMap(({ elements = [], accessory }) => [...elements, ...(accessory ? [accessory] : [])])
    .filter(({ type }) => type === 'button')
    .map(({ text, action_id, value }) => [text?.text, action_id, value])
const buttonsOf = (answer: Answer, context: typeof FOLDED | typeof FLAT = FOLDED) =>
  buttonsIn(renderAnswer(answer, context).blocks)

const first = excerpt('残業は認められません。', '規程', 'doc#1')
const second = excerpt('申請は前日までです。', '申請', 'doc#2')
/** Asks a person about what was asked; nothing was asked or shown here. */
const ASK_PERSON = ['人に聞く', 'ask_person', '\n\n']
const refs = (...of: Excerpt[]) => of.map(excerptRef).join('\n')

describe('an answer', () => {
  const answer = (...excerpts: Excerpt[]): Answer => ({ kind: 'answer', confidence: 1, leading: 1, excerpts })

  test('with more places than a message holds has a button for those that are left', () => {
    const long = Array.from({ length: 12 }, (_, i) => excerpt(`${i}${'長'.repeat(1100)}。`, '規程', `doc#${i}`))
    const { blocks } = renderAnswer(answer(...long), FOLDED)
    const [label, action, value] = buttonsIn(blocks).find(([, id]) => id === 'others')!
    const left = String(value).split('\n').length
    expect([label, action]).toEqual([`ほかの箇所 ${left}件`, 'others'])
    expect(value).toBe(refs(...long.slice(-left)))
    expect(lines(blocks)).toContain(`ほか${left}件は省略しました。`)
  })

  test('that is the whole sentence has nothing strong in it; one at its end has', () => {
    const focused = (start: number, end: number) => seen(answer({ ...first, focus: { start, end } }))[0]
    expect(focused(0, first.text.length)).toBe('> 残業は認められません。')
    expect(focused(3, first.text.length)).toBe('> 残業は*認められません。*')
    expect(focused(0, 2)).toBe('> *残業*は認められません。')
  })

  test('of a document that is past its review date says so under its place, and to a screen reader', () => {
    const overdue = { ...first, overdueSince: '2025-03-31' }
    const words = '見直しの期日（2025年3月）を過ぎています'
    expect(seen(answer(overdue, { ...second, overdueSince: '2025-03-31' }))).toEqual([
      ...['> *残業*は認められません。', '規程（2018年）', words, '[詳しく] [共有] [人に聞く]'],
      ...['▸ ほかの箇所 1件', '  > *申請*は前日までです。', '  申請（2018年）', `  ${words}`],
      ...['役に立ちましたか', '[はい] [いいえ]'],
    ])
    expect(spoken(answer(overdue))).toBe(`残業は認められません。（規程（2018年）、${words}）`)
  })

  test('names three newer editions at the most, by a link only where there is an address', () => {
    const edition = (title: string, url: string) => ({ title, publisher: '総務省', url })
    const urls = ['http://example.jp/a', 'javascript:https://x', 'https://a b', 'https://example.jp/d']
    const newer = urls.map((url, i) => edition(`第${i}版`, url))
    const { blocks } = renderAnswer(answer({ ...first, newer }), FOLDED)
    expect(lines(blocks)).toContain(
      '⚠ 2018年4月の資料にもとづきます。新しい版: 第0版（総務省）、第1版（総務省）、第2版（総務省）',
    )
    expect(JSON.stringify(blocks).match(/"type":"link","url":"[^"]+"/g)).toEqual([
      '"type":"link","url":"http://example.jp/a"',
    ])
    const unknown = { ...first, newer: newer.slice(0, 1), citation: { ...first.citation, source: 'gone' } }
    expect(seen(answer(unknown))).toContain('⚠ 新しい版: 第0版（総務省）')
    const casebook = { ...unknown, citation: { ...first.citation, source: 'casebook' } }
    expect(seen(answer(casebook))).toContain('⚠ 2013年ごろの資料にもとづきます。新しい版: 第0版（総務省）')
  })

  test('says a subject before it, and the heading still under it where that is another', () => {
    const short = { ...first.citation, short: '規程・費用（2018年）', document: '規程（2018年）' }
    const under = (subject?: string) => seen(answer({ ...first, citation: short, ...(subject && { subject }) }))[1]
    expect(under('費用')).toBe('規程（2018年）')
    expect(under('残業')).toBe('規程・費用（2018年）')
    expect(under()).toBe('規程・費用（2018年）')
  })

  test('of nothing says so, and whom to ask', () => {
    expect(seen({ ...answer(), leading: 0 } as Answer)).toEqual([
      '資料の中に答えが見つかりませんでした。',
      '[人に聞く]',
    ])
  })
})

describe('a definition', () => {
  const entry = { term: '直行直帰', reading: 'ちょっこうちょっき', aliases: [], definition: '職場に寄らないこと。' }
  const own = { ...excerpt('職場に寄らないこと。', '用語集', 'doc#0'), newer: NEWER }
  const answer: Answer = {
    ...{ kind: 'definition', confidence: 1, excerpts: [own, first] },
    entry: { ...entry, source: 's', place: '用語集', passageId: 'doc#0', origin: ORIGIN },
  }

  test('is the term, what it means and where that stands, then what else is said', () => {
    expect(spoken(answer)).toBe('直行直帰: 職場に寄らないこと。（用語集（2018年））')
    expect(seen(answer)).toEqual([
      '*直行直帰*',
      '職場に寄らないこと。',
      '用語集（2018年）',
      '⚠ 2018年4月の資料にもとづきます。新しい版: 第5版（総務省、2021年5月）、補遺（総務省）',
      '[詳しく] [共有] [人に聞く]',
      '▸ ほかの箇所 1件',
      '  > *残業*は認められません。',
      '  規程（2018年）',
      '役に立ちましたか',
      '[はい] [いいえ]',
    ])
    expect(buttonsOf(answer)[0]).toEqual(['詳しく', 'more', refs(own)])
  })

  test('without a quotation of its own names the glossary', () => {
    const bare = { ...answer, excerpts: [], entry: { ...answer.entry, reading: undefined } } as unknown as Answer
    expect(seen(bare)).toEqual([
      '*直行直帰*',
      '職場に寄らないこと。',
      '出典: 手引き（総務省、2018年4月）・用語集',
      '[人に聞く]',
    ])
    expect(spoken(bare)).toBe('直行直帰: 職場に寄らないこと。')
  })
})

describe('statistics', () => {
  const series: Series = {
    ...{ id: 'rates', title: '導入率', source: 's', place: '表1', survey: '利用動向調査', period: '2016年', n: 2032 },
    columns: [
      { label: '導入', unit: '%' },
      { label: '予定', unit: '%' },
    ],
    points: [
      { label: '南関東', values: [18.2, undefined] },
      { label: '東海', period: '2015年', values: [14, 3] },
    ],
    ...{ topics: [], note: '複数回答', newer: [], passageId: 'doc#0', origin: ORIGIN },
  } as unknown as Series
  const other = { ...series, title: '認知率' }
  const answer: Answer = { kind: 'statistics', confidence: 1, excerpts: [first, second], series: [series, other] }

  test('are the sentence that answers, and the table that it stands in with all that is told of it', () => {
    expect(spoken(answer)).toBe('残業は認められません。（規程（2018年））')
    expect(seen(answer)).toEqual([
      '> *残業*は認められません。',
      '規程（2018年）',
      '# 導入率',
      '| 項目 | 導入（%） | 予定（%） |',
      '| 南関東 | 18.2 | — |',
      '| 東海（2015年） | 14 | 3 |',
      '利用動向調査、2016年、n=2032',
      '複数回答',
      '出典: 手引き（総務省、2018年4月）・表1',
      '関連する統計: 認知率',
      '[詳しく] [共有] [人に聞く]',
      '▸ ほかの箇所 1件',
      '  > *申請*は前日までです。',
      '  申請（2018年）',
      '役に立ちましたか',
      '[はい] [いいえ]',
    ])
  })

  test('are lines where no table is shown; of one column the name is not said again', () => {
    expect(seen(answer, FLAT).slice(3, 5)).toEqual([
      '*南関東* 導入 18.2%、予定 —',
      '*東海（2015年）* 導入 14%、予定 3%',
    ])
    const [column] = series.columns
    const narrow = { ...answer, excerpts: [], series: [{ ...series, columns: [column!] }] }
    expect(seen(narrow, FLAT).slice(0, 3)).toEqual(['# 導入率', '*南関東* 18.2%', '*東海（2015年）* 14%'])
    expect(spoken(narrow)).toBe('導入率')
  })

  test('of many rows say how many are left out', () => {
    const points = Array.from({ length: 23 }, (_, i) => ({ label: `${i + 1}位`, values: [i, i] }))
    const long = seen({ ...answer, series: [{ ...series, points }] })
    expect(long).toContain('| 20位 | 19 | 19 |')
    expect(long).not.toContain('| 21位 | 20 | 20 |')
    expect(long).toContain('ほか3行は省略しました。')
  })
})

describe('a case', () => {
  const citation = { ...first.citation, label: '広島市役所の事例（事例集）' }
  const answer = {
    ...{ kind: 'case' as const, confidence: 1, excerpts: [first, second], case: { id: 'hiroshima' } as Case },
    card: {
      ...{ name: '広島市役所', profile: '広島県', scheme: 'モバイルワーク / 2008年', purpose: '事業継続', newer: [] },
      figures: Array.from({ length: 9 }, (_, i) => ({ label: `数値${i + 1}`, unit: '人', value: i + 1 })),
      sections: ['概要', '効果'].map((name) => ({ name, passageIds: [`hiroshima#${name}`] })),
      citation,
    },
  }

  test('is its card: who, how, what for, what came of it, a sentence to a section, and the way on', () => {
    expect(spoken(answer)).toBe('広島市役所（広島県） モバイルワーク / 2008年')
    expect(seen(answer)).toEqual([
      '# 広島市役所',
      '広島県',
      'モバイルワーク / 2008年',
      '*目的*　事業継続',
      `*効果の数値*　${[1, 2, 3, 4, 5, 6, 7, 8].map((i) => `数値${i} ${i}人`).join('、')}（ほか1件は省略しました）`,
      '*規程*　*残業*は認められません。',
      '*申請*　*申請*は前日までです。',
      '(項目を選んで読む / 概要 / 効果) [比べる] [似た事例] [共有] [人に聞く]',
      '出典: 広島市役所の事例（事例集）',
      '役に立ちましたか',
      '[はい] [いいえ]',
    ])
    const menu = JSON.stringify(renderAnswer(answer, FOLDED).blocks)
    expect(menu).toContain('"action_id":"case_section"')
    expect(menu).toContain('"value":"hiroshima\\n概要"')
    expect(buttonsOf(answer).slice(0, 3)).toEqual([
      ['比べる', 'compare', 'hiroshima'],
      ['似た事例', 'similar_cases', 'hiroshima'],
      ['共有', 'share', refs(first, second)],
    ])
  })

  test('of which little is known shows no empty lines, and nothing to share', () => {
    const card = { ...answer.card, profile: '', figures: [], purpose: undefined, sections: [] }
    expect(seen({ ...answer, card, excerpts: [] } as unknown as Answer)).toEqual([
      '# 広島市役所',
      'モバイルワーク / 2008年',
      '[比べる] [似た事例]',
      '出典: 広島市役所の事例（事例集）',
      '[人に聞く]',
    ])
  })

  test('a section of it has its sentences and the other sections', () => {
    const shown = lines(renderCaseSection(answer as Answer, '効果', FOLDED).blocks)
    expect(shown.join('\n')).toMatch(/広島市役所.*効果/s)
    expect(shown).toContain('> *残業*は認められません。')
    expect(shown).toContain('(項目を選んで読む / 概要) [比べる] [似た事例] [共有]')
  })
})

describe('a list of cases', () => {
  const row = (i: number, source: string) => ({
    ...{ id: `case-${i}`, name: `${i}社`, profile: '東京都・24名', matched: i === 1 ? ['2008年1月', '会長賞'] : [] },
    citation: { ...first.citation, source },
  })
  const list = (count: number): CasesAnswer => ({
    ...{ kind: 'cases', confidence: 1, excerpts: [], conditions: [], filters: ['東京都'], total: 43 },
    cases: Array.from({ length: count }, (_, i) => row(i + 1, i === 0 ? 's' : 'casebook')),
  })

  test('has a line each, the first ones to compare, and each source once', () => {
    expect(spoken(list(2))).toBe('事例が2件あります。\n条件: 東京都　2件（全43件）\n1社、2社')
    expect(seen(list(4))).toEqual([
      '条件: 東京都　4件（全43件）',
      ...['1. 1社', '東京都・24名（2008年1月・会長賞）', '[1社を見る]'],
      ...[2, 3, 4].flatMap((i) => [`${i}. ${i}社`, '東京都・24名', `[${i}社を見る]`]),
      '[上の3件を比べる]',
      '出典: 手引き（2018年4月）',
      '出典: 事例集（2013年ごろ）',
      '[人に聞く]',
    ])
    expect(buttonsOf(list(2))).toEqual([
      ['1社を見る', 'open_case:0', 'case-1'],
      ['2社を見る', 'open_case:1', 'case-2'],
      ['上の2件を比べる', 'compare', 'case-1\ncase-2'],
      ASK_PERSON,
    ])
  })

  test('of one has nothing to compare; of eleven one is left to go on with', () => {
    expect(buttonsOf(list(1))).toEqual([['1社を見る', 'open_case:0', 'case-1'], ASK_PERSON])
    expect(seen(list(10)).join()).not.toContain('ほか')
    expect(seen(list(11))).toContain('ほか1件あります。')
    expect(buttonsOf(list(11))).toContainEqual(['残り1件を見る', 'more_cases', '!東京都\ncase-11'])
  })

  test('that agrees with less than was asked says so first', () => {
    const withLess = [{ without: ['会長賞'], conditions: [], count: 1 }]
    const insteadOf = { filters: ['東京都', '会長賞'], conditions: [], withLess }
    const answer: CasesAnswer = { ...list(1), insteadOf }
    const [said] = seen(answer)
    expect(said).toMatch(/^条件に合う事例はありません（東京都・会長賞）。『会長賞』を外した1件です。$/)
    expect(spoken(answer)).toMatch(/^条件に合う事例はありません/)
  })
})

describe('a comparison', () => {
  const value = (id: string): Case => ({ id, name: id, source: 'casebook', newer: [] }) as unknown as Case
  const compare = (subjects: string[], excerpts: Excerpt[] = []): Answer => ({
    ...{ kind: 'compare', confidence: 1, excerpts, subjects, cases: subjects.map(value) },
    rows: [
      { field: '時期', cells: ['2010年', undefined, '2012年', '2013年', '2014年'].slice(0, subjects.length) },
      { field: '効果', cells: ['残業減\n移動減', '', 'x', 'y', 'z'].slice(0, subjects.length) },
    ],
  })

  test('is a table with a word where a source is silent, or lines where there are no tables', () => {
    expect(seen(compare(['甲', '乙']))).toEqual([
      '# 甲・乙の比較',
      '| 項目 | 甲 | 乙 |',
      '| 時期 | 2010年 | 記載なし |',
      '| 効果 | 残業減、移動減 | 記載なし |',
      '[甲を見る] [乙を見る]',
      '出典: 事例集（2013年ごろ）',
      '[人に聞く]',
    ])
    const named = { ...FOLDED, dataTables: true }
    expect(seen(compare(['甲', '乙']), named)).toEqual(seen(compare(['甲', '乙'])))
    const table = { type: 'data_table', caption: '項目ごとの比較', page_size: 16, row_header_column_index: 0 }
    expect(renderAnswer(compare(['甲', '乙']), named).blocks[1]).toMatchObject(table)
    expect(seen(compare(['甲', '乙']), FLAT).slice(1, 5)).toEqual(['*時期*', '甲: 2010年', '乙: 記載なし', '*効果*'])
    expect(spoken(compare(['甲', '乙']))).toBe(
      '甲と乙を比べました。 時期は、甲が2010年、乙が記載なし。 効果は、甲が残業減 移動減、乙が記載なし。',
    )
    expect(buttonsOf(compare(['甲', '乙']))).toEqual([
      ['甲を見る', 'open_case:0', '甲'],
      ['乙を見る', 'open_case:1', '乙'],
      ASK_PERSON,
    ])
  })

  test('cuts a cell at whole lines, as many as there is room for beside how many are left', () => {
    const cellOf = (text: string) => {
      const answer = { ...compare(['甲', '乙']), rows: [{ field: '効果', cells: [text, 'x'] }] } as Answer
      const table = seen(answer).find((line) => line.startsWith('| 効果'))!
      return table.slice('| 効果 | '.length, -' | x |'.length)
    }
    // 120 characters a cell where two stand side by side; 「ほか2件」 on a line of its own takes five.
    const line = (sign: string, length: number) => sign.repeat(length)
    const [a, b] = [line('あ', 60), line('い', 59)]
    expect(cellOf(`${a}\n${b}`)).toBe(`${a}、${b}`)
    expect(cellOf(`${a}\n${b}い`)).toBe(`${a}、ほか1件`)
    expect(cellOf(`${a}\n${line('い', 54)}\nううううう\nえ`)).toBe(`${a}、${line('い', 54)}、ほか2件`)
    expect(cellOf(`${a}\n${line('い', 55)}\nううううう\nえ`)).toBe(`${a}、ほか3件`)
    expect(cellOf(line('あ', 120))).toBe(line('あ', 120))
    expect(cellOf(line('あ', 121))).toBe(`${line('あ', 119)}…`)
    expect(cellOf(`${line('あ', 130)}\nい`)).toBe(`${line('あ', 119)}…`)
  })

  test('warns of newer editions of the cases and of what is quoted, once each', () => {
    const of = (subjects: string[], excerpts: Excerpt[]) => {
      const answer = compare(subjects, excerpts)
      if (answer.kind !== 'compare') throw new Error(answer.kind)
      return { ...answer, cases: answer.cases.map((one) => ({ ...one, newer: NEWER.slice(0, 1) })) }
    }
    const warnings = (answer: Answer) => seen(answer).filter((line) => line.startsWith('⚠'))
    expect(warnings(of(['甲', '乙'], []))).toEqual([
      '⚠ 2013年ごろの資料にもとづきます。新しい版: 第5版（総務省、2021年5月）',
    ])
    expect(warnings(of(['甲', '乙'], [{ ...first, newer: NEWER.slice(0, 1) }]))).toHaveLength(2)
    expect(warnings(compare(['甲', '乙'], [first]))).toEqual([])
  })

  test('of five shows four, and says that one is left out', () => {
    const five = seen(compare(['甲', '乙', '丙', '丁', '戊']))
    expect(five[1]).toBe('| 項目 | 甲 | 乙 | 丙 | 丁 |')
    expect(five).toContain('ほか1件は省略しました。')
    expect(five).toContain('[甲を見る] [乙を見る] [丙を見る] [丁を見る]')
  })

  test('cites the places of what it quotes, each once', () => {
    expect(seen(compare(['甲', '乙'], [first, first, second])).slice(-2)).toEqual([
      '出典: 規程（資料、2018年4月）、申請（資料、2018年4月）',
      '[人に聞く]',
    ])
  })
})

describe('a checklist', () => {
  const steps = ['規程を見る', '端末を見る', '届け出る'].map((text, i) => ({
    ...{ text, group: i < 2 ? '準備' : '開始', passageId: `list#${i}` },
  }))
  const checklist: Checklist = {
    ...{ id: 'list', title: '確認', source: 's', place: '', role: '管理者', topics: [], intro: '始める前に。' },
    ...{ steps, newer: NEWER.slice(0, 1), origin: ORIGIN },
  } as unknown as Checklist
  const others = Array.from({ length: 6 }, (_, i) => ({ id: `other-${i}`, title: `別${i}` }))
  const answer: Answer = {
    kind: 'checklist',
    confidence: 1,
    excerpts: [],
    checklist,
    others,
    citations: [first, first, second].map(({ citation }) => citation),
  }

  test('has its steps in order under their groups, and other lists to go on with', () => {
    expect(spoken(answer)).toBe('確認 — 管理者（3項目）: 規程を見る 端末を見る 届け出る')
    expect(seen(answer)).toEqual([
      '# 確認 — 管理者（3項目）',
      '始める前に。',
      ...['*準備*', '1. 規程を見る', '2. 端末を見る', '*開始*', '3. 届け出る'],
      ...['出典: 1〜2番 規程（資料、2018年4月）', '出典: 3番 申請（資料、2018年4月）'],
      '⚠ 2018年4月の資料にもとづきます。新しい版: 第5版（総務省、2021年5月）',
      '[開いて印を付ける] [チャンネルで進める] [共有] [人に聞く]',
      'ほかのチェックリスト',
      '[別0] [別1] [別2] [別3] [別4]',
    ])
    expect(buttonsOf(answer)[0]).toEqual(['開いて印を付ける', 'run_open', 'l\nlist'])
    expect(buttonsOf(answer)[5]).toEqual(['別1', 'run_open:1', 'l\nother-1'])
  })
})

describe('what can be shared', () => {
  test('is shown whole with its place, the others behind it', () => {
    const answer: Answer = { kind: 'share', words: '', confidence: 1, excerpts: [first, second] }
    expect(seen(answer)).toEqual([
      '次の抜粋を共有できます。「共有」を押すと、投稿する前に内容とチャンネルを選べます。',
      ...['> *残業*は認められません。', '規程（資料、2018年4月）', '[共有]'],
      ...['▸ ほかの箇所 1件', '  > *申請*は前日までです。', '  申請（2018年）'],
    ])
    expect(buttonsOf(answer)).toEqual([['共有', 'share', refs(first, second)]])
    expect(seen({ ...answer, excerpts: [] })[0]).toMatch(/^共有したい内容を教えてください。/)
  })

  test('is posted under the name of who shares it, with their own words above it', () => {
    const shared = (name: string, sentence: string) =>
      lines(renderShared({ name, sentence, excerpts: [first, second] }, SOURCES).blocks)
    expect(shared(' 佐藤\n花 ', ' ご確認ください ')).toEqual([
      ...['佐藤 花さんが共有しました', '「ご確認ください」'],
      ...['> *残業*は認められません。', '規程（資料、2018年4月）'],
      ...['> *申請*は前日までです。', '申請（資料、2018年4月）'],
    ])
    expect(shared('', '')[0]).toBe('共有されました')
    expect(shared('', '').join()).not.toContain('「')
  })
})

describe('replies without a quotation', () => {
  test('offer each choice that can be pressed, and say how many cannot', () => {
    const choices = [
      { label: '甲市', question: '甲市の事例' },
      { label: '長い', question: 'あ'.repeat(2001) },
      { label: '乙社', question: '乙社の事例' },
    ]
    const answer: Answer = { kind: 'clarify', question: 'どれですか。', choices, confidence: 1, excerpts: [] }
    expect(seen(answer)).toEqual(['どれですか。', '[甲市] [乙社]', 'ほか1件は省略しました。'])
    expect(buttonsOf(answer)).toEqual([
      ['甲市', 'ask:0', '甲市の事例'],
      ['乙社', 'ask:1', '乙社の事例'],
    ])
    const many = Array.from({ length: 40 }, (_, i) => ({ label: `${i}`, question: `${i}は？` }))
    expect(seen({ ...answer, choices: many }).slice(1)).toEqual([
      '(選ぶ / 0 / 1 / 2 / … 30)',
      'ほか10件は省略しました。',
    ])
    const [menu] = (renderAnswer({ ...answer, choices: many }, FOLDED).blocks[1] as { elements: Element[] }).elements
    expect(menu).toMatchObject({ type: 'static_select', action_id: 'ask', options: { 29: { value: '29は？' } } })
  })

  test('of nothing found lead on by near topics, and by other words', () => {
    const none: NoneAnswer = { kind: 'none', confidence: 0, excerpts: [], reason: 'nothing', topics: [] }
    const topics = [{ label: '費用', question: '費用は？' }]
    expect(seen({ ...none, topics, near: first })).toEqual([
      '資料の中に答えが見つかりませんでした。',
      ...['近い記述', '> *残業*は認められません。', '規程（2018年）'],
      ...['近い話題', '[費用]'],
      '言い換えて、もう一度お聞きいただくこともできます。',
      '[人に聞く]',
    ])
    const modal = renderAnswer(none, { ...FLAT, surface: 'modal' })
    expect(lines(modal.blocks).slice(-2)).toEqual(['下の欄で言い換えて、もう一度お聞きいただけます。', '[人に聞く]'])
  })

  test('of a look-up offer three ways to ask for less at the most, or every case', () => {
    const less = (label: string, count: number) => ({
      ...{ without: [label], count },
      conditions: [{ anyOf: [{ fact: 'text' as const, label: `${label}なし`, oneOf: [], said: '' }], excluded: false }],
    })
    const lookedFor = { filters: ['甲', '乙'], conditions: [], withLess: ['甲', '乙', '丙', '丁'].map(less) }
    const none: NoneAnswer = { kind: 'none', confidence: 0, excerpts: [], reason: 'nothing', topics: [], lookedFor }
    expect(buttonsOf(none)).toEqual([
      ['『甲』を外して探す', 'find_cases:0', '甲なし'],
      ['『乙』を外して探す', 'find_cases:1', '乙なし'],
      ['『丙』を外して探す', 'find_cases:2', '丙なし'],
      ASK_PERSON,
    ])
    expect(buttonsOf({ ...none, lookedFor: { ...lookedFor, withLess: [] } })).toEqual([
      ['すべての事例を見る', 'find_cases:0', '事例'],
      ASK_PERSON,
    ])
  })

  test('help says what HR sees and whom to ask; as long as nobody can be asked here, no button says so', () => {
    const desk = { takesQuestions: true, contact: '人事部（内線1234）', showsWords: true }
    const told = lines(renderAnswer(sampleAnswer('help'), { ...FLAT, desk }).blocks).join('\n')
    for (const words of ['その文だけを人事の担当者が見ます', 'お問い合わせ先: 人事部（内線1234）', '[人に聞く]'])
      expect(told).toContain(words)
    const nobody = { ...FLAT, desk: { ...desk, takesQuestions: false, showsWords: false } }
    for (const kind of ['help', 'none'] as const) {
      const said = lines(renderAnswer(sampleAnswer(kind), nobody).blocks).join('\n')
      expect(said).toContain('お問い合わせ先: 人事部（内線1234）')
      expect(said).not.toMatch(/人に聞く|担当者が見ます/)
    }
  })

  test('help has three things to press', () => {
    expect(buttonsOf(sampleAnswer('help')).map(([text, action]) => [text, action])).toEqual([
      ['在宅勤務の日の残業は？', 'ask:0'],
      ['建設業の事例', 'ask:1'],
      ['セキュリティのチェックリスト', 'ask:2'],
    ])
    expect(seen(sampleAnswer('help'))).toContain(
      '資料: 『手引き』（2018年4月）、『事例集』（2013年ごろ）。その後の改正は含みません。',
    )
    expect(seen(sampleAnswer('smalltalk', 'いつでもどうぞ。'))).toEqual(['いつでもどうぞ。'])
  })
})

describe('passages to read on in', () => {
  const piece = (text: string, start: number): Excerpt => ({
    ...excerpt(text, '規程', 'doc#1'),
    start,
    end: start + text.length,
  })

  test('put their pieces together as they stand, each quotation strong where it is', () => {
    const pieces = [piece('前置きです。', 0), piece('残業は', 6), piece('次の段です。', 10)]
    const quoted = [{ ...piece('です。', 13), end: 16 }, piece('きです。残業', 2)]
    const message = renderPassages({ readings: [{ pieces, quoted }], notice: '変わりました。' }, SOURCES)
    expect(lines(message.blocks)).toEqual([
      '変わりました。',
      '> 前置*きです。**残業*は',
      '> 次の段*です。*',
      '規程（資料、2018年4月）',
      '[共有]',
    ])
    expect(message.text).toMatch(/^変わりました。前置きです。/)
    expect(buttonsIn(message.blocks)).toEqual([['共有', 'share', refs(...quoted)]])
  })

  test('of which nothing was quoted share their first piece, and where none is left that is said', () => {
    const pieces = [piece('前置きです。', 0), piece('残業は', 6)]
    expect(buttonsIn(renderPassages({ readings: [{ pieces, quoted: [] }], notice: '' }, SOURCES).blocks)).toEqual([
      ['共有', 'share', refs(pieces[0]!)],
    ])
    expect(renderPassages({ readings: [], notice: '' }, SOURCES).text).toMatch(/いまの資料の中にありません/)
  })
})
