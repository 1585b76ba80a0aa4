import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPassages } from '../../../src/core/library/cut-passages.js'
import type { ReadLine } from '../../../src/core/library/read-document.js'

const lines = (text: string): ReadLine[] => text.split('\n').map((row, i) => ({ text: row, line: i + 1 }))
const squeeze = (text: string) => text.replace(/\s+/g, '')
/** Each passage as its section and the lines that may be quoted. */
const cut = (read: ReadLine[], title?: string) =>
  cutPassages(read, title).map(({ section, lines: own }) => [
    section,
    ...own.filter(({ heading }) => !heading).map(({ text }) => text),
  ])

describe('cutPassages', () => {
  it('names passages by their headings, which stand in their text, and keeps where they stand', () => {
    const rules = `第2章 勤務
（勤務時間）
第3条　在宅勤務者の所定労働時間は、8時間とする。
2　始業は9時とする。
（費用）
第4条　通信費は会社が負担する。`
    expect(cutPassages(lines(rules))).toEqual([
      {
        section: '第3条（勤務時間）',
        place: '3〜4行目',
        lines: [
          { text: '第2章 勤務', heading: true },
          { text: '（勤務時間）', heading: true },
          { text: '第3条 在宅勤務者の所定労働時間は、8時間とする。' },
          { text: '2 始業は9時とする。' },
        ],
      },
      {
        section: '第4条（費用）',
        place: '6行目',
        lines: [{ text: '（費用）', heading: true }, { text: '第4条 通信費は会社が負担する。' }],
      },
    ])
  })

  it('takes items that follow one on another for text, in every way of numbering them', () => {
    for (const [a, b, c] of ['1. ,2. ,3. ', '（１）,（２）,（３）', '■,■,■', '①,②,③', '一　,二　,三　'].map((marks) =>
      marks.split(','),
    )) {
      const rules = `第6条（備品）\n次のものを貸与する。\n${a}椅子（一脚）\n${b}外付けの画面\n${c}机\n返却は退職の日までとする。`
      const [[section, ...own], ...others] = cut(lines(rules)) as [string[]]
      expect(others).toEqual([])
      expect(section).toBe('第6条（備品）')
      expect(own).toHaveLength(5)
    }
  })

  it('takes numbers and marks with text under each for headings, and keeps them quotable', () => {
    expect(cut(lines('１．申込み\n窓口へ用紙を出す。\n２．審査\n三日以内に知らせる。'))).toEqual([
      ['１．申込み', '１．申込み', '窓口へ用紙を出す。'],
      ['２．審査', '２．審査', '三日以内に知らせる。'],
    ])
    expect(cut(lines('■駐輪場\n地下一階にある。\n■食堂\n十一時に開く。'))).toEqual([
      ['駐輪場', '駐輪場', '地下一階にある。'].map((text, i) => (i === 1 ? `■${text}` : text)),
      ['食堂', '■食堂', '十一時に開く。'],
    ])
  })

  it('keeps telephone numbers, hours and what stands in large letters as text', () => {
    const read: ReadLine[] = [
      { text: '緊急のときの連絡先', size: 16 },
      { text: '03-1234-5678', size: 16 },
      { text: '受付は9-17時で、土日は休みとする。', size: 10 },
      { text: '夜間は守衛室が電話を受けて、担当者へ知らせる。', size: 10 },
    ]
    expect(cut(read).flatMap(([, ...own]) => own)).toEqual(read.map(({ text }) => text))
  })

  it('makes a heading with nothing under it text under its own name', () => {
    const read: ReadLine[] = [
      { text: '第4条 削除', heading: 2 },
      { text: '内線は1234番', heading: 2 },
      { text: '在宅勤務', heading: 2 },
      { text: '週三日までとする。' },
      { text: '問い合わせは総務課まで', heading: 2 },
    ]
    expect(cut(read)).toEqual([
      ['第4条 削除', '第4条 削除'],
      ['内線は1234番', '内線は1234番'],
      ['在宅勤務', '週三日までとする。'],
      ['問い合わせは総務課まで', '問い合わせは総務課まで'],
    ])
  })

  it('does not take a paragraph that is set as a heading for one', () => {
    const text = 'この規程に定めのない事項は、労働契約、就業規則及び法令の定めるところによる。'
    expect(
      cut([
        { text: '雑則', heading: 1 },
        { text, heading: 2 },
      ]),
    ).toEqual([['雑則', text]])
  })

  it('notes a question under its answer', () => {
    const faq = 'Q1. 椅子は買ってもらえますか。\nA1. 三万円まで会社が払います。\nQ2. 机は？\nA2. 二万円までです。'
    expect(cutPassages(lines(faq)).map(({ lines: own }) => own.at(-1))).toEqual([
      { text: 'A1. 三万円まで会社が払います。', noted: ['椅子は買ってもらえますか。'] },
      { text: 'A2. 二万円までです。', noted: ['机は？'] },
    ])
    const below = cutPassages(lines('問1\n出社の日はありますか。\n毎月の第一月曜日です。'))
    expect(below[0]!.lines.at(-1)).toEqual({ text: '毎月の第一月曜日です。', noted: ['出社の日はありますか。'] })
  })

  it('says the head of a table again over each part of it', () => {
    const rows = Array.from(
      { length: 10 },
      (_, i): ReadLine => ({ text: `${i}等級 ${i},000円`, whole: true, table: 'row' }),
    )
    const passages = cutPassages([{ text: '等級 月額', whole: true, table: 'head' }, ...rows])
    expect(passages).toHaveLength(2)
    for (const { lines: own } of passages) expect(own[0]).toEqual({ text: '等級 月額', heading: true })
  })

  it('puts sentences that end in ． on a line each', () => {
    expect(cut(lines('申請は，前日までに行う．承認は，所属長が行う．'))).toEqual([
      ['', '申請は，前日までに行う．', '承認は，所属長が行う．'],
    ])
  })

  it('never lets a passage span two slides or sheets', () => {
    const read: ReadLine[] = [
      { text: '題だけの紙', heading: 2, whole: true, place: 'スライド1' },
      { text: '端末は会社が貸す。', whole: true, place: 'スライド2' },
      { text: '私物は使わない。', whole: true, place: 'スライド3' },
    ]
    expect(cutPassages(read).map(({ place, lines: own }) => [place, own.length])).toEqual([
      ['スライド1', 1],
      ['スライド2', 1],
      ['スライド3', 1],
    ])
  })

  it('holds to eight sentences and about 600 characters', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `在宅勤務の定めその${i}は、部門の長がこれを決めて社員に知らせるものとする。`,
    ).join('')
    const passages = cutPassages(lines(long)).map(({ lines: own }) => own.map(({ text }) => text).join(''))
    expect(passages.length).toBeGreaterThan(6)
    for (const text of passages) expect(text.length).toBeLessThanOrEqual(640)
    expect(passages.join('')).toBe(long)
  })

  it('loses nothing and adds nothing: the passages are the document, line by line, but for white space', () => {
    const piece = fc.constantFrom(
      '第3条',
      '第9条の規定により、',
      '（費用）',
      '在宅勤務は',
      '週3日。',
      '，前日まで．',
      '\n',
      '\n\n',
      '  ',
      '・対象',
      '（１）',
      '2 項',
      '# 見出し',
      '附則',
      '問1',
      '■',
      '（閉じない',
      '⼈事⻑',
      '規 程 集',
      'ＡＢＣ abc ',
      '12',
      '「引用。」',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const out = cutPassages(lines(text)).flatMap(({ lines: own }) => own.map((line) => line.text))
        expect(squeeze(out.join(''))).toBe(squeeze(text))
      }),
      { numRuns: 400 },
    )
  })
})
