import { describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import type { IndexedPassage } from '../../../src/core/index/passage-index.js'
import { learnPurposes } from '../../../src/core/index/purpose-table.js'
import { type AskedTopics, analyseTopics, TopicReader, topicSteps } from '../../../src/core/index/rule-topics.js'
import { finish } from '../../../src/core/index/steps.js'
import { BoundTranslations } from '../../../src/core/index/translation/bound-translations.js'
import { compileTranslations } from '../../../src/core/index/translation/table.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import {
  type OwnConfidenceFeatures,
  type OwnReading,
  ownConfidence,
  ownConfidenceFeatures,
  speaksOfMatter,
} from '../../../src/core/ranking/own-confidence.js'
import {
  OWN_RULE_WEIGHTS,
  type OwnFeature,
  type OwnRow,
  OwnRuleRanker,
  ownRulesFirst,
  type ScoredRule,
  scoreOfRule,
} from '../../../src/core/ranking/own-rules.js'
import { Ranker } from '../../../src/core/ranking/ranking.js'
import { emptyRow, FeatureRows, ScoredSentence } from '../../../src/core/ranking/scored-sentence.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { type AnswerType, answerTypeOf } from '../../../src/core/text/answer-type.js'
import { passageOf } from '../../fixtures/passages.js'

const NAMES = Object.keys(OWN_RULE_WEIGHTS) as OwnFeature[]
const row = (features: Partial<OwnRow> = {}): OwnRow => ({
  ...(Object.fromEntries(NAMES.map((name) => [name, 0])) as OwnRow),
  ...features,
})

let next = 0
function scored(score: number): ScoredSentence {
  next += 1
  const passage = passageOf('文。', { id: `p${next}` })
  const indexed = { passage, sentences: [{ span: { start: 0, end: 2 }, block: 0 }] } as unknown as IndexedPassage
  const rows = new FeatureRows(1)
  const scored = new ScoredSentence(indexed, 0, rows, rows.add(emptyRow()))
  scored.score = score
  return scored
}
const rule = (score: number, features: Partial<OwnRow> = {}): ScoredRule => ({
  scored: scored(score),
  features: row(features),
})

describe('the score of a rule', () => {
  it.each(NAMES)('rises or falls with %s as its weight says', (name) => {
    const weight = OWN_RULE_WEIGHTS[name]
    expect(scoreOfRule(row({ [name]: 1 }))).toBeCloseTo(weight, 9)
    expect(scoreOfRule(row({ [name]: 2, search: 1 }))).toBeCloseTo(
      name === 'search' ? weight : 2 * weight + OWN_RULE_WEIGHTS.search,
      9,
    )
  })

  it('of no reason is nothing', () => {
    expect(scoreOfRule(row())).toBe(0)
  })
})

describe('one’s own rules', () => {
  const idsOf = (list: ScoredSentence[]) => list.map(({ passage }) => passage.passage.id)

  it('come first, however well others say it, and keep the distances between them', () => {
    const rules = [rule(3), rule(2.5)]
    const others = [scored(9), scored(8)]
    const all = ownRulesFirst(rules, others)
    expect(idsOf(all)).toEqual(idsOf([rules[0]!.scored, rules[1]!.scored, ...others]))
    expect(all.map(({ score }) => score)).toEqual([11, 10.5, 9, 8])
  })

  it('that are far from the best of them come after others', () => {
    const rules = [rule(3), rule(-2)]
    const others = [scored(4), scored(3)]
    expect(ownRulesFirst(rules, others).map(({ score }) => score)).toEqual([6, 4, 3, 1])
  })

  it('are not held back where they are ahead already, nor where nobody else says anything', () => {
    expect(ownRulesFirst([rule(20)], [scored(4)]).map(({ score }) => score)).toEqual([20, 4])
    expect(ownRulesFirst([rule(3)], []).map(({ score }) => score)).toEqual([3])
    expect(ownRulesFirst([], [scored(4)]).map(({ score }) => score)).toEqual([4])
  })
})

describe('how sure it is that one’s own rules speak of it', () => {
  const concept = (weight: number, known = true): Concept => ({ said: 'x', weight, known, variants: new Map() })
  const nothing: OwnReading = {
    ...{ concepts: [concept(3), concept(1)], offSubject: 0.1, closing: [], topicsHeld: [0.6, 0] },
    topics: {
      topics: [0, 1].map((topic) => ({ topic, share: 0.5 })),
      whole: new Float64Array(2),
      ...{ ruleWords: new Map(), telling: [] },
    },
    ...{ conceptsOf: () => [0, 0], saidBy: () => [0, 0], speaksOf: () => 0 },
  }
  const featuresOf = (rules: ScoredRule[], reading: Partial<OwnReading> = {}) =>
    ownConfidenceFeatures(rules, { ...nothing, ...reading })

  it('is measured on the best three: the most that each of them has, and what the best has', () => {
    const rules = [
      rule(8, { search: 0.3, passageLikeness: 0.1 }),
      rule(6, { search: 0.9, passageLikeness: 0.4 }),
      rule(5, { passageLikeness: 0.6 }),
      rule(4, { search: 1, passageLikeness: 1 }),
    ]
    const said = new Map([
      [rules[0], [0.2, 1]],
      [rules[1], [1, 0.1]],
      [rules[3], [1, 1]],
    ])
    expect(featuresOf(rules, { conceptsOf: (one) => said.get(one) ?? [0, 0] })).toEqual({
      ...{ search: 0.3, leastSaid: 0.2, passageLikeness: 0.6, topicsUnheld: 0.7 },
      ...{
        ruleWordsUnheld: 0,
        closingUnsaid: 0,
        formLacking: 0,
        formTold: 0,
        amountLacking: 0,
        detailLacking: 0,
        besideRule: 0,
        unknownWords: 0,
        topicHeld: 0,
        offSubject: 0.1,
      },
    })
  })

  it('knows what is said beside the words of the rule from another way of saying it', () => {
    const beside = (said: number[], meant: number[]) =>
      featuresOf([rule(1)], { saidBy: () => said, conceptsOf: () => meant }).besideRule
    // Three quarters of the question to the letter, the last in no words.
    expect(beside([1, 0], [1, 0])).toBeCloseTo(0.75 * 0.25)
    // The last in another word, or meant by the block.
    expect(beside([1, 0.8], [1, 0])).toBe(0)
    expect(beside([1, 0], [1, 1])).toBe(0)
    // Nothing to the letter: the question is told in words of its own.
    expect(beside([0, 0], [0.4, 0])).toBe(0)
  })

  it('counts words that neither the documents nor the thesaurus know, as far as the rule says anything of the question', () => {
    const concepts = [concept(5), concept(3, false), concept(2, false)]
    const unknown = (said: number) => featuresOf([rule(1)], { concepts, conceptsOf: () => [said, 0, 0] }).unknownWords
    expect(unknown(1)).toBeCloseTo(1)
    expect(unknown(0.5)).toBeCloseTo(0.5)
    expect(unknown(0)).toBe(0)
  })

  it('of nothing found, and of nothing asked, is measured too', () => {
    expect(featuresOf([])).toMatchObject({ search: 0, leastSaid: 0 })
    expect(featuresOf([rule(1)], { concepts: [] }).leastSaid).toBe(0)
  })

  it('counts the rules’ own words of which a passage says neither them nor what their topics are known by', () => {
    const telling = [
      { term: '返品', weight: 5, topics: new Map([[3, 0.8]]) },
      { term: '遅刻', weight: 4, topics: new Map([[7, 0.5]]) },
      // Nothing that rules say themselves.
      { term: '寝坊', weight: 5, topics: new Map() },
    ]
    const ruleWords = new Map([
      ['返品', 5],
      ['遅刻', 4],
    ])
    const unheld = (spoken: number, ...said: string[]) =>
      featuresOf([rule(1)], {
        concepts: said.map((word) => ({ ...concept(3), said: word })),
        topics: { ...nothing.topics, telling, ruleWords },
        // A synonym to the letter is enough.
        ...{ saidBy: () => said.map(() => 0.8), speaksOf: (_rule, topic) => (topic === spoken ? 1 : 0) },
      }).ruleWordsUnheld
    expect(unheld(0)).toBeCloseTo(1.8)
    expect(unheld(3)).toBeCloseTo(1 - 0.8 + 0.8)
    expect(unheld(7)).toBeCloseTo(1 + 0.4)
    expect(unheld(7, '返品')).toBeCloseTo(0.4)
  })

  it('weighs the likeliest of what is asked most', () => {
    const topics = { ...nothing.topics, topics: [0.8, 0.4].map((share, topic) => ({ topic, share })) }
    expect(featuresOf([rule(1)], { topics, topicsHeld: [1, 0] }).topicsUnheld).toBeCloseTo(0.2)
    expect(featuresOf([rule(1)], { topics, topicsHeld: [0, 1] }).topicsUnheld).toBeCloseTo(0.8)
  })

  it('counts what the question’s last sentence names and nothing says, what stands last most', () => {
    const unsaid = (said: number[], more: Partial<OwnReading> = {}) =>
      featuresOf([rule(1)], {
        concepts: ['結果', '届く'].map((word) => ({ ...concept(5), said: word })),
        // What stands in no document is no concept.
        ...{ closing: ['ね', '届く', '結果'], saidBy: () => said, conceptsOf: () => [0, 0] },
        ...more,
      }).closingUnsaid
    expect(unsaid([1, 1])).toBe(0)
    expect(unsaid([1, 0])).toBeCloseTo(1)
    expect(unsaid([0, 0.8])).toBeCloseTo(0.6)
    expect(unsaid([1, 0], { conceptsOf: () => [0, 0.5] })).toBeCloseTo(0.5)
    const telling = [{ term: '届く', weight: 5, topics: new Map([[3, 0.9]]) }]
    const topics = { ...nothing.topics, telling }
    expect(unsaid([1, 0], { topics, speaksOf: (_rule, topic) => (topic === 3 ? 1 : 0) })).toBeCloseTo(0.1)
  })

  it('looks at whether the best sentence tells what is wanted, and its passage has the amount and the likeliest topic', () => {
    const forms = { formTold: 0.5, formLacking: 1, amountLacking: 1 }
    expect(featuresOf([rule(1, forms), rule(0)])).toMatchObject(forms)
    const topics = { ...nothing.topics, topics: [{ topic: 4, share: 1 }] }
    const held = featuresOf([rule(1)], { topics, topicsHeld: [1], speaksOf: (_rule, topic) => (topic === 4 ? 0.6 : 0) })
    expect(held.topicHeld).toBe(0.6)
  })

  it('knows a rule of the matter, be what is asked settled there or not', () => {
    const plain = featuresOf([rule(1)])
    const speaks = (topicHeld: number, topicsUnheld: number) => speaksOfMatter({ ...plain, topicHeld, topicsUnheld })
    expect([speaks(1, 0.2), speaks(0.6, 0.5), speaks(0.35, 0.2), speaks(1, 0.8)]).toEqual([true, true, false, false])
  })

  it('rises with all that speaks for it, and falls with what speaks against it', () => {
    const plain: OwnConfidenceFeatures = featuresOf([rule(5)])
    const at = (more: Partial<OwnConfidenceFeatures>) => ownConfidence({ ...plain, ...more })
    for (const name of ['search', 'leastSaid', 'passageLikeness', 'formTold', 'topicHeld'] as const)
      expect(at({ [name]: 2 }), name).toBeGreaterThan(at({}))
    for (const name of [
      'topicsUnheld',
      'ruleWordsUnheld',
      'closingUnsaid',
      'formLacking',
      'amountLacking',
      'offSubject',
    ] as const)
      expect(at({ [name]: 1 }), name).toBeLessThan(at({}))
    const sure = { search: 1, leastSaid: 1, passageLikeness: 0.8, topicsUnheld: 0 }
    expect(at(sure)).toBeGreaterThan(0.8)
    expect(at({ topicsUnheld: 1, ruleWordsUnheld: 2, offSubject: 1 })).toBeLessThan(0.05)
  })
})

describe('the ranking of one’s own documents', () => {
  /** Words are what stands between spaces. */
  const analyzer: Analyzer = {
    analyze: (text) =>
      [...text.matchAll(/[^\s。]+/g)].map(({ 0: surface, index: start }) => ({
        ...{ surface, start, end: start + surface.length, term: surface, wordClass: 'unknown', content: true },
      })),
  }
  const article = (id: string, section: string, text: string, noted: string[] = []) =>
    passageOf(text, {
      ...{ id, documentId: id, section, title: '規程', own: true, verbatim: true, place: '' },
      blocks: [{ start: 0, end: text.length, noted }],
    })
  const passages = [
    article('scope', '第1条 範囲', '社員 に 適用 する。残業 も 含む。'),
    article('overtime', '第2条 残業', '所属長 が 命じる。記録 を 残す。', ['遅く まで 働く']),
    article('single', '第3条 休憩', '一時間 とする。'),
    article('long', '第4条 連休', '8日 以上 の 休み。次の表 の とおり。連休。会社 が 負担 する。新人 の 者は 除く。'),
    passageOf('残業 は 会社 ごと に 違う。', { id: 'guide', documentId: 'guide' }),
  ]
  const index = buildPassageIndex({ passages } as never, analyzer)
  const topics = [
    { rules: ['命じる'], asked: ['遅く まで 残る', '記録 を 残す 日'] },
    { rules: ['休憩'], asked: ['昼 に 休む'] },
  ]
  const reader = new TopicReader(finish(topicSteps(analyseTopics(topics, analyzer), [])), [], analyzer)
  const ranker = new OwnRuleRanker(
    index,
    new Ranker(index, {
      translations: BoundTranslations.over(compileTranslations(index), index),
      purposes: learnPurposes(index),
    }),
    topics,
    reader,
  )
  const concept = (said: string, weight = 1): Concept => ({
    ...{ said, weight, known: true, variants: new Map([[said, { factor: 1, origin: 'own' as const }]]) },
  })
  const hits = passages.map(({ id }) => ({ passageId: id, score: 1, terms: [] }))
  const noTopics: AskedTopics = {
    topics: [],
    whole: new Float64Array(topics.length),
    ruleWords: new Map(),
    telling: [],
  }
  const rankFor = (topics: AskedTopics, ...said: string[]) => rankWith({}, topics, ...said)
  const rankAsked = (answerType: AnswerType | undefined, ...said: string[]) =>
    rankWith(answerType ? { answerType } : {}, noTopics, ...said)
  const rankWith = (more: { answerType?: AnswerType }, topics: AskedTopics, ...said: string[]) =>
    ranker.rank(
      {
        ...more,
        ...{ concepts: said.map((one) => concept(one)), restated: said.join(' '), namedWords: [] },
        ...{ namedCaseIds: new Set(), mentionedCaseIds: new Set(), meantSources: new Set(), wantedKinds: new Set() },
      },
      topics,
      hits,
    )
  const rank = (...said: string[]) => rankFor(noTopics, ...said)
  const textOf = ({ scored: { passage, sentence } }: ScoredRule) =>
    passage.passage.text.slice(sentence.span.start, sentence.span.end)
  const featuresOf = (rules: ScoredRule[], text: string) => rules.find((one) => textOf(one) === text)!.features

  it('looks at no other document', () => {
    expect(new Set(rank('残業').map(({ scored }) => scored.passage.passage.id))).toEqual(
      new Set(['scope', 'overtime', 'single', 'long']),
    )
  })

  it('puts first the rule whose heading names what is asked, and of it the sentence that states it', () => {
    const rules = rank('残業')
    expect(textOf(rules[0]!)).toBe('所属長 が 命じる。')
    const scores = rules.map(({ scored }) => scored.score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(rules.map(({ scored, features }) => scored.score - scoreOfRule(features))).toEqual(rules.map(() => 0))
  })

  it('credits a sentence with its heading, and the first of several of an article with stating the rule', () => {
    const rules = rank('残業', '記録')
    expect(featuresOf(rules, '記録 を 残す。')).toMatchObject({ headCover: 0.5, textCover: 1, firstSentence: 0 })
    expect(featuresOf(rules, '所属長 が 命じる。')).toMatchObject({ headCover: 0.5, textCover: 0.5, firstSentence: 1 })
    expect(featuresOf(rules, '残業 も 含む。')).toMatchObject({ headCover: 0, textCover: 0.5, firstSentence: 0 })
    // Alone it states nothing more than it says.
    expect(featuresOf(rules, '一時間 とする。')).toMatchObject({ headCover: 0, textCover: 0, firstSentence: 0 })
    // By its heading's kanji and its own.
    expect(featuresOf(rules, '記録 を 残す。').kanjiCover).toBe(1)
    expect(featuresOf(rules, '一時間 とする。').kanjiCover).toBe(0)
  })

  it('credits it with a figure of the question', () => {
    const rules = rank('8日', '残業')
    expect(featuresOf(rules, '8日 以上 の 休み。').figure).toBe(1)
    expect(featuresOf(rules, '残業 も 含む。').figure).toBe(0)
  })

  it('credits it twice with a figure of the sort that is asked, but where one asks when', () => {
    const figureFor = (asked: string) => {
      const rules = rankAsked(answerTypeOf(asked), '休み')
      return featuresOf(rules, '8日 以上 の 休み。').figureAsked
    }
    expect(['何日ですか', 'いつですか', '誰ですか'].map(figureFor)).toEqual([1, 0, 0])
  })

  it('puts what only says that a table follows behind the rows that hold the answer', () => {
    expect(featuresOf(rank('残業'), '次の表 の とおり。').announces).toBe(1)
    expect(featuresOf(rank('残業'), '残業 も 含む。').announces).toBe(0)
    // Nor does what only says its heading again.
    expect(featuresOf(rank('休み'), '連休。').announces).toBe(1)
  })

  it('credits it with telling what the question wants told, and debits a figure that it lacks', () => {
    const rules = rank('残業', '何日')
    expect(featuresOf(rules, '8日 以上 の 休み。')).toMatchObject({ formTold: 1, formLacking: 0 })
    expect(featuresOf(rules, '残業 も 含む。')).toMatchObject({ formTold: 0, formLacking: 1 })
  })

  it('debits all sentences of a rule that has no amount where one is asked for', () => {
    const rules = rank('休み', '何回')
    expect(featuresOf(rules, '連休。').amountLacking).toBe(0)
    expect(featuresOf(rules, '残業 も 含む。').amountLacking).toBe(1)
  })

  it('debits a condition that nobody asked about, and knows how much of it was asked', () => {
    const of = (...asked: string[]) => featuresOf(rank(...asked), '新人 の 者は 除く。')
    expect(of('休み')).toMatchObject({ unaskedCondition: 1, asked: 0 })
    expect(of('新人').asked).toBe(0.5)
    expect(of('新人').unaskedCondition).toBeCloseTo(1 / 3)
    expect(of('休み', '場合').unaskedCondition).toBe(0)
  })

  it('credits it with the topics that its words are of, be they what the topic is known by or not', () => {
    const rules = rankFor(reader.read('遅く まで'), '遅く')
    const near = featuresOf(rules, '記録 を 残す。')
    expect(near.topicLikeness).toBeGreaterThan(0.5)
    expect(featuresOf(rules, '一時間 とする。')).toMatchObject({ topicLikeness: 0, passageLikeness: 0 })
    expect(featuresOf(rules, '所属長 が 命じる。').passageLikeness).toBe(near.passageLikeness)
  })

  it('credits it with being of a topic that is asked, and knows how far any speaks of it', () => {
    const asked = { ...noTopics, topics: [{ topic: 0, share: 1 }] }
    const rules = rankFor(asked, '記録')
    expect(featuresOf(rules, '所属長 が 命じる。').topicMatch).toBe(1)
    expect(featuresOf(rules, '残業 も 含む。').topicMatch).toBe(0)
    expect(ranker.topicsHeld()).toEqual([1])
    expect(rules.map((one) => ranker.saidBy(one)[0])).toContain(1)
  })

  it('knows of each what it says of the question', () => {
    const rules = rank('残業', '休憩')
    const said = (text: string) => ranker.conceptsOf(rules.find((one) => textOf(one) === text)!)
    expect(said('残業 も 含む。')[0]).toBeGreaterThan(2 * said('残業 も 含む。')[1]!)
    expect(said('残業 も 含む。')[0]).toBeGreaterThan(2 * said('一時間 とする。')[0]!)
  })
})
