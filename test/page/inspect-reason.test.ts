import { describe, expect, it } from 'vitest'
import type { Answer, Explanation, NoneAnswer } from '../../src/core/answers/answer.js'
import { CONFIDENCE_WEIGHTS, type ConfidenceFeatures, confidenceOf } from '../../src/core/ranking/confidence.js'
import { RANKING_WEIGHTS } from '../../src/core/ranking/ranking-weights.js'
import { type RankingFeatures, weigh } from '../../src/core/ranking/scored-sentence.js'
import { arcPath, onArc } from '../../src/page/inspect/reason/arc.js'
import { branchesOf, sourcesOfTerms } from '../../src/page/inspect/reason/concept-branches.js'
import {
  confidenceContributions,
  familyShares,
  rankingContributions,
  sumOf,
} from '../../src/page/inspect/reason/contributions.js'
import { quotedAs, quotedFromElsewhere, verdictOf } from '../../src/page/inspect/reason/outcome.js'
import { PassageNames } from '../../src/page/inspect/reason/passage-names.js'
import { questionParts } from '../../src/page/inspect/reason/question-parts.js'

const NOTHING: Explanation = {
  ...{ tokens: [], restatements: [], concepts: [], intents: [], hits: [], sentences: [] },
  slots: { caseIds: [], conditions: [], roles: [], phases: [] },
  decision: { kind: 'answer', reason: 'classifier' },
  confidence: { value: 0.5, threshold: 0.2, features: {} },
}
const token = (surface: string, content = true) => ({ surface, term: surface, wordClass: 'noun', content })

describe('the question as it was read', () => {
  const read = (question: string, explain: Partial<Explanation>) =>
    questionParts(question, { ...NOTHING, ...explain }).map((part) => {
      if (part.kind === 'apart') return `(${part.text})`
      if (part.kind === 'restated')
        return `${part.restatement.said}→${part.tokens.map((each) => each.surface).join('|')}`
      return part.kind === 'before' ? `before ${part.token.surface}` : part.token.surface
    })

  it('gives the words in order, folded as they are', () => {
    expect(read('ＶＰＮは？', { tokens: [token('vpn'), token('は', false), token('?', false)] })).toEqual([
      ...['vpn', 'は', '?'],
    ])
  })

  it('shows what was taken apart, at either end and between', () => {
    expect(read('広島市の事例', { tokens: [token('の', false), token('事例')] })).toEqual(['(広島市)', 'の', '事例'])
    expect(read('事例は広島市', { tokens: [token('事例'), token('は', false)] })).toEqual(['事例', 'は', '(広島市)'])
  })

  it('shows what was read as another word, where it stood', () => {
    const explain = {
      tokens: [token('在宅'), token('勤務'), token('の', false), token('申請')],
      restatements: [{ said: 'ざいたくきんむ', as: '在宅勤務', by: 'kana' as const }],
    }
    expect(read('ざいたくきんむの申請', explain)).toEqual(['ざいたくきんむ→在宅|勤務', 'の', '申請'])
  })

  it('keeps a misspelt word whole where its first sign stands in both spellings', () => {
    const explain = {
      tokens: [token('講'), token('習会'), token('は', false)],
      restatements: [{ said: '講集会', as: '講習会', by: 'sameSound' as const }],
    }
    expect(read('講集会は', explain)).toEqual(['講集会→講|習会', 'は'])
  })

  it('tells words of the question before from those of this one', () => {
    expect(read('もっと', { tokens: [token('残業')] })).toEqual(['before 残業', '(もっと)'])
  })
})

describe('what a sentence scored for', () => {
  const features = Object.fromEntries(Object.keys(RANKING_WEIGHTS).map((name, i) => [name, i % 5 === 0 ? 0 : i / 24]))

  it('adds up to the score, the largest part first', () => {
    const parts = rankingContributions(features)
    expect(sumOf(parts)).toBeCloseTo(weigh(features as RankingFeatures, RANKING_WEIGHTS), 10)
    const sizes = parts.map(({ points }) => Math.abs(points))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(parts.every(({ points }) => points !== 0)).toBe(true)
  })

  it('adds up by family too, what takes apart from what adds', () => {
    const { adds, takes } = familyShares({ ...features, namedCase: -1 })
    expect(sumOf(adds) + sumOf(takes)).toBeCloseTo(
      weigh({ ...features, namedCase: -1 } as RankingFeatures, RANKING_WEIGHTS),
      10,
    )
    expect(adds.every(({ points }) => points > 0)).toBe(true)
    expect(takes.map(({ family }) => family)).toEqual(['around', 'subject', 'cost'])
  })

  it('takes a feature that is not there for nought', () => {
    expect(rankingContributions({ search: 1 })).toMatchObject([
      { feature: 'search', name: '検索の点数', points: RANKING_WEIGHTS.search },
    ])
  })

  it('explains the confidence', () => {
    const shown: ConfidenceFeatures = {
      ...{ score: 1.2, meaningCover: 0.7, leastSaid: 0.2, passageCover: 0.8, unknownPairs: 0 },
      ...{ named: 1, offSubject: 0.02, notedSameness: 0, unheldCompounds: 0.5 },
    }
    const sum = CONFIDENCE_WEIGHTS.bias + sumOf(confidenceContributions(shown))
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(confidenceOf(shown), 10)
  })
})

describe('the words that were searched for', () => {
  const concept = {
    said: '残業',
    weight: 3.9,
    variants: [
      { term: '定時', factor: 0.39, origin: { synonymOf: '残業' } },
      { term: '時間外', factor: 0.55, origin: { synonymOf: '残業' } },
      { term: '残業', factor: 1, origin: 'own' as const },
      { term: '超過', factor: 0.55, origin: { synonymOf: '残業' } },
      { term: '山行', factor: 0.75, origin: 'kana' as const },
    ],
  }
  const hits = [
    { passageId: 'a', score: 2, terms: ['残業', '時間外'] },
    { passageId: 'b', score: 1, terms: ['残業'] },
  ]

  it('hang on the branch that they came by, with how often each was found', () => {
    expect(branchesOf(concept, hits)).toEqual([
      { from: '質問の言葉', source: 'own', factor: 1, words: [{ term: '残業', found: 2 }] },
      { from: 'かな書き', source: 'reading', factor: 0.75, words: [{ term: '山行', found: 0 }] },
      {
        ...{ from: '類語集', source: 'thesaurus', factor: 0.55 },
        words: [
          { term: '時間外', found: 1 },
          { term: '超過', found: 0 },
        ],
      },
      { from: '類語集', source: 'thesaurus', factor: 0.39, words: [{ term: '定時', found: 0 }] },
    ])
  })

  it('count as the person’s own where they are that too', () => {
    const other = { said: '勤務', weight: 1, variants: [{ term: '残業', factor: 0.55, origin: { synonymOf: '勤務' } }] }
    expect(sourcesOfTerms([other, concept]).get('残業')).toBe('own')
    expect(sourcesOfTerms([concept, other]).get('残業')).toBe('own')
    expect(sourcesOfTerms([concept]).get('時間外')).toBe('thesaurus')
  })
})

const none: NoneAnswer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0.1, excerpts: [] }
const quoting = (text: string, focus: string, more: { cut?: boolean; label?: string } = {}): Answer => ({
  kind: 'answer',
  confidence: 0.7,
  leading: 1,
  excerpts: [
    {
      ...{ text, start: 0, end: text.length, cut: more.cut ?? false, verbatim: false, newer: [] },
      focus: { start: text.indexOf(focus), end: text.indexOf(focus) + focus.length },
      citation: {
        ...{
          passageId: 'ana#労務管理/残業',
          source: 'casebook',
          whose: 'organisation',
          title: '全日本空輸株式会社',
          section: '残業',
        },
        ...{
          place: '',
          label: more.label ?? '全日本空輸株式会社の事例（テレワーク事例集）・残業',
          short: '',
          document: '',
        },
      },
    },
  ],
})

describe('what became of it', () => {
  const sentence = (text: string, passageId = 'ana#労務管理/残業') => ({
    passageId,
    text,
    score: 1,
    features: {},
    matched: [],
  })

  it('tells the sentence that answers from those around it and from others', () => {
    const answer = quoting('連絡をします。\n残業はしません。', '残業はしません。')
    expect(quotedAs(sentence('残業はしません。'), answer)).toEqual({ place: 1, as: 'answers' })
    expect(quotedAs(sentence('連絡をします。'), answer)).toEqual({ place: 1, as: 'beside' })
    expect(quotedAs(sentence('残業はしません。', 'other'), answer)).toBeUndefined()
    expect(quotedAs(sentence('ほかの文です。'), answer)).toBeUndefined()
  })

  it('finds a sentence that was cut', () => {
    const answer = quoting('長い文の、前のところ、…', '長い文の、前のところ、', { cut: true })
    expect(quotedAs(sentence('長い文の、前のところ、そして後ろのところ。'), answer)).toEqual({
      ...{ place: 1, as: 'answers' },
    })
  })

  it('says which excerpts come from elsewhere', () => {
    const answer = quoting('残業はしません。', '残業はしません。')
    expect(quotedFromElsewhere([sentence('残業はしません。')], answer)).toEqual([])
    expect(quotedFromElsewhere([sentence('ほかの文です。')], answer)).toEqual([1])
  })

  it('says what the confidence meant', () => {
    const at = (value: number) => ({ value, threshold: 0.2, features: {}, matched: [] })
    expect(verdictOf(none, at(0.1))).toMatch(/届かないので、答えを控え/)
    expect(verdictOf(quoting('あ', 'あ'), at(0.2))).toMatch(/上回ったので/)
    expect(verdictOf(quoting('あ', 'あ'), at(0.1))).toMatch(/届きませんが/)
    expect(verdictOf({ kind: 'help', confidence: 1, excerpts: [] }, at(0.1))).toMatch(/よらずに/)
  })
})

describe('names of passages', () => {
  it('come from citations, for all passages of a case', () => {
    const names = new PassageNames(quoting('あ', 'あ'))
    expect(names.of('ana#効果/費用')).toEqual({ title: '全日本空輸株式会社', section: '効果 › 費用', known: true })
    expect(names.ofCase('ana')).toBe('全日本空輸株式会社')
  })

  it('are ids where nothing names them', () => {
    const names = new PassageNames(none)
    expect(names.of('nec#労務')).toEqual({ title: 'nec', section: '労務', known: false })
    expect(names.of('policy-awareness')).toEqual({ title: 'policy-awareness', section: '', known: false })
    expect(names.ofCase('nec')).toBe('nec')
  })

  it('of a guide’s part hold for that part alone', () => {
    const names = new PassageNames(quoting('あ', 'あ', { label: '総務省『ガイド』（2009年） 全日本空輸株式会社' }))
    expect(names.of('ana#労務管理/残業').known).toBe(true)
    expect(names.of('ana#効果').known).toBe(false)
  })

  it('know the glossary', () => {
    expect(new PassageNames(none).of('glossary#在宅勤務')).toEqual({
      title: '用語集',
      section: '在宅勤務',
      known: true,
    })
  })
})

describe('the gauge', () => {
  it('runs from left to right over the top', () => {
    const centre = { x: 50, y: 50 }
    expect(onArc(centre, 40, 0)).toEqual({ x: 10, y: 50 })
    expect(onArc(centre, 40, 0.5)).toEqual({ x: 50, y: 10 })
    expect(arcPath(centre, 40, 1)).toBe('M10 50A40 40 0 0 1 90 50')
  })
})
