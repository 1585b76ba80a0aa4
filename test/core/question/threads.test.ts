import { beforeAll, describe, expect, it } from 'vitest'
import type { Concept } from '../../../src/core/question/concepts.js'
import type { Reading, ThreadTools } from '../../../src/core/question/reading.js'
import { begunWith, type ThreadState } from '../../../src/core/question/thread-state.js'
import { inThread } from '../../../src/core/question/threads.js'
import type { Understanding } from '../../../src/core/question/understanding.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { type Given, understood } from '../../fixtures/understanding.js'

const SIZES: Record<string, number | undefined> = { 甲社: 1000, 乙社: 24, 丙市: 300, 丁社: undefined }
const NAMES = Object.keys(SIZES)

let analyzer: Analyzer
let tools: ThreadTools
beforeAll(async () => {
  analyzer = await theAnalyzer()
  tools = { analyzer, read: (text) => read(text), nameOf: (id) => id, employeesOf: (id) => SIZES[id] }
})

/** Names are their own ids; every other noun is a concept. */
function read(folded: string, more: Given = {}): Understanding {
  const names = NAMES.filter((name) => folded.includes(name))
  const concepts = analyzer
    .analyze(folded)
    .filter(({ wordClass, surface }) => wordClass === 'noun' && !names.some((name) => name.includes(surface)))
    .map(({ term }): Concept => ({ said: term, weight: 1, known: true, variants: new Map() }))
  return understood(folded, { names, ...more, more: { concepts, ...more.more } })
}

const thread = (question: string, more: Partial<ThreadState> = {}): ThreadState => ({ ...begunWith(question), ...more })
const readings = (text: string, before: ThreadState | undefined, more?: Given) =>
  inThread(read(text, more), before, tools)
const shown = ({ how, asked }: Reading) => `${how}: ${asked.replace(/\s+/g, ' ').trim()}`
const means = (text: string, before: ThreadState | undefined, more?: Given) => readings(text, before, more).map(shown)

describe('a question in no thread', () => {
  it.each<[string, ThreadState | undefined, Given]>([
    ['残業は?', undefined, {}],
    ['ありがとう', thread('残業は?'), { more: { isCourtesy: true } }],
    ['紙は?', thread('残業は?'), { more: { changesSubject: true } }],
  ])('means what it says: %s', (text, before, more) => {
    expect(means(text, before, more)).toEqual([`alone: ${text}`])
  })

  it('nor one that is said to the bot', () => {
    const toBot = { nearest: { help: 0.9 }, more: { subjects: 0 } }
    expect(means('使い方は?', thread('残業は?'), toBot)).toEqual(['alone: 使い方は?'])
    expect(means('元気は?', thread('残業は?'), { ...toBot, nearest: { smalltalk: 0.9 } })).toEqual(['alone: 元気は?'])
    expect(means('共有は?', thread('残業は?'), { nearest: { share: 0.9 } })).toEqual(['alone: 共有は?'])
    // Of the words of the documents it speaks, whatever it is nearest to.
    expect(means('紙は?', thread('電子決裁は使える?'), { nearest: { help: 0.9 } })[0]).toMatch(/^same: /)
  })
})

describe('more of what was asked', () => {
  const before = thread('残業は?', { asked: '甲社の残業は?', caseIds: ['甲社'], bound: true })

  it.each([
    ['ほかには?', 'more: 甲社の残業は?'],
    ['もっと詳しく', 'detail: 甲社の残業は?'],
    ['数字で', 'figures: 甲社の残業は?'],
    ['他の会社は?', 'otherCases: の残業は?'],
    ['実際やってる会社の例みたい', 'otherCases: の残業は?'],
    ['使ってるとこある?', 'otherCases: の残業は?'],
  ])('%s is of the thread’s own question: %s', (text, reading) => {
    expect(means(text, before)).toEqual([reading])
  })

  it('keeps the organisation that was meant; one that was only quoted is none', () => {
    const of = (bound: boolean, asked: string) =>
      readings('ほかには?', thread('残業は?', { asked, caseIds: ['甲社'], bound }))[0]!.understanding.slots.caseIds
    expect(of(true, '残業は?')).toEqual(['甲社'])
    expect(of(false, '残業は?')).toEqual([])
    expect(of(true, '乙社の残業は?')).toEqual(['乙社'])
  })

  it('in figures wants figures', () => {
    expect(readings('数字で', before)[0]!.understanding.answerType?.id).toBe('share')
    expect(readings('ほかには?', before)[0]!.understanding.answerType).toBeUndefined()
  })
})

describe('another organisation', () => {
  it('is asked the same, in the place of the one before', () => {
    expect(means('乙社は?', thread('甲社の残業は?'))).toEqual(['same: 乙社の残業は?', 'alone: 乙社は?'])
    expect(means('乙社だとどうですか', thread('残業は?'))[0]).toBe('same: 乙社では 残業は?')
    expect(means('乙社の分だけ', thread('残業は?'))[0]).toBe('same: 乙社では 残業は?')
  })

  it('of which something is asked is asked that', () => {
    expect(means('乙社の費用は?', thread('甲社の残業は?'))).toEqual(['alone: 乙社の費用は?'])
  })

  it('is compared with the one before it, in what was asked of both', () => {
    const before = thread('乙社の残業時間は?', { caseIds: ['乙社'], bound: true, earlier: ['甲社'] })
    const [both] = readings('2つをくらべて', before)
    expect(shown(both!)).toBe('pick: 甲社と乙社 の残業時間は?')
    expect(both!.understanding.slots.caseIds).toEqual(['甲社', '乙社'])
    expect(means('違いは?', { ...before, earlier: [] })[0]).not.toMatch(/^pick/)
  })

  it('after a list or a comparison is no same question', () => {
    for (const kind of ['cases', 'compare', 'checklist'] as const)
      expect(means('乙社は?', thread('甲社の残業は?', { kind })), kind).toEqual(['alone: 乙社は?'])
    for (const kind of ['answer', 'none', 'case', 'definition'] as const)
      expect(means('乙社は?', thread('甲社の残業は?', { kind }))[0], kind).toBe('same: 乙社の残業は?')
  })
})

describe('a thing alone', () => {
  it.each([
    ['紙は?', '電子決裁は使える?', 'same: 紙は使える?'],
    ['通信費は?', '在宅勤務の光熱費は誰が払う?', 'same: 在宅勤務の通信費は誰が払う?'],
    // What anything may have is asked of the subject.
    ['費用は?', '電子決裁は使える?', 'subject: 電子決裁 費用は?'],
    ['いつから?', '電子決裁は使える?', 'subject: 電子決裁 いつから?'],
    // A way, a person or a time of doing something, and not with what.
    ['どうやって守ってるの?', '電子決裁は使える?', 'subject: 電子決裁 どうやって守ってるの?'],
    ['どうやって印鑑を守ってるの?', '電子決裁は使える?', 'alone: どうやって印鑑を守ってるの?'],
    // What anything may have, a thing beside it, and a condition are of the subject too.
    ['効果ってあったの?', '営業でもできる?', 'subject: 営業 効果ってあったの?'],
    ['紙の効果ってあったの?', '営業でもできる?', 'alone: 紙の効果ってあったの?'],
    ['在宅とどっちが多いの?', 'サテライトオフィスって何', 'subject: サテライトオフィス 在宅とどっちが多いの?'],
    ['外国とくらべて', '導入率は?', 'alone: 外国とくらべて'],
    ['うちみたいな町が申し込むなら?', '国は補助してくれる?', 'subject: 国 補助 うちみたいな町が申し込むなら?'],
    ['四国は?', '北海道の導入率は?', 'same: 四国の導入率は?'],
    ['四国は?', '導入率は?', 'same: 四国の 導入率は?'],
    ['製造業は?', '導入率は?', 'same: 製造業 導入率は?'],
  ])('%s after %s is %s', (text, question, reading) => {
    expect(means(text, thread(question))[0]).toBe(reading)
  })

  it('stands by itself where it cannot be meant so, and last in any case', () => {
    expect(means('働くのは?', thread('電子決裁は使える?'))).toEqual(['alone: 働くのは?'])
    expect(means('紙は?', thread('電子決裁は使える?')).at(-1)).toBe('alone: 紙は?')
  })

  it('takes the place of the thing that was put in before it', () => {
    const before = thread('紙は使える?', { asked: '紙は使える?', filledIn: '紙' })
    expect(means('ハンコは?', before)[0]).toBe('same: ハンコは使える?')
    const place = thread('北海道の導入率は?', { filledIn: '北海道' })
    expect(means('四国は?', place)[0]).toBe('same: 四国の導入率は?')
  })

  it('is what the answer has to speak of, and is remembered', () => {
    const [same] = readings('紙は?', thread('電子決裁は使える?'))
    expect(same).toMatchObject({ filledIn: '紙', about: { folded: '紙' } })
  })
})

describe('what is asked on about an organisation', () => {
  const before = thread('甲社の残業は?', { caseIds: ['甲社', '乙社'], bound: true })

  it('is of that organisation, where the person meant it', () => {
    const [own] = readings('費用は?', before)
    expect(shown(own!)).toBe('case: 甲社 費用は?')
    expect(own!.understanding.slots.caseIds).toEqual(['甲社', '乙社'])
    expect(means('費用は?', { ...before, bound: false })[0]).not.toMatch(/^case/)
    expect(means('費用は?', { ...before, caseIds: [] })[0]).not.toMatch(/^case/)
  })

  it('is not where it says a lot of its own, unless it points back', () => {
    const long = '在宅勤務の社員の健康診断と年末調整の手続きの期限を教えて'
    expect(means(long, before)).toEqual([`alone: ${long}`])
    expect(means(`そこでは${long}`, before)[0]).toMatch(/^case: 甲社 では在宅勤務の社員/)
  })

  it('is the same of another thing where one was asked about', () => {
    expect(means('ハンコは?', { ...before, asked: '甲社の残業は?' })).toEqual([
      'same: 甲社 のハンコは?',
      'case: 甲社 ハンコは?',
      'alone: ハンコは?',
    ])
  })

  it('points back at what was quoted, and else at the subject', () => {
    const quoted = { ...before, bound: false }
    const [there] = readings('そこの課題は?', quoted)
    expect(shown(there!)).toBe('case: 甲社 の課題は?')
    expect(there!.understanding.slots.caseIds).toEqual(['甲社', '乙社'])
    expect(means('それは義務ですか', { ...quoted, question: '電子決裁は使える?' })[0]).toBe(
      'subject: 電子決裁 は義務ですか',
    )
    // What is left begins with no particle that only joined it.
    expect(means('その場合って申請は?', { ...quoted, question: '電子決裁は使える?' })[0]).toBe(
      'subject: 電子決裁 申請は?',
    )
    expect(means('そこの課題は?', thread('電子決裁は使える?'))[0]).toBe('subject: 電子決裁 の課題は?')
  })
})

describe('a word alone after one organisation', () => {
  const before = thread('甲社の電子決裁は使える?', { asked: '甲社の電子決裁は使える?', caseIds: ['甲社'], bound: true })

  it.each(['きっかけは?', 'なんで始めたの?', '断られることある?', '効果ってあったの?'])(
    '%s means nothing by itself: no other organisation answers it',
    (text) => {
      for (const reading of readings(text, before)) {
        expect(reading.how).toBe('case')
        expect(reading.ofCases).toContain('甲社')
      }
    },
  )

  it('is told in the section that it names', () => {
    expect(readings('きっかけは?', before)[0]).toMatchObject({ section: '背景・目的' })
    expect(readings('導入した目的は何ですか?', before)[0]).toMatchObject({ section: '背景・目的' })
    expect(readings('よかったことは?', before)[0]).toMatchObject({ section: '効果' })
    expect(readings('対象は?', before)[0]!.section).toBeUndefined()
    const [other] = readings('乙社は?', { ...before, asked: '甲社 きっかけは?' })
    expect(other).toMatchObject({ how: 'same', section: '背景・目的' })
  })

  it('asks of what was spoken of, unless it asks how it all began', () => {
    expect(means('誰が使うの?', before)[0]).toBe('case: 甲社 電子決裁 誰が使うの?')
    expect(means('いつから?', before)).toEqual(['case: 甲社 いつから?'])
  })

  it('asks why of all that was asked', () => {
    expect(means('なんで?', before)[0]).toBe('case: 甲社の電子決裁は使える なぜ?')
    expect(means('それはどうしてですか', thread('電子決裁は使える?'))[0]).toBe('subject: 電子決裁は使える なぜ?')
  })

  it('stays with it through two questions in one message', () => {
    const both = '通信費は会社から毎月出る?あと評価の基準は?'
    expect(means(both, before)[0]).toBe(`case: 甲社 ${both}`)
    expect(means('申請の方法と使う端末は?', before)[0]).toMatch(/^case: 甲社/)
  })
})

describe('who or where', () => {
  it.each([
    ['地方だと?', '導入率は?', 'same: 地方 導入率は?'],
    ['管理職は?', '社員が気をつけることは?', 'same: 管理職が気をつけることは?'],
    ['情シス側は?', '残業は?', 'same: 情シス側 残業は?'],
    ['業種でいうと?', '導入率は?', 'same: 業種別 導入率は?'],
  ])('%s after %s is beside it, or in the place of others: %s', (text, question, reading) => {
    expect(means(text, thread(question))[0]).toBe(reading)
  })

  it('takes the place of who was put in before it, and is never asked by itself', () => {
    const before = thread('地方 導入率は?', { filledIn: '地方' })
    expect(means('都市部は?', before)).toEqual(['same: 都市部 導入率は?', 'same: 都市部 導入率は?'])
    expect(means('製造業は?', before)[0]).toBe('same: 製造業 導入率は?')
  })

  it('of what no document speaks is not asked by itself', () => {
    const unknown = (text: string) => {
      const one = read(text)
      return { ...one, concepts: one.concepts.map((concept) => ({ ...concept, known: concept.said !== 'ペット' })) }
    }
    const of = (text: string) => inThread(unknown(text), thread('紙は使える?'), { ...tools, read: unknown })
    expect(of('ペットは?').map(({ how }) => how)).not.toContain('alone')
    expect(of('ハンコは?').map(({ how }) => how)).toContain('alone')
  })
})

describe('a correction', () => {
  it.each([
    ['そうじゃなくて紙の方', '電子決裁は使える?', 'same: 紙は使える?'],
    ['電子決裁じゃなくて紙', '電子決裁は使える?', 'same: 紙は使える?'],
    ['いや、乙社の方', '甲社の残業は?', 'same: 乙社の残業は?'],
    ['違う、モバイルワークのこと', '在宅勤務の費用は?', 'same: モバイルワーク の費用は?'],
    ['県じゃなくて市のほう', '広島の残業は?', 'same: 広島市の残業は?'],
  ])('%s after %s is %s', (text, question, reading) => {
    expect(means(text, thread(question))[0]).toBe(reading)
  })

  it('is none where nothing is put right', () => {
    expect(means('紙じゃないとだめなの?', thread('電子決裁は使える?'))[0]).not.toMatch(/^same/)
  })
})

describe('which of two', () => {
  const firms = thread('乙社は何時間残業する?', { caseIds: ['乙社'], bound: true, earlier: ['甲社'] })
  it.each(['どっちが多い?', 'どちらが長いですか', '何が違うの?', '2つのうちどっちがいい?'])('%s is of both', (text) => {
    expect(readings(text, firms)[0]!.understanding.slots.caseIds).toEqual(['甲社', '乙社'])
  })

  it('is of two things of which the same was asked', () => {
    const before = thread('モバイルワークって何?', { filledIn: 'モバイルワーク', insteadOf: '在宅勤務' })
    expect(means('違いは?', before)[0]).toBe('same: 在宅勤務とモバイルワークの違いは?')
    expect(means('うち営業多いんだけどどっち?', before)[0]).toBe(
      'same: 在宅勤務とモバイルワークのうち、営業多いんだけどどっち?',
    )
  })

  it('is remembered by the fragment that put the second in', () => {
    expect(readings('紙は?', thread('電子決裁は使える?'))[0]).toMatchObject({ filledIn: '紙', insteadOf: '電子決裁' })
  })
})

describe('another size without a list', () => {
  it('is of cases smaller than what was quoted', () => {
    const quoted = thread('中小でもできる?', { kind: 'answer', caseIds: ['乙社'] })
    expect(means('もっと小さい会社だと', quoted)[0]).toBe('refine: 23人以下 会社の事例')
    expect(means('もっと小さい会社だと', thread('残業は?', { caseIds: ['丁社'] }))[0]).not.toMatch(/^refine/)
  })
})

describe('a list that was shown', () => {
  const list = { question: '製造業の事例', caseIds: ['甲社', '乙社', '丙市', '丁社'], isSearch: true }
  const before = thread('製造業の事例', { kind: 'cases', list })
  const picked = (text: string, of = list) => {
    const [reading] = readings(text, { ...before, list: of })
    return `${shown(reading!)} ${reading!.understanding.slots.caseIds}`
  }

  it.each([
    ['2番目の会社の費用は?', 'pick: 乙社 の費用は? 乙社'],
    ['最後の会社', 'pick: 丁社 丁社'],
    ['1つ目と3つ目を比べて', 'pick: 甲社と丙市 と を比べて 甲社,丙市'],
    ['2番目を詳しく', 'pick: 乙社 乙社'],
    ['7番目の会社', 'pick: '],
  ])('%s picks %s', (text, reading) => {
    expect(picked(text).trim()).toBe(reading.trim())
  })

  it.each([
    ['東京だと?', 'refine: 東京都 製造業の事例'],
    ['その中で東京は?', 'refine: 東京都 製造業の事例'],
    // Another fact of the same sort takes the place of the one before.
    ['建設業は?', 'refine: 建設業 の事例'],
  ])('%s cuts it down: %s', (text, reading) => {
    expect(means(text, before)).toEqual([reading])
  })

  it.each([
    // The first of the list has 1,000, and half of it no more than 300: from there on down.
    ['もっと小さい会社', ['甲社', '乙社', '丙市'], '100人以下'],
    // Nothing is smaller than the first: less than the largest, then.
    ['もっと小さい会社', ['乙社', '甲社'], '500人以下'],
    ['もっと大きい会社', ['甲社', '乙社', '丙市'], '500人以上'],
    ['もっと大きい会社', ['丙市', '乙社'], '30人以上'],
    ['もっと大きい会社', ['甲社'], '1,001人以上'],
    ['もっと小さい会社', ['乙社'], '23人以下'],
    ['もっと大きい会社', ['乙社', '丙市', '甲社'], '500人以上'],
  ] as const)('%s than those of %j has a bound that people think in', (text, caseIds, bound) => {
    expect(means(text, { ...before, list: { ...list, caseIds: [...caseIds] } })[0]).toContain(bound)
  })

  it('is left alone by what asks for something else, or names an organisation', () => {
    expect(means('紙は?', before)[0]).not.toMatch(/^(pick|refine)/)
    expect(means('乙社は?', before)).toEqual(['alone: 乙社は?'])
    expect(means('東京の紙は?', before)[0]).not.toMatch(/^refine/)
    expect(means('東京だと?', { ...before, list: { ...list, isSearch: false } })[0]).not.toMatch(/^refine/)
    expect(means('東京だと?', { ...before, kind: 'answer' })[0]).not.toMatch(/^refine/)
  })
})
