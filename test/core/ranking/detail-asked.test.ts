import { expect, it } from 'vitest'
import { detailLacksIn } from '../../../src/core/ranking/detail-asked.js'

it.each([
  ['自転車で通う人にも通勤手当は出ますか', '自転車で通う者に月2,000円を支給する。', '定期券の額を支給する。'],
  ['辞める月の手当は日割りですか', '月の途中で退職した者には日割で支給する。', '月額5,000円を支給する。'],
  ['社内販売で買った物は返品できますか', '傷のある品は翌日までに返品できます。', '毎月第3金曜日に買えます。'],
  ['補助は家族の分も出ますか', '本人に限り2,500円を補助します。', '1人2,500円を補助します。'],
  ['残りは来年に回せますか', '翌年度に限り繰り越す。', '年10万円までとする。'],
  ['育休のあいだボーナスはもらえますか', '育児休業の期間は賞与の計算から除く。', '育児休業は1歳までとする。'],
])('%s: 「%s」 settles it, 「%s」 does not', (question, settling, lacking) => {
  const lacks = detailLacksIn(question)
  expect(lacks(settling)).toBe(false)
  expect(lacks(lacking)).toBe(true)
})

it('of no detail none is lacking', () => {
  expect(detailLacksIn('通勤手当はいくらですか')('賃金は当月25日に支払う。')).toBe(false)
})

it('of two details both must be settled', () => {
  const lacks = detailLacksIn('試用期間でも海外から働けますか')
  expect(lacks('試用期間中は在宅勤務を認めない。')).toBe(true)
  expect(lacks('試用期間中は国内に限る。')).toBe(false)
})

it('what is told before the last sentence is no detail that is asked', () => {
  expect(detailLacksIn('自転車で転びました。病院では何と言えばいい?')('労災である旨を申し出る。')).toBe(false)
})
