import { expect, it } from 'vitest'
import { formAskedIn } from '../../../src/core/ranking/form-asked.js'

it.each([
  ['遅れるときはどこに電話すればいい', '配車係(059-000-3311)へ連絡する。', '遅れた日は早退としない。'],
  ['立て替えたお金はいつまでに出せばいいの', '締め切りは毎月末日。', '申請は経費アプリから'],
  ['証明書は何日かかりますか', '4営業日でお渡しします。', '保育園用の書類も同じです。'],
  ['カフェで仕事していい?', '顧客情報を扱う作業はしないでください', '提携する店の一覧は別紙にある。'],
  ['再検査のお金は自分で払うんですか', '費用は会社が負担する。', '毎年10月に行う。'],
  ['子どもが熱で休んだ日は給料出ますか', 'この休暇は、無給とする。', '1年に6日まで休むことができる。'],
  ['コピー用紙はどこ', '3階の倉庫にあります。', '火曜に配ります。'],
])('%s: 「%s」 tells it, 「%s」 does not', (question, telling, other) => {
  const match = formAskedIn(question)
  expect(match(telling).told).toBeGreaterThan(match(other).told)
})

it.each([
  ['何歳まで働けますか', '満67歳まで再雇用する。', '本人が希望するときに限る。'],
  ['退職金はいくら', '勤続1年につき5万円を支払う。', '退職の日から2か月以内に支払う。'],
  ['月に何回まで', '1か月に5回を限度とする。', '夜勤1回 2,200円'],
  ['給料は何割になりますか', '基本給の7割とする。', '満68歳まで雇用する。'],
  ['届けは何日前まで', '1か月前までに届け出る。', '所属長に届け出る。'],
])('%s: 「%s」 has the figure that is wanted, 「%s」 lacks it', (question, having, lacking) => {
  const match = formAskedIn(question)
  expect(match(having).lacking).toBe(0)
  expect(match(lacking).lacking).toBeGreaterThan(0)
})

it('of two things that are asked at once it counts each', () => {
  const match = formAskedIn('いつまでに誰に言うんですか')
  expect(match('前々日の15時までに課長に申し込みます。')).toEqual({ told: 1, lacking: 0, amountLacking: 0 })
  expect(match('前々日の15時までに申し込みます。').told).toBe(0.5)
})

it('「すればいい」 asks how, not whether one may', () => {
  expect(formAskedIn('休むときはどうすればいいですか')('禁止する。').told).toBe(0)
  expect(formAskedIn('家でやってもいいですか')('禁止する。').told).toBe(1)
})

it('an amount is told apart from a day', () => {
  const lacking = (question: string) => formAskedIn(question)('所属長に届け出る。').amountLacking
  expect(['昇給はいくら', '何歳まで', '何回までできる', 'いつまでに', '何日休める'].map(lacking)).toEqual([
    1, 1, 1, 0, 0,
  ])
})

it('a question that asks for nothing in particular says nothing of forms', () => {
  expect(formAskedIn('ゴルフ')('課長に申し込みます。')).toEqual({ told: 0, lacking: 0, amountLacking: 0 })
})
