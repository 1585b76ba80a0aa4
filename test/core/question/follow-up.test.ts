import { beforeAll, describe, expect, it } from 'vitest'
import { asksOnly, placesOf, sizeWanted, THESE_ALONE, thingOf, wantedOf } from '../../../src/core/question/follow-up.js'
import { askedOf, subjectOf } from '../../../src/core/question/same-question.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

describe('what a follow-up wants', () => {
  it.each([
    ['ほかには?', 'more'],
    ['もう1社くらいない?', 'more'],
    ['もっとない?', 'more'],
    ['他にもある?', 'more'],
    ['まだある?', 'more'],
    ['もういっこ', 'more'],
    ['続きを見せて', 'more'],
    ['もっと詳しく', 'detail'],
    ['具体的には?', 'detail'],
    ['例えば?', 'example'],
    ['具体例ある?', 'example'],
    ['会社の例で', 'otherCases'],
    ['金額でいうと?', 'figures'],
    ['もう少し詳しく教えて', 'detail'],
    ['数字で', 'figures'],
    ['具体的な数字はありますか', 'figures'],
    ['具体的なデータを出して比較した資料は?', 'figures'],
    ['もっと具体的な数値を会社ごとに', 'figures'],
    ['ほかの数字もありますか', 'figures'],
    ['他の会社は?', 'otherCases'],
    ['他社はどうした?', 'otherCases'],
    ['よその自治体ではどうですか', 'otherCases'],
  ])('%s wants %s', (text, wanted) => {
    expect(wantedOf(text)).toBe(wanted)
  })

  it.each([
    '他社の残業は?',
    'ほかの人に見られない工夫は?',
    '詳細設計の手順は?',
    '数字で管理する方法は?',
    '効果の具体的な数字は?',
    '次世代育成とは?',
  ])('%s wants something of its own', (text) => {
    expect(wantedOf(text)).toBeUndefined()
  })

  it.each(['いつから?', 'なんで始めたの?', '誰が払うの?', 'どうやって?', 'いくらかかった?'])(
    '%s does not say of what',
    (text) => {
      expect(asksOnly(text)).toBe(true)
    },
  )

  it.each(['いつから在宅できる?', '誰が承認する?'])('%s does', (text) => {
    expect(asksOnly(text)).toBe(false)
  })

  it.each([
    ['2番目の会社の費用は?', [1], 'の費用は?'],
    ['1つ目と3つ目を比べて', [0, 2], 'と を比べて'],
    ['最後の事例', [-1], ''],
    ['上の2社を比べて', [0, 1], 'を比べて'],
    ['一番大きい会社', [], '一番大きい会社'],
    ['2番線', [], '2番線'],
    ['②の費用は?', [1], '費用は?'],
    ['⑨', [8], ''],
    ['十番目の会社', [9], ''],
    ['最初の会社', [0], ''],
    ['先頭に出てきた会社', [0], ''],
    ['二番目の事例と最後の事例', [1, -1], 'と'],
    ['はじめの二つの違い', [0, 1], '違い'],
    ['1番目と上の2社', [0], 'と上の2社'],
    ['両方を比べて', [], '両方を比べて'],
  ])('%s names the places %j', (text, at, left) => {
    expect(placesOf(text, 5)).toEqual({ at, left })
  })

  it.each([
    ['両方を比べて', [0, 1], 'を比べて'],
    ['両社の費用は?', [0, 1], 'の費用は?'],
    ['両方の最初の会社', [0], '両方の'],
  ])('of two, %s names the places %j', (text, at, left) => {
    expect(placesOf(text, 2)).toEqual({ at, left })
  })

  it.each([
    ['もっと小さい会社で', 'smaller'],
    ['もう少し規模の大きいところは?', 'larger'],
    ['もっと小さい子がいる場合は?', undefined],
    ['小さい会社でもできますか', undefined],
  ])('%s wants %s ones', (text, size) => {
    expect(sizeWanted(text)).toBe(size)
  })

  it.each([
    ['正社員が使っているところだけ', '正社員が使っている'],
    ['自治体だけに絞ってください', ''],
    ['紙だけ?', '紙だけ?'],
  ])('%s cuts the list down to %s', (text, left) => {
    expect(text.replace(THESE_ALONE, '')).toBe(left)
  })

  it.each([
    ['紙は?', '紙'],
    ['個人の携帯だと?', '個人の携帯'],
    ['紙の場合はどうですか', '紙'],
    ['紙を持ち帰る', undefined],
    ['は?', undefined],
  ])('%s asks of %s', (text, thing) => {
    expect(thingOf(text)).toBe(thing)
  })
})

describe('the same question', () => {
  let analyzer: Analyzer
  beforeAll(async () => {
    analyzer = await theAnalyzer()
  })

  it.each([
    ['usbメモリにデータを入れて持ち帰っていい?', '紙', '紙にデータを入れて持ち帰っていい?'],
    ['在宅勤務の光熱費は会社が払ってくれる?', '通信費', '在宅勤務の通信費は会社が払ってくれる?'],
    ['会社支給のパソコンじゃないとだめ?', '携帯', '会社支給の携帯じゃないとだめ?'],
    ['在宅だと評価ってどうなるの', '給料', '在宅だと給料ってどうなるの'],
    ['フリーwi-fiってどうなの', 'パスワード', 'パスワードってどうなの'],
    ['在宅勤務の対象者は?', '派遣', undefined],
  ])('%s asked of %s', (question, thing, asked) => {
    expect(askedOf(analyzer, question, thing)).toBe(asked)
  })

  it('is about its nouns', () => {
    expect(subjectOf(analyzer, 'usbメモリにデータを入れて持ち帰っていい?')).toBe('usbメモリ データ')
  })
})
