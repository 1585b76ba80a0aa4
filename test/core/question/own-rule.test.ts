import { describe, expect, it } from 'vitest'
import { asksForOwnRule, asksOfRuleThing } from '../../../src/core/question/own-rule.js'

const asks = (folded: string, said?: string) =>
  asksForOwnRule({ folded, named: said === undefined ? [] : [{ said, caseId: 'x', distinctive: true, start: 0 }] })

const bare = (folded: string, fact?: string) =>
  asksOfRuleThing({
    folded,
    named: [],
    slots: { caseIds: [], conditions: fact === undefined ? [] : [{ anyOf: [{ fact }], excluded: false }] } as never,
  })

describe('who one is, before others are asked of', () => {
  it.each([
    'うちは不動産屋です。タブレットで写真を見せて効果があったところがあれば知りたいです',
    'うちはまだ紙が多いです。よそはどうしてる?',
    '障害が重くても社員として雇ってもらえる?',
  ])('asks for no rule of one’s own: %s', (question) => {
    expect(asks(question)).toBe(false)
  })

  it('does where the question itself is of one’s own', () => {
    expect(asks('よそは週3日です。うちは何日まで在宅できますか')).toBe(true)
    expect(asks('うちの会社はよそより厳しい?')).toBe(true)
  })
})

describe('a thing that rules lay down, and no more than what holds for it', () => {
  it.each([
    '在宅勤務の日の残業は?',
    '評価制度はどうなっていますか',
    '在宅の日の休憩はどうなりますか',
    '費用負担はどうなっていますか',
    '通勤手当について',
    '在宅勤務手当は',
    '有給のルールは?',
    'テレワークの日の始業時刻って?',
  ])('is mostly meant for one’s own: %s', (question) => {
    expect(bare(question, 'workStyle')).toBe(true)
  })

  it.each([
    '残業の課題は',
    '残業を減らす効果は?',
    '他社の残業は?',
    '残業は何割減りましたか',
    'テレワークの評価は高いですか',
    '残業',
  ])('is not: %s', (question) => {
    expect(bare(question)).toBe(false)
  })

  it('is not where some organisations are asked for', () => {
    expect(bare('建設業の残業は?', 'industry')).toBe(false)
  })
})

describe('a question for one’s own rule', () => {
  it.each([
    'うちの会社は在宅勤務できますか',
    'うちは残業代つくの？',
    '当社の在宅勤務手当について',
    '在宅の日に残業してもいいですか',
    '家のプリンターで刷ってもok?',
    'usbにデータ入れて持って帰っちゃだめ？',
    '夕方ちょっと抜けてもいい？',
    '通信費は出ますか',
    '電気代って会社が払ってくれるの',
    '光熱費は誰が払う',
    '家のネット代 自腹？',
    '体調が悪いとき誰に言えばいいですか',
    '在宅したいとき誰の許可がいりますか',
    '申請書は誰に出すの',
    '夏休みとくっつけてもええの',
    '図書館で作業 ok?',
    '夜に働いたらだめかな',
    '呼ばれたら出社しないとだめですか',
    '毎日報告しなあかんの',
    'カメラはつけなくてもいい？',
    '月に何回までできますか',
    '紙の資料を自宅に持ち帰りたいのですが、よろしいでしょうか',
    '2歳の子が家にいる状態で在宅しても問題ないでしょうか',
    '自分のパソコン 使う 可否',
    '在宅の申請って何日前までに出せばいいのですか',
    '在宅の日の連絡はどのようにすればよいでしょうか',
    '申請ってどうやるの',
    'つながらなくなったら誰にきけばいい?',
  ])('is: %s', (question) => {
    expect(asks(question)).toBe(true)
  })

  it.each([
    '他社では残業してもいいことになっていますか',
    'よその会社は光熱費を誰が払ってるの',
    '在宅中に残業してもいい会社はありますか',
    '国から補助金は出ますか',
    '手当が出る企業の事例',
    'テレワークの導入率は何%',
    '育児を気にかけてくれる会社はありますか',
    'そのうち全員が使えるようになりますか',
    '紙をうちに持ち帰る人の割合',
    '残業の管理はどうすればいい',
    '導入しないとどんな問題がありますか',
    'なんで毎日出社しないといけない会社が多いのかを調べた資料',
  ])('is not: %s', (question) => {
    expect(asks(question)).toBe(false)
  })

  it('is not where another organisation is named', () => {
    expect(asks('広島市では残業してもいいですか', '広島市')).toBe(false)
  })
})
