import { describe, expect, it } from 'vitest'
import { cutPassages } from '../../../src/core/library/cut-passages.js'
import { makePptx, makeXlsx } from '../../fixtures/make-files.js'
import { linesIn, passagesIn, textIn } from '../../fixtures/read-file.js'

describe('Excel', () => {
  it('notes each question under its answer, a line for a line of the cell', async () => {
    const rows = [
      ['よくある質問'],
      ['分類', '質問', '回答', '担当'],
      ['経費', 'タクシー代は出ますか', '終電の後だけ出ます。\n・上限：五千円', '経理課'],
      ['経費', '領収書をなくした', '店に再発行を頼んでください。', '経理課'],
    ]
    const passages = cutPassages(await linesIn('faq.xlsx', makeXlsx([{ name: 'Sheet1', rows }])))
    expect(passages.map(({ section, place }) => [section, place])).toEqual([
      ['', 'シート「Sheet1」1行目'],
      ['経費・タクシー代は出ますか', 'シート「Sheet1」3行目'],
      ['経費・領収書をなくした', 'シート「Sheet1」4行目'],
    ])
    expect(passages[1]!.lines).toEqual([
      { text: '経費', heading: true },
      { text: 'タクシー代は出ますか', heading: true },
      { text: '終電の後だけ出ます。', noted: ['タクシー代は出ますか'] },
      { text: '・上限：五千円', noted: ['タクシー代は出ますか'] },
      { text: '担当：経理課', heading: true },
    ])
  })

  it('leaves hidden sheets, rows and columns out, and printed heads', async () => {
    const file = makeXlsx([
      {
        name: '手当',
        rows: [
          ['手当', '月額', '社内メモ'],
          ['住宅', '一万円', '来年上げる'],
          ['皆勤', '五千円', ''],
          ['通勤', '実費', ''],
        ],
        hiddenRows: [3],
        hiddenColumns: [3],
        header: '回覧用の表',
      },
      { name: '台帳', rows: [['控え']], state: 'hidden' },
    ])
    const read = await textIn('a.xlsx', file)
    expect(read.kept).toEqual(['手当', '手当 月額', '住宅 一万円', '通勤 実費'])
    expect(read.leftOut).toEqual([
      'hidden: 社内メモ',
      'hidden: 来年上げる',
      'hidden: 皆勤 五千円',
      'running head: 回覧用の表',
      'hidden: シート「台帳」',
    ])
  })

  it('shows numbers as their cells do, merged cells on every row, no readings and nothing struck out', async () => {
    const strings = [
      '<t>宿泊費</t><rPh sb="0" eb="3"><t>シュクハクヒ</t></rPh>',
      '<r><rPr><strike/></rPr><t>八千円</t></r><r><t>九千円</t></r>',
    ]
    const formats = ['#,##0"円"', 'yyyy"年"m"月"d"日"', '0%']
    const file = makeXlsx(
      [
        {
          name: '旅費',
          rows: [
            ['費目', '区分', '額', '改定'],
            ['#0', '東京', '#1', { number: 45748, style: 2 }],
            ['', '大阪', { number: 7500, style: 1 }, { number: 0.5, style: 3 }],
            ['', '旧', { number: 6000, style: 4 }, ''],
          ],
          merges: ['A2:A3'],
        },
      ],
      { strings, formats },
    )
    const read = await textIn('a.xlsx', file)
    expect(read.kept).toEqual([
      '旅費',
      '費目 区分 額 改定',
      '宿泊費 東京 九千円 2025年4月1日',
      '宿泊費 大阪 7,500円 50%',
      '旧',
    ])
    expect(read.leftOut).toEqual(['struck out: 八千円', 'struck out: 6000'])
  })
})

describe('CSV', () => {
  it('reads answers of several lines, in Shift_JIS too', async () => {
    const text = '質問,回答\n鍵を忘れた,"守衛室へ。\n電話は内線9番。"\n名刺がほしい,総務課へ。\n'
    const expected = [
      ['鍵を忘れた', '守衛室へ。', '電話は内線9番。'],
      ['名刺がほしい', '総務課へ。'],
    ]
    expect(await passagesIn('a.csv', text)).toEqual(expected)
    const sjis = Buffer.from('8ebf96e22c89f1939a0a8cae82f0965982ea82bd2c8ee789718eba82d681420a', 'hex')
    expect(await passagesIn('a.csv', sjis)).toEqual([['鍵を忘れた', '守衛室へ。']])
  })

  it('gives other tables a line a row, parted by tabs or semicolons as well', async () => {
    for (const sign of [',', '\t', ';']) {
      const text = `手当${sign}月額\n住宅${sign}一万円\n`
      expect(await linesIn('a.csv', text)).toEqual([
        { text: '手当 月額', line: 1, whole: true, table: 'head' },
        { text: '住宅 一万円', line: 2, whole: true, table: 'row' },
      ])
    }
  })
})

describe('PowerPoint', () => {
  it('gives slides in order with their titles, rows and notes, and leaves hidden ones and footers out', async () => {
    const file = makePptx([
      { title: '持ち出しの手順', lines: ['台帳に書く', '鍵を掛ける'], notes: ['実例を話す。'], footer: '社内限り' },
      { title: '旧い手順', lines: ['紙に書く'], hidden: true },
      {
        title: '連絡先',
        rows: [
          ['内容', '電話'],
          ['紛失', '内線5番'],
        ],
      },
    ])
    expect(
      cutPassages(await linesIn('a.pptx', file)).map(({ section, place, lines }) => [
        section,
        place,
        lines.map(({ text }) => text),
      ]),
    ).toEqual([
      ['持ち出しの手順', 'スライド1', ['持ち出しの手順', '台帳に書く', '鍵を掛ける']],
      ['持ち出しの手順', 'スライド1のノート', ['実例を話す。']],
      ['連絡先', 'スライド3', ['連絡先', '内容 電話', '紛失 内線5番']],
    ])
    expect((await textIn('a.pptx', file)).leftOut).toEqual([
      'running head: 社内限り',
      'page number: 1',
      'hidden: 旧い手順',
      'hidden: 紙に書く',
    ])
  })

  it('counts numbered paragraphs and leaves struck out words out', async () => {
    const numbered = (text: string) =>
      `<a:p><a:pPr><a:buAutoNum type="circleNumDbPlain"/></a:pPr><a:r><a:t>${text}</a:t></a:r></a:p>`
    const struck =
      '<a:p><a:r><a:rPr strike="sngStrike"/><a:t>十日前</a:t></a:r><a:r><a:t>三日前までに出す</a:t></a:r></a:p>'
    expect(
      (await textIn('a.pptx', makePptx([{ title: '届', lines: [numbered('書く'), numbered('出す'), struck] }]))).kept,
    ).toEqual(['届', '① 書く', '② 出す', '三日前までに出す'])
  })
})
