import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPassages } from '../../../src/core/library/cut-passages.js'
import { headingOf } from '../../../src/core/library/headings.js'
import { joinLines } from '../../../src/core/library/join-lines.js'
import type { ReadLine } from '../../../src/core/library/read-document.js'

const lines = (text: string): ReadLine[] => text.split('\n').map((row, i) => ({ text: row, line: i + 1 }))
const squeeze = (text: string) => text.replace(/\s+/g, '')

describe('headingOf', () => {
  it.each([
    ['## 申請手続き', '申請手続き'],
    ['第3章 労務管理', '第3章 労務管理'],
    ['第３条（勤務時間）', '第３条（勤務時間）'],
    ['第十二条', '第十二条'],
    ['1-2 テレワークの形態', '1-2 テレワークの形態'],
    ['2.3.1 認証', '2.3.1 認証'],
    ['３．費用の負担', '３．費用の負担'],
    ['（１）対象者', '（１）対象者'],
    ['【対象者】', '対象者'],
    ['■申請の方法', '申請の方法'],
  ])('%s is a heading', (line, words) => {
    expect(headingOf(line)?.words).toBe(words)
  })

  it.each([
    '在宅勤務は週3日までとする。',
    '1.5%増えた',
    '10.2 11.3 12.4',
    '2023年4月',
    '3. 申請は前日の17時までに上長へ届け出て、',
    '第3条の定めにより、在宅勤務を認めることがある。',
  ])('%s is text', (line) => {
    expect(headingOf(line)).toBeUndefined()
  })
})

describe('joinLines', () => {
  const texts = (text: string) => joinLines(lines(text)).map((paragraph) => paragraph.text)

  it('joins what was broken in mid-sentence, Japanese without a blank and Latin with one', () => {
    expect(texts('在宅勤務者は、始業と終業の時刻を上長へ電子メー\nルで連絡する。\n費用は会社が負担する。')).toEqual([
      '在宅勤務者は、始業と終業の時刻を上長へ電子メールで連絡する。',
      '費用は会社が負担する。',
    ])
    expect(texts('All remote access goes through the company network and\nthe VPN of the company.')).toEqual([
      'All remote access goes through the company network and the VPN of the company.',
    ])
  })

  it('leaves list items, short lines and headings apart', () => {
    const text = '（目的）\n第1条 この規程は、在宅勤務について定める。\n・対象は全社員\n・頻度は週3日\n費用\n会社負担'
    expect(texts(text)).toEqual(text.split('\n'))
  })

  it('never joins across what was read over', () => {
    const broken = [{ text: '始業の時刻は、' }, { text: '- 3 -', furniture: true }, { text: '九時とする。' }]
    expect(joinLines(broken).map(({ text, apart }) => [text, apart])).toEqual([
      ['始業の時刻は、', false],
      ['九時とする。', true],
    ])
  })
})

describe('cutPassages', () => {
  it('names passages by their headings and keeps where they stand', () => {
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
        text: '第3条 在宅勤務者の所定労働時間は、8時間とする。\n2 始業は9時とする。',
      },
      { section: '第4条（費用）', place: '6行目', text: '第4条 通信費は会社が負担する。' },
    ])
  })

  it('holds to eight sentences and about 600 characters', () => {
    const long = Array.from(
      { length: 60 },
      (_, i) => `在宅勤務の定めその${i}は、部門の長がこれを決めて社員に知らせるものとする。`,
    ).join('')
    const passages = cutPassages(lines(long))
    expect(passages.length).toBeGreaterThan(6)
    for (const { text } of passages) expect(text.length).toBeLessThanOrEqual(640)
    expect(passages.map(({ text }) => text).join('')).toBe(long)
  })

  it('changes nothing but white space: every passage stands in the document in one piece', () => {
    const piece = fc.constantFrom(
      '第3条',
      '在宅勤務は',
      '週3日。',
      '\n',
      '\n\n',
      '  ',
      '・対象',
      '（１）',
      '# 見出し',
      '⼈事⻑',
      'ＡＢＣ abc ',
      '12',
      '「引用。」',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        for (const passage of cutPassages(lines(text))) expect(squeeze(text)).toContain(squeeze(passage.text))
      }),
    )
  })
})
