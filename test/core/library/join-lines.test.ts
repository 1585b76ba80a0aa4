import { describe, expect, it } from 'vitest'
import { joinLines } from '../../../src/core/library/join-lines.js'
import type { ReadLine } from '../../../src/core/library/read-document.js'

const lines = (text: string): ReadLine[] => text.split('\n').map((row, i) => ({ text: row, line: i + 1 }))
const texts = (text: string) => joinLines(lines(text)).map((paragraph) => paragraph.text)

describe('joinLines', () => {
  it('joins what was broken in mid-sentence, Japanese without a blank and Latin with one', () => {
    expect(texts('在宅勤務者は、始業と終業の時刻を上長へ電子メー\nルで連絡する。\n費用は会社が負担する。')).toEqual([
      '在宅勤務者は、始業と終業の時刻を上長へ電子メールで連絡する。',
      '費用は会社が負担する。',
    ])
    expect(texts('All remote access goes through the company network and\nthe VPN of the company.')).toEqual([
      'All remote access goes through the company network and the VPN of the company.',
    ])
  })

  it('joins a figure in brackets with the item that it belongs to, and keeps a caption apart', () => {
    const item = '(3) 子の看護 12歳に達する日以後の最初の3月31日までの間にある子1人につき6日'
    expect(texts(`${item}\n（2人以上のときは12日）\n(4) 短期の介護 5日`)).toEqual([
      `${item}（2人以上のときは12日）`,
      '(4) 短期の介護 5日',
    ])
    expect(texts(`${item}\n（休暇の手続）\n第4条 届け出る。`)).toEqual([item, '（休暇の手続）', '第4条 届け出る。'])
  })

  it('joins an item that runs over its line, and keeps the next one apart', () => {
    expect(
      texts(
        '１．端末を自宅へ持ち帰るときは、前日までに情報システム課へ届け出て、管\n理番号を伝える。\n◆ 持ち帰った端末は、使わない間は鍵の掛かる引き出しにしまっておくこ\nと。\n２ 端末の貸与は一人一台とする。',
      ),
    ).toEqual([
      '１．端末を自宅へ持ち帰るときは、前日までに情報システム課へ届け出て、管理番号を伝える。',
      '◆ 持ち帰った端末は、使わない間は鍵の掛かる引き出しにしまっておくこと。',
      '２ 端末の貸与は一人一台とする。',
    ])
  })

  it.each([
    [
      'list items, short lines and headings',
      '（目的）\n第1条 この規程は、在宅勤務について定める。\n・対象は全社員\n・頻度は週3日\n費用\n会社負担',
    ],
    ['lines of one length', '月曜日 出社\n火曜日 在宅\n水曜日 出社'],
    [
      'columns set by blanks',
      '週3日以上勤務する者　　　　月額4,000円\n週1日以上勤務する者　　　　月額1,500円'.replaceAll('　', ' '),
    ],
  ])('leaves %s apart', (_, text) => {
    expect(texts(text)).toEqual(text.split('\n').map((row) => row.replace(/ +/g, ' ')))
  })

  it('takes the article of another law for part of the sentence that names it', () => {
    const rules = (law: string) => `第5条　副業の時間は、本人の申告に基づき会社の勤務時間と合わせて、労働基準法\n${law}`
    expect(texts(rules('第38条 第1項により通算する。'))).toHaveLength(1)
    expect(texts(rules('第6条の規定により通算する。'))).toHaveLength(1)
    expect(
      texts(
        '第5条　副業をする者は、開始の日の二週間前までに所属長へ届け出る。\n第6条　副業の時間は月三十時間までとする。',
      ),
    ).toHaveLength(2)
  })

  it('never joins across scraps, but across the foot of a page', () => {
    const broken = (leftOut: 'scrap' | 'page number'): ReadLine[] => [
      { text: '始業の時刻は、', page: 1 },
      { text: '' },
      { text: '- 3 -', page: 1, leftOut },
      { text: '' },
      { text: '九時とする。', page: 2 },
    ]
    expect(joinLines(broken('scrap')).map(({ text, apart }) => [text, apart])).toEqual([
      ['始業の時刻は、', false],
      ['九時とする。', true],
    ])
    expect(joinLines(broken('page number')).map(({ text }) => text)).toEqual(['始業の時刻は、九時とする。'])
  })

  it('closes letters that are set apart, but no signs that stand by themselves', () => {
    expect(texts('就 業 規 則')).toEqual(['就業規則'])
    expect(texts('第2章　休 暇')).toEqual(['第2章 休暇'])
    expect(texts('月 火 水 木 金')).toEqual(['月 火 水 木 金'])
    expect(texts('対象 全社員')).toEqual(['対象 全社員'])
  })
})
