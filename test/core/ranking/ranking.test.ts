import { describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import { learnPurposes } from '../../../src/core/index/purpose-table.js'
import { BoundTranslations } from '../../../src/core/index/translation/bound-translations.js'
import { compileTranslations } from '../../../src/core/index/translation/table.js'
import { Ranker, type RankingQuestion } from '../../../src/core/ranking/ranking.js'
import { FIRST_CANDIDATES } from '../../../src/core/ranking/ranking-weights.js'
import type { ScoredSentence } from '../../../src/core/ranking/scored-sentence.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { passageOf } from '../../fixtures/passages.js'

/** Words are what stands between spaces. */
const analyzer: Analyzer = {
  analyze: (text) =>
    [...text.matchAll(/[^\s。]+/g)].map(({ 0: surface, index: start }) => ({
      ...{ surface, start, end: start + surface.length, term: surface, wordClass: 'unknown', content: true },
    })),
}

describe('what the first hits do not answer', () => {
  const asked = '残業 の 申請 は いつ まで'
  const found = Array.from({ length: FIRST_CANDIDATES + 10 }, (_, i) =>
    passageOf(i % 7 === 3 ? '残業 は 前日 まで に 申請 する。記録 も 残す。' : `${i}日 の 会議 は 残業 なし。`, {
      id: `hit${i}`,
      documentId: `d${i}`,
      // Two that are found by the question noted under them as well: by the searcher only among the last, and not at all.
      blocks: [{ start: 0, end: 8, noted: i === FIRST_CANDIDATES + 5 ? [asked] : [] }],
    }),
  )
  const text = '午後 の 届け は 要らない。'
  const noted = passageOf(text, {
    id: 'noted',
    documentId: 'n',
    blocks: [{ start: 0, end: text.length, noted: [`${asked}？`] }],
  })
  const index = buildPassageIndex({ passages: [...found, noted] } as never, analyzer)
  const ranker = new Ranker(index, {
    translations: BoundTranslations.over(compileTranslations(index), index),
    purposes: learnPurposes(index),
  })
  const question: RankingQuestion = {
    concepts: [{ said: '残業', weight: 2, known: true, variants: new Map([['残業', { factor: 1, origin: 'own' }]]) }],
    ...{ restated: asked, namedWords: [], namedCaseIds: new Set(), mentionedCaseIds: new Set() },
    ...{ meantSources: new Set(), wantedKinds: new Set() },
  }
  const hits = found.map(({ id }, i) => ({ passageId: id, score: 40 - i / 2, terms: [] }))
  const told = (ranked: ScoredSentence[]) =>
    ranked.map(({ passage, sentence, score, features }) => [passage.passage.id, sentence.span.start, score, features])

  it('is ranked with the other hits as if all had come at once', () => {
    const ranked = ranker.rankFound(question, hits)
    expect(new Set(ranked.map(({ passage }) => passage.passage.id)).size).toBe(found.length + 1)
    expect(told(ranked)).toEqual(told(ranker.rank(question, hits)))
  })
})
