import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { focusOf } from '../../../src/core/ranking/focus.js'
import { answerTypeOf } from '../../../src/core/text/answer-type.js'

/** What stands out in the sentence for one who asked so; the words that were asked are given as the documents have them. */
const strongIn = (sentence: string, question: string, asked: string[] = []) => {
  const { start, end } = focusOf(sentence, asked, answerTypeOf(question))
  return sentence.slice(start, end)
}

describe('the focus of a sentence', () => {
  it.each([
    [
      '光熱費はいくら出ますか',
      'ライブドアは給与の中で、光熱費等の実費相当分として毎月約8,000円を支給しています。',
      '毎月約8,000円',
    ],
    ['週に何回まで', '全日本空輸のテレワークは、週に1日、月4回までという日数の制限があります。', '週に1日、月4回まで'],
    ['どれくらい減りましたか', 'ガソリン使用量は、平成20年度の34,000Lから28,000Lになりました。', '34,000Lから28,000L'],
    ['何%ですか', 'その割合は、1.6%（2014年度）から8.5%（2016年度）になり、5倍です。', '1.6%（2014年度）から8.5%'],
    ['何曜日ですか', '同社では毎週火曜日に全員参加のミーティングを開いています。', '毎週火曜日'],
    ['何日前までですか', 'テレワークを実施する2営業日前までに、規定の様式で申し出ます。', '2営業日前までに'],
  ])('is the figure with what it is read with, where one is asked: %s', (question, sentence, focus) => {
    expect(strongIn(sentence, question)).toBe(focus)
  })

  it('is the figure next to the word that was asked', () => {
    const sentence = '一般職は61.5%、管理職は38.5%です。'
    expect(strongIn(sentence, '管理職は何割', ['管理職'])).toBe('38.5%')
  })

  it.each([
    [
      '残業してもいいですか',
      '残業は、所属長が事前に命令したときに限って認められます。',
      '所属長が事前に命令したときに限って認められます',
    ],
    ['紙を持ち出せますか', '紙資料の持出は、原則として禁止しています。', '原則として禁止'],
    ['参加できますか', '世話が必要な社員等の参加は不可です。', '不可'],
  ])('is whether it may be, with the condition: %s', (question, sentence, focus) => {
    expect(strongIn(sentence, question, ['残業', '紙資料', '持出', '参加'])).toBe(focus)
  })

  it.each([
    ['誰の承認がいりますか', '実施するには、所属長及び人事課の審査と承認が必要です。', '所属長'],
    ['どのツールを使っていますか', '連絡には、SkypeとDropboxを使っています。', 'SkypeとDropbox'],
    ['何という制度ですか', '同社はこの取り組みを「今日の一言」と呼びます。', '「今日の一言」'],
  ])('is the name, where one is asked: %s', (question, sentence, focus) => {
    expect(strongIn(sentence, question)).toBe(focus)
  })

  it('is else what the sentence says of its topic, not the words that were asked', () => {
    expect(strongIn('在宅勤務者は、始業と終業をメールで上司に報告します。', '連絡は', ['在宅勤務'])).toBe(
      '始業と終業をメールで上司に報告',
    )
    expect(strongIn('賃金は、ボーナス、手当、昇給に差異はありません。', '給料は', ['賃金'])).toBe(
      'ボーナス、手当、昇給に差異はありません',
    )
  })

  it('is all of a sentence in which nothing stands out', () => {
    expect(strongIn('業務完了連絡を受けます。', '連絡は')).toBe('業務完了連絡を受けます。')
  })

  it('lies inside the sentence and is never empty, whatever the sentence and the question', () => {
    const piece = fc.constantFrom(
      '残業',
      '２０',
      '％',
      'は',
      '、',
      '「',
      '」',
      '（',
      '）',
      '㈱',
      '👨‍👩‍👧',
      'が゙',
      '月',
      'ABC',
      '。',
      'ます',
      '場合は',
      '～',
      '8,000円',
      ' ',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))
    const questions = fc.constantFrom('いくら', '何%', '誰', '何ツール', 'してもいい', 'いつ', '残業は')
    fc.assert(
      fc.property(text, questions, (sentence, question) => {
        const { start, end } = focusOf(sentence, ['残業', '%'], answerTypeOf(question))
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(sentence.length)
      }),
      { numRuns: 500 },
    )
  })
})
