import { describe, expect, it } from 'vitest'
import type { IndexedPassage } from '../../../src/core/index/passage-index.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import {
  OWN_RULE_WEIGHTS,
  type OwnConfidenceFeatures,
  type OwnFeature,
  type OwnRow,
  ownConfidence,
  ownConfidenceFeatures,
  ownRulesFirst,
  type ScoredRule,
  scoreOfRule,
} from '../../../src/core/ranking/own-rules.js'
import { emptyRow, FeatureRows, ScoredSentence } from '../../../src/core/ranking/scored-sentence.js'
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
  return new ScoredSentence(indexed, indexed.sentences[0]!, score, rows, rows.add(emptyRow()))
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
  const featuresOf = (
    rules: ScoredRule[],
    concepts = [concept(3), concept(1)],
    conceptsOf: (rule: ScoredRule) => number[] = () => concepts.map(() => 0),
  ) => ownConfidenceFeatures(rules, { concepts, offSubject: 0.1, conceptsOf })

  it('is measured on the best three: the most that each of them has, and what the best has', () => {
    const rules = [
      rule(7, { blockCover: 0.2, textCover: 0.3, notedLikeness: 0.1, answerType: 1 }),
      rule(6, { blockCover: 0.8, textCover: 0.9, notedLikeness: 0.4 }),
      rule(5, { blockCover: 0.5, notedLikeness: 0.6 }),
      rule(4, { blockCover: 1, textCover: 1, notedLikeness: 1 }),
    ]
    const said = new Map([
      [rules[0], [0, 1]],
      [rules[1], [1, 0]],
      [rules[3], [1, 1]],
    ])
    expect(featuresOf(rules, undefined, (one) => said.get(one) ?? [0, 0])).toEqual({
      ...{ score: 0.7, blockCover: 0.8, textCover: 0.3, meaningCover: 0.75, notedLikeness: 0.6 },
      ...{ answerType: 1, unknownShare: 0, offSubject: 0.1 },
    })
  })

  it('knows by its weight how much of the question no rule has words for', () => {
    expect(featuresOf([rule(1)], [concept(3), concept(1, false)]).unknownShare).toBe(0.25)
    expect(featuresOf([rule(1)], []).unknownShare).toBe(1)
    expect(featuresOf([])).toMatchObject({ score: 0, blockCover: 0, textCover: 0, meaningCover: 0, answerType: 0 })
  })

  it('rises with all that speaks for it, and falls with what speaks against it', () => {
    const none = { score: 0.5, blockCover: 0, textCover: 0, meaningCover: 0, notedLikeness: 0 }
    const plain: OwnConfidenceFeatures = { ...none, answerType: 0, unknownShare: 0, offSubject: 0 }
    const at = (more: Partial<OwnConfidenceFeatures>) => ownConfidence({ ...plain, ...more })
    for (const name of ['score', 'blockCover', 'textCover', 'meaningCover', 'notedLikeness', 'answerType'] as const)
      expect(at({ [name]: 1 }), name).toBeGreaterThan(at({}))
    for (const name of ['unknownShare', 'offSubject'] as const) expect(at({ [name]: 1 }), name).toBeLessThan(at({}))
    expect(at({ score: 1, blockCover: 1, textCover: 1, meaningCover: 1, notedLikeness: 1 })).toBeGreaterThan(0.8)
    expect(at({ unknownShare: 1, offSubject: 1 })).toBeLessThan(0.05)
  })
})
