import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../../src/core/text/sentences.js'

const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('sentencesOf', () => {
  it('cuts at 。 and at line breaks', () => {
    expect(cut('申請します。電話でも可能です。\n・前日まで')).toEqual([
      '申請します。',
      '電話でも可能です。',
      '・前日まで',
    ])
  })

  it('does not cut inside brackets', () => {
    expect(cut('「今日の一言。」と呼びます。次の文（例。）です。')).toEqual([
      '「今日の一言。」と呼びます。',
      '次の文（例。）です。',
    ])
  })

  it('cuts after 。 where a bracket is never closed', () => {
    expect(cut('対象は次の者（役員を除く。\n全社員とする。申請は（様式1で行う。承認は（口頭でも）よい。')).toEqual([
      '対象は次の者（役員を除く。',
      '全社員とする。',
      '申請は（様式1で行う。',
      '承認は（口頭でも）よい。',
    ])
  })

  it('cuts after ． behind a word, not behind the number of an item', () => {
    expect(cut('届け出る．通信費は，３．５割を会社が負担する．')).toEqual([
      '届け出る．',
      '通信費は，３．５割を会社が負担する．',
    ])
    for (const whole of ['１．目的', 'ア．対象者', '一．費用', 'Ａ．Ｂ社']) expect(cut(whole)).toEqual([whole])
  })

  it('keeps a decimal point and an address whole', () => {
    expect(cut('削減率は7.1%です! http://example.jp/a?b=1 を参照。')).toEqual([
      '削減率は7.1%です!',
      'http://example.jp/a?b=1 を参照。',
    ])
  })

  it('gives the documented example', () => {
    expect(sentencesOf('申請します。電話でも可能です。')).toEqual([
      { start: 0, end: 6 },
      { start: 6, end: 15 },
    ])
  })

  it('loses nothing but white space', () => {
    const text = '  一つ目。 \n\n 二つ目？三つ目！\n'
    expect(cut(text).join('')).toBe(text.replace(/\s/g, ''))
  })
})
