import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '../../../src/core/corpus/corpus.js'
import type { AnswerKind } from '../../../src/core/index/answer-kind.js'
import type { IntentScore } from '../../../src/core/index/intent-classifier.js'
import { comparedThings, decideInThread, decideKind } from '../../../src/core/question/decide-kind.js'
import type { Reading } from '../../../src/core/question/reading.js'
import { type Given, understood } from '../../fixtures/understanding.js'

const GLOSSARY = [
  { term: 'VPN', aliases: ['仮想専用線'] },
  { term: 'VPN装置', aliases: [] },
  { term: '装置', aliases: [] },
  { term: '電子決裁', aliases: [], reading: 'でんしけっさい' },
] as unknown as GlossaryEntry[]

const decide = (folded: string, given?: Given) => {
  const { kind, reason } = decideKind(understood(folded, given), GLOSSARY)
  return `${kind}: ${reason}`
}

describe('what is certain whatever the wording is nearest to', () => {
  it.each<[AnswerKind]>([['smalltalk'], ['help']])(
    'a courtesy alone is answered as the nearer of its kinds: %s',
    (kind) => {
      const given = { nearest: { answer: 0.6, [kind]: 0.2 }, more: { isCourtesy: true } }
      expect(decide('お疲れ様です', given)).toBe(`${kind}: courtesy`)
    },
  )

  it.each([
    ...[
      '人事の方につないでください',
      '担当者に直接話したいです',
      '人と話したい、総務へ取り次いで',
      '人事につないで',
      '人に聞く',
    ],
    ...[
      '誰に聞けばいい?',
      'だれに聞いたらいいですか',
      'どこに問い合わせればよいでしょうか',
      'じゃあ誰に相談すればいいの?',
    ],
    ...['これは誰に確認すればいいですか', 'どなたに聞けばいいかわからない'],
  ])('%s: a person is wanted', (text) => {
    expect(decide(text)).toBe('help: wantsPerson')
  })

  it.each([
    ...[
      'ハラスメントは誰に相談すればいい?',
      '機器の操作に困った人は誰に聞けばいいのですか',
      'パソコンをなくしたら誰に連絡すればいい?',
    ],
    ...[
      '在宅勤務の申し込みは誰にすればいいですか',
      '在宅勤務の日は誰に報告すればいいですか',
      '人に聞かれない場所で話すには',
    ],
  ])('%s: the documents say whom', (text) => {
    expect(decide(text)).toBe('answer: classifier')
  })

  it('how to begin is answered with the list of steps', () => {
    expect(decide('何から始めればいい?')).toBe('checklist: howToBegin')
  })

  it.each([
    ['甲市と乙社を比べて', 'compare: comparedNames'],
    ['甲市と乙社の違いは', 'compare: comparedNames'],
    ['甲市と乙社の残業は', 'answer: classifier'],
  ])('two organisations and a word of comparing: %s → %s', (text, decision) => {
    expect(decide(text, { names: ['甲市', '乙社'] })).toBe(decision)
  })

  it('two documents on one organisation are one: nothing to compare', () => {
    const names = ['甲市=before,after']
    expect(decide('甲市の前と後を比べて', { names })).toBe('answer: classifier')
    expect(decide('甲市の前と後を比べて', { names, nearest: { compare: 0.9 } })).toBe('answer: nothingToCompare')
  })

  it.each([
    ['甲市', 'case: nameAlone'],
    ['甲市は?', 'case: nameAlone'],
    ['甲市の、', 'case: nameAlone'],
    ['甲市で困ったこと', 'answer: classifier'],
  ])('a name alone is that organisation: %s → %s', (text, decision) => {
    expect(decide(text, { names: ['甲市'] })).toBe(decision)
  })
})

describe('what the wording is nearest to is believed where the kind has what it needs', () => {
  it.each<[string, AnswerKind, number, Given, string]>([
    ['共有して', 'share', 0.4, {}, 'share: classifier'],
    ['共有して', 'share', 0.3, {}, 'answer: unsure'],
    // Help and small talk look nothing up: a word of the documents stands against them, unless the bot is spoken to.
    ['使い方は', 'help', 0.3, { more: { subjects: 0 } }, 'help: classifier'],
    ['パソコンの使い方は', 'help', 0.9, {}, 'answer: hasSubject'],
    ['このボットの使い方は', 'help', 0.7, { more: { speaksToBot: true } }, 'help: classifier'],
    ['このボットの使い方は', 'help', 0.5, { more: { speaksToBot: true } }, 'answer: hasSubject'],
    ['元気?', 'smalltalk', 0.5, { more: { subjects: 0 } }, 'smalltalk: classifier'],
    ['元気?', 'smalltalk', 0.3, { more: { subjects: 0 } }, 'answer: hasSubject'],
    ['残業は楽しい?', 'smalltalk', 0.9, {}, 'answer: hasSubject'],
    ['君は残業する?', 'smalltalk', 0.7, { more: { speaksToBot: true } }, 'smalltalk: classifier'],
    ['君は残業で出張する?', 'smalltalk', 0.7, { more: { speaksToBot: true, subjects: 2 } }, 'answer: hasSubject'],
    ['甲市と乙社を表に', 'compare', 0.5, { names: ['甲市', '乙社'] }, 'compare: twoNames'],
    ['紙と電子決裁の違いは', 'compare', 0.5, {}, 'compare: twoThings'],
    ['この2社を比べて', 'compare', 0.9, {}, 'answer: nothingToCompare'],
    ['甲市の取り組み', 'case', 0.5, { names: ['甲市'] }, 'case: caseOfName'],
    ['製造業の会社', 'case', 0.5, {}, 'cases: casesUnnamed'],
    ['取り組みの効果', 'case', 0.9, {}, 'answer: noName'],
    ['製造業の事例', 'cases', 0.3, {}, 'cases: classifier'],
    ['製造業での効果', 'cases', 0.6, {}, 'cases: classifier'],
    ['製造業での効果', 'cases', 0.4, {}, 'answer: noWordForCases'],
    // What is said of them is compared, not a list made of those that are one or the other.
    ['自治体と企業の違いは', 'cases', 0.7, {}, 'compare: twoThings'],
    ['自治体と企業の事例を比べて', 'cases', 0.7, {}, 'cases: classifier'],
    // Nothing but what the cases are like.
    ['従業員50人の製造業', 'cases', 0.3, {}, 'cases: classifier'],
    ['50人の育児', 'cases', 0.3, {}, 'answer: noWordForCases'],
    ['製造業', 'cases', 0.3, {}, 'answer: noWordForCases'],
    ['甲市の事例', 'cases', 0.5, { names: ['甲市'] }, 'case: named'],
    ['甲市の残業', 'cases', 0.5, { names: ['甲市'] }, 'answer: detailOfCase'],
    // An organisation that is only mentioned chooses no case.
    ['甲省が選んだ会社', 'cases', 0.8, { names: ['甲省?'] }, 'cases: nameBeside'],
    ['甲省が選んだ会社の事例', 'cases', 0.8, { names: ['甲省?'] }, 'case: named'],
    ['甲省が選んだ会社', 'cases', 0.7, { names: ['甲省?'] }, 'answer: detailOfCase'],
    ['している会社はどのくらい?', 'cases', 0.9, {}, 'answer: noWordForCases'],
    ['天気は', 'none', 0.9, {}, 'answer: offSubject'],
    ['増えているか', 'statistics', 0.4, {}, 'statistics: classifier'],
    ['確認すること', 'checklist', 0.4, {}, 'checklist: classifier'],
  ])('%s, nearest to %s (%d)', (text, kind, share, given, decision) => {
    expect(decide(text, { nearest: { [kind]: share }, ...given })).toBe(decision)
  })

  it('of several intents of one kind the likeliest has its say', () => {
    const { intents, ...rest } = understood('どうも', { nearest: { smalltalk: 0.9 }, more: { subjects: 0 } })
    const [greeting] = intents
    const thanks = { ...greeting!, intent: { ...greeting!.intent, id: 'thanks', reply: 'どういたしまして。' } }
    const said = (first: IntentScore, second: IntentScore) => {
      const ordered = [
        { ...intents[1]!, score: 0.5 },
        { ...first, score: 0.4 },
        { ...second, score: 0.2 },
      ]
      return decideKind({ ...rest, intents: ordered }, GLOSSARY).intent?.reply
    }
    expect(said(thanks, greeting!)).toBe('どういたしまして。')
    expect(said(greeting!, thanks)).toBe('はい。')
  })

  it('the shares of several intents of one kind count together', () => {
    const { intents, ...rest } = understood('費用', { nearest: { none: 0.4, answer: 0.3 } })
    const second = { intent: { ...intents[1]!.intent, id: 'other' }, score: 0.2 }
    const { kind, reason } = decideKind({ ...rest, intents: [...intents, second] }, GLOSSARY)
    expect({ kind, reason }).toEqual({ kind: 'answer', reason: 'classifier' })
  })

  it.each([
    ['vpn装置とは', 'VPN装置'],
    ['仮想 専用線とは', 'VPN'],
    ['でんしけっさいって何', '電子決裁'],
  ])('a definition has the longest term that stands there, by any of its names: %s', (text, term) => {
    const decision = decideKind(understood(text, { nearest: { definition: 0.5 } }), GLOSSARY)
    expect(decision).toMatchObject({ kind: 'definition', reason: 'termKnown', entry: { term } })
  })

  it('a definition of what no glossary has is looked for in the documents', () => {
    expect(decide('残業とは', { nearest: { definition: 0.9 } })).toBe('answer: termUnknown')
  })
})

describe('cases that are asked for in other words', () => {
  it.each<[string, number, string]>([
    ['在宅で働く例を教えて', 0.3, 'cases: casesUnnamed'],
    ['在宅で働く例を教えて', 0.2, 'answer: classifier'],
    // With what they are like, less is enough.
    ['製造業の例を教えて', 0.1, 'cases: casesUnnamed'],
    ['製造業の会社はありますか', 0.1, 'cases: casesUnnamed'],
    ['製造業以外の会社はありますか', 0.1, 'cases: casesUnnamed'],
    ['2000年より前に導入した会社は?', 0.1, 'cases: casesUnnamed'],
    ['30人以下の企業はどこですか', 0.1, 'cases: casesUnnamed'],
    ['九州の自治体', 0.1, 'cases: casesUnnamed'],
    ['製造業 30人以下', 0.1, 'cases: casesUnnamed'],
    ['30人以下の会社は何を配っている', 0.1, 'answer: classifier'],
    ['導入した会社は?', 0.1, 'answer: classifier'],
    ['在宅の会社はありますか', 0.1, 'answer: classifier'],
    // How much it is answers, and no list of who.
    ['製造業で手当を月いくら出してる会社はありますか', 0.3, 'answer: classifier'],
    ['製造業の会社はありますか', 0.04, 'answer: classifier'],
    ['製造業での残業は', 0.1, 'answer: classifier'],
  ])('%s (%d)', (text, share, decision) => {
    expect(decide(text, { nearest: { answer: 0.6, cases: share } })).toBe(decision)
  })

  it('an organisation that is named is asked about itself', () => {
    const given = { nearest: { answer: 0.6, cases: 0.3 }, names: ['甲市'] }
    expect(decide('甲市で在宅で働く例を教えて', given)).toBe('answer: classifier')
  })
})

describe('with the thread in view', () => {
  const decideAs = (how: Reading['how'], before: AnswerKind | undefined, folded = '残業は', given?: Given) => {
    const { kind, reason } = decideInThread(
      { understanding: understood(folded, given), how, asked: folded },
      before,
      GLOSSARY,
    )
    return `${kind}: ${reason}`
  }

  it.each<[Reading['how'], AnswerKind | undefined, string]>([
    ['more', 'answer', 'answer: thread'],
    ['more', 'case', 'case: thread'],
    ['detail', 'case', 'case: thread'],
    ['detail', undefined, 'answer: thread'],
    ['figures', 'case', 'answer: thread'],
    ['otherCases', 'case', 'answer: thread'],
    ['refine', 'cases', 'cases: thread'],
    ['alone', 'cases', 'answer: classifier'],
    ['same', 'cases', 'answer: classifier'],
  ])('%s after %s', (how, before, decision) => {
    expect(decideAs(how, before)).toBe(decision)
  })

  it('a case of the list is shown, two are compared, and one is asked about', () => {
    const concept = { said: '費用', weight: 1, known: true, variants: new Map() }
    const pick = (names: string[], concepts = [concept]) =>
      decideAs('pick', 'cases', names.join('と'), { names, more: { concepts } })
    expect(pick(['甲市'], [])).toBe('case: thread')
    expect(pick(['甲市'])).toBe('answer: thread')
    expect(pick(['甲市', '乙社'])).toBe('compare: thread')
  })

  it.each<[AnswerKind]>([['smalltalk'], ['help']])('no follow-up is %s, which it would be by itself', (kind) => {
    const given = { nearest: { [kind]: 0.9 }, more: { subjects: 0 } }
    expect(decideAs('alone', 'answer', 'それは?', given)).toBe(`${kind}: classifier`)
    expect(decideAs('subject', 'answer', 'それは?', given)).toBe('answer: thread')
  })
})

describe('comparedThings', () => {
  it.each([
    ['在宅勤務とモバイルワークの違いは', ['在宅勤務', 'モバイルワーク']],
    ['紙と電子決裁を並べて比べて', ['紙', '電子決裁']],
    ['迷っているので、vpnとクラウドを使うやり方を比べた表をください', ['vpn', 'クラウドを使うやり方']],
    ['在宅勤務とモバイルワークがどう違うのかを表で', ['在宅勤務', 'モバイルワーク']],
    ['vpn 仮想デスクトップ 違い', ['vpn', '仮想デスクトップ']],
    ['在宅対出社どっち', ['在宅', '出社']],
    ['vdi vs vpn 違い', ['vdi', 'vpn']],
    ['どちらがいいか比べたい、紙と電子決裁', undefined],
    ['費用と、効果とを比べて', ['費用', '効果']],
    ['費用の話と比べて', undefined],
    ['通勤と在宅とどっち', ['通勤', '在宅']],
    ['違いは?紙と電子決裁を比べて', ['紙', '電子決裁']],
    ['表で vpn 仮想デスクトップ 違い', ['vpn', '仮想デスクトップ']],
    ['在宅とサテライトとモバイルの違いってなに', ['在宅', 'サテライト', 'モバイル']],
    ['在宅勤務ともともとの働き方の違い', ['在宅勤務', 'もともとの働き方']],
  ])('finds in %s: %j', (text, things) => {
    expect(comparedThings(text)).toEqual(things)
  })

  it.each(['この2社を比べて', '比較表を作って', '残業はどうなりますか'])('finds none in %s', (text) => {
    expect(comparedThings(text)).toBeUndefined()
  })

  it('takes no more for a thing than a few words', () => {
    const long = '在宅勤務をする日の前日までに届け出る申請書の様式'
    expect(comparedThings(`紙と${long}を比べて`)).toEqual(['紙', long])
    expect(comparedThings(`紙と${long}の見本を比べて`)).toBeUndefined()
  })
})
