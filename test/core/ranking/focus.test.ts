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

  it('is the figure of the time that it is asked for, not of a day in passing', () => {
    const sentence = '基本労働時間は1日3時間で、週3日は出社し、繁忙期に在宅勤務をします。'
    expect(strongIn(sentence, '在宅勤務は週何日までできますか', ['在宅勤務'])).toBe('週3日')
  })

  it('is the topic where the sentence says of it what was asked', () => {
    const sentence = '職員どうしのコミュニケーションの方法も課題でした。'
    expect(strongIn(sentence, '課題は', ['課題', 'デメリット'])).toBe('職員どうしのコミュニケーションの方法')
    expect(strongIn('急な仕事を指示しにくいことも、デメリットです。', '課題は', ['課題'])).toBe(
      '急な仕事を指示しにくいこと',
    )
  })

  it('lies in one sentence where several are told as one', () => {
    const told = '在宅の日は、食堂の補助（1食300円）は出ません。代わりに手当に含めています。'
    expect(strongIn(told, '食堂の補助はどうなりますか', ['食堂', '補助'])).toBe('出ません')
    expect(strongIn('補助はあります。1食300円です。', '補助はいくらですか', ['補助'])).toBe('300円')
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

  it.each([
    ['いつから', '制度は、平成21年（2009年）に始めました。', '平成21年（2009年）'],
    ['いつから', '制度は、平成21年（リーマンショックの翌年の2009年）に始めました。', '平成21年'],
    ['何人', '約20名以上の社員（うち10名は女性）が使います。', '約20名以上'],
    ['いくら', '手当は5,000円程度です。', '5,000円程度'],
  ])(
    'is a figure with what says it in another way, and no other that stands in brackets: %s',
    (question, sentence, focus) => {
      expect(strongIn(sentence, question)).toBe(focus)
    },
  )

  it('is of a row of figures the one behind the word that was asked; without such a word none of them', () => {
    const row = '利用者は、2008年が5名、2009年が6名、2010年が7名です。'
    expect(strongIn(row, '2009年は何人ですか', ['2009年'])).toBe('6名')
    expect(strongIn(row, '何人ですか')).not.toMatch(/^\d名$/)
    const far = row.replace('2009年が', '2009年の利用者として登録をした者が')
    expect(strongIn(far, '2009年は何人ですか', ['2009年'])).not.toBe('6名')
    // Two are no row.
    expect(strongIn('利用者は、2008年が5名、2009年が6名です。', '何人ですか')).toBe('5名')
    expect(strongIn('5名が使い、1日の利用は6名です。', '何人ですか')).toBe('5名')
  })

  it.each([
    ['誰に申請しますか', '所属長は、人事課の担当者に申請書を渡します。', [], '担当者'],
    ['どのツールですか', '連絡には「メモ」を、会議には「オンライン会議室」を使います。', [], '「オンライン会議室」'],
    ['どのツールですか', '会議には「オンライン会議室」を、連絡には「メモ」を使います。', [], '「オンライン会議室」'],
    ['skypeのほかに何のツール', '連絡には、skypeやDropboxを使っています。', ['skype'], 'Dropbox'],
    [
      'どのツールですか',
      '使うのは、Skype、Dropbox、Teams、Zoom、Slackの各社の製品と、Webexの製品です。',
      [],
      'Skype、Dropbox、Teams、Zoom、Slack',
    ],
  ])('is a name that says something new, the fullest of several: %s', (question, sentence, asked, focus) => {
    expect(strongIn(sentence, question, asked)).toBe(focus)
  })

  it.each([
    [
      '残業は、前日までに申し出て、所属長が許可したときに限って、認めます。',
      ['残業'],
      '所属長が許可したときに限って、認めます',
    ],
    ['申請は、書面、電子メール、電話でします。', ['申請'], '書面、電子メール、電話でします'],
    ['在宅勤務者は「始業は、9時だ」とメールで報告します。', ['在宅勤務'], '「始業は、9時だ」とメールで報告'],
    ['費用は会社が負担するということです。', ['費用'], '会社が負担するということです'],
    ['aは、bになりました。', ['a'], 'bになりました'],
  ])('begins where the sentence says something of what was asked: %s', (sentence, asked, focus) => {
    expect(strongIn(sentence, '残業していい', asked)).toBe(focus)
  })

  it('is all of a sentence whose last clause is longer than what can stand out', () => {
    const long = `在宅勤務者は、${'始業と終業の時刻及び休憩の時間と業務の内容を'.repeat(4)}報告する。`
    expect(strongIn(long, '連絡は')).toBe(long)
    const fits = `在宅勤務者は、${'始業と終業の時刻を'.repeat(4)}報告する。`
    expect(strongIn(fits, '連絡は')).toBe(`${'始業と終業の時刻を'.repeat(4)}報告する`)
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
