import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv, writeMarkdown } from '../../../src/service/checklists/export-run.js'
import { readList, writeList } from '../../../src/service/checklists/list-text.js'
import type { Run } from '../../../src/service/stores/run-store.js'

describe('a list is read', () => {
  test('from Markdown: headings, bullets, boxes and numbers, with where a line comes from', () => {
    const text = [
      '# 端末の準備',
      '',
      '## 配る前',
      '- [ ] 鍵を掛ける（出典: 情報セキュリティ規程 第3条）',
      '* [x] 消す',
      '## 配ったあと',
      '1. 台帳に書く',
      '２）返す（出典：規程（2025年）第4条）',
      'そのままの一行',
    ].join('\r\n')
    expect(readList(text)).toEqual([
      { text: '鍵を掛ける', group: '配る前', source: '情報セキュリティ規程 第3条' },
      { text: '消す', group: '配る前' },
      { text: '台帳に書く', group: '配ったあと' },
      { text: '返す', group: '配ったあと', source: '規程（2025年）第4条' },
      { text: 'そのままの一行', group: '配ったあと' },
    ])
  })

  test('from CSV, with a head in any order or without one', () => {
    expect(readList('\ufeff出典,項目,区分\r\n規程,"鍵を、掛ける","配る\n前"\r\n,消す,\r\n,,空\r\n')).toEqual([
      { text: '鍵を、掛ける', group: '配る 前', source: '規程' },
      { text: '消す' },
    ])
    expect(readList('機器\t鍵を掛ける\n機器\t消す')).toEqual([
      { text: '鍵を掛ける', group: '機器' },
      { text: '消す', group: '機器' },
    ])
  })

  test('as lines where commas are only commas', () => {
    expect(readList('持ち出す前に、a,b を確かめる\n消す')).toEqual([
      { text: '持ち出す前に、a,b を確かめる' },
      { text: '消す' },
    ])
    expect(readList('')).toEqual([])
    expect(readList('"閉じない,引用\n- 消す')).toEqual([{ text: '"閉じない,引用' }, { text: '消す' }])
  })

  test('from what is given to edit, as it was', () => {
    const items = [
      { id: '1', text: '鍵を掛ける', group: '機器', source: '規程 第3条' },
      { id: '2', text: '消す', group: '機器' },
      { id: '3', text: '知らせる', group: '人' },
    ]
    expect(readList(writeList(items))).toEqual(items.map(({ id, ...item }) => item))
  })
})

describe('a list that was written out as CSV', () => {
  const PIECES = [
    '=',
    '＝',
    '＋',
    '－',
    '＠',
    '@',
    "'",
    '"',
    ',',
    '、',
    '\t',
    '\n',
    '\r',
    ' ',
    '鍵',
    'a',
    '👨‍👩‍👧‍👦',
    '（出典: 規程）',
  ]
  const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((all) => all.join(''))
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

  test('is read again as it was, whatever its lines begin with', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: words, group: words, source: words }), { maxLength: 5 }), (given) => {
        const items = given
          .map(({ text, group, source }) => ({ text: oneLine(text), group: oneLine(group), source: oneLine(source) }))
          .filter(({ text }) => text !== '')
          .map(({ text, group, source }) => ({ text, ...(group && { group }), ...(source && { source }) }))
        const list = { title: '端末', items: items.map((item, i) => ({ id: String(i), ...item })) }
        const sources = items.map(({ source }, i) => ({
          ...{ number: i + 1, origin: source === undefined ? ('own' as const) : { said: source } },
        }))
        const csv = writeCsv({ list, sources, nameOf: () => '', timeOf: () => '' })
        expect(readList(csv)).toEqual(items)
      }),
    )
  })

  test('has its lines cut between whole letters', () => {
    const [item] = readList(`${'あ'.repeat(298)}👨‍👩‍👧‍👦い`)
    expect(item?.text).toBe('あ'.repeat(298))
  })
})

const AT = Date.parse('2026-11-20T01:15:00Z')
const written = {
  list: {
    title: '端末',
    items: [
      { id: '1', text: '=HYPERLINK("http://x")', group: '機器' },
      { id: '2', text: '「鍵」を、掛ける', group: '機器' },
      { id: '3', text: '*消す*', group: '人' },
    ],
  },
  run: {
    ...{ title: '端末（営業部）', state: 'paused', stateSet: { user: 'U', at: AT } },
    items: {
      1: { note: '', ticked: { user: 'U', at: AT } },
      2: { note: '-1番の棚,"奥"\n二行目', owner: 'V', due: '2026-12-01' },
    },
  } as unknown as Run,
  sources: (['own', { said: '規程 第3条' }, 'gone'] as const).map((origin, i) => ({ number: i + 1, origin })),
  nameOf: (user: string | undefined) => (user === 'U' ? '佐藤 花' : '+鈴木'),
  timeOf: () => '2026-11-20 10:15',
}

test('a run as a table: the mark of UTF-8, rows ended by CRLF, nothing that a spreadsheet reckons', () => {
  expect(writeCsv(written)).toBe(
    [
      '\ufeff番号,区分,項目,済み,済みにした人,済みにした日時,担当,期日,メモ,出典',
      `1,機器,"'=HYPERLINK(""http://x"")",済み,佐藤 花,2026-11-20 10:15,,,,自社で追加した項目`,
      `2,機器,「鍵」を、掛ける,,,,'+鈴木,2026-12-01,"'-1番の棚,""奥""\n二行目",規程 第3条`,
      '3,人,*消す*,,,,,,,いまの資料では出典を確かめられない項目',
      '',
    ].join('\r\n'),
  )
  const { run, ...list } = written
  expect(writeCsv(list).split('\r\n')[0]).toBe('\ufeff番号,区分,項目,出典')
})

test('a run as Markdown: boxes under headings, and what was noted', () => {
  expect(writeMarkdown(written).split('\n')).toEqual([
    ...[
      '# 端末（営業部）',
      '',
      'チェックリスト: 端末',
      '',
      '済み 1 / 3（一時停止中: 佐藤 花 2026-11-20 10:15）',
      '',
      '## 機器',
      '',
    ],
    '- [x] 1. =HYPERLINK("http://x")（佐藤 花 2026-11-20 10:15）',
    ...[
      '- [ ] 2. 「鍵」を、掛ける（担当: +鈴木、期日: 2026-12-01）',
      '  - メモ: -1番の棚,"奥"',
      '  - メモ: 二行目',
      '',
    ],
    ...[
      '## 人',
      '',
      '- [ ] 3. \\*消す\\*',
      '',
      '入力された出典: 2番 規程 第3条',
      '',
      '自社で追加した項目: 1番',
      '',
      'いまの資料では出典を確かめられない項目: 3番',
      '',
    ],
  ])
})
