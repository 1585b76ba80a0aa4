import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { createMiniSearcher } from '../../src/adapters/minisearch/minisearch.js'
import { describeSearcher } from '../contracts/searcher.js'

const SETTINGS = { k: 0.9, b: 0.5 }

describeSearcher('MiniSearch', (passages) => createMiniSearcher(passages, SETTINGS))

describe('the searcher over MiniSearch', () => {
  const word = fc.integer({ min: 0, max: 40 }).map((n) => `w${Math.floor(n * n * 0.02)}`)
  const passages = fc.array(fc.uniqueArray(word, { maxLength: 12 }), { minLength: 1, maxLength: 80 })
  const query = fc.array(fc.record({ term: word, weight: fc.constantFrom(1, 0.55, 0.3) }), { maxLength: 8 })

  it('gives the best of what one plain search gives, with its scores', async () => {
    await fc.assert(
      fc.asyncProperty(passages, query, fc.integer({ min: 1, max: 20 }), async (lists, terms, limit) => {
        const documents = lists.map((list, i) => ({ id: `p${i}`, terms: list }))
        const hits = await createMiniSearcher(documents, SETTINGS).search({ terms }, limit)
        const plain = plainSearch(documents, terms)
        expect(hits).toHaveLength(Math.min(limit, plain.length))
        hits.forEach(({ passageId, score }, i) => {
          expect(score).toBeCloseTo(plain[i]!.score, 9)
          expect(score).toBeCloseTo(plain.find(({ id }) => id === passageId)!.score, 9)
        })
      }),
      { numRuns: 200 },
    )
  })
})

function plainSearch(documents: { id: string; terms: string[] }[], terms: { term: string; weight: number }[]) {
  const engine = new MiniSearch<{ id: string; terms: string[] }>({
    fields: ['terms'],
    extractField: (document, field) => (field === 'id' ? document.id : document.terms.join(' ')),
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  })
  engine.addAll(documents)
  const weights = new Map<string, number>()
  for (const { term, weight } of terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0))
  return engine.search([...weights.keys()].join(' '), {
    boostTerm: (term) => weights.get(term)!,
    bm25: { ...SETTINGS, d: 0.5 },
  })
}
