import { describe, expect, it } from 'vitest'
import type { Searcher } from '../../src/core/index/searcher.js'

const PASSAGES = [
  { id: 'overtime', terms: ['残業', '在宅', '申請'] },
  { id: 'cost', terms: ['費用', '在宅', '会社'] },
  { id: 'odd', terms: ['__proto__', 'constructor', '0', '16777216', '残業'] },
]
const plain = (...terms: string[]) => ({ terms: terms.map((term) => ({ term, weight: 1 })) })

/** What every Searcher holds to. */
export function describeSearcher(name: string, create: (passages: typeof PASSAGES) => Searcher): void {
  describe(`${name} as a searcher`, () => {
    const searcher = create(PASSAGES)

    it('finds the passages that hold a term, best first, and explains which terms they hold', async () => {
      const hits = await searcher.search({ ...plain('残業', '申請'), explain: true }, 10)
      expect(hits.map(({ passageId }) => passageId)).toEqual(['overtime', 'odd'])
      expect(hits[0]!.terms?.toSorted()).toEqual(['残業', '申請'].toSorted())
      expect(hits[1]!.terms).toEqual(['残業'])
      expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score)
    })

    it('counts a term by its weight', async () => {
      const query = (cost: number) => ({
        terms: [
          { term: '申請', weight: 1 },
          { term: '費用', weight: cost },
        ],
      })
      expect((await searcher.search(query(2), 10))[0]!.passageId).toBe('cost')
      expect((await searcher.search(query(0.5), 10))[0]!.passageId).toBe('overtime')
    })

    it('gives the same whatever was asked before', async () => {
      const first = await searcher.search(plain('在宅', '残業'), 10)
      await searcher.search({ terms: [{ term: '在宅', weight: 0.1 }] }, 1)
      expect(await searcher.search(plain('在宅', '残業'), 10)).toEqual(first)
    })

    it('gives no more than the limit, and nothing for unknown or no terms', async () => {
      expect(await searcher.search(plain('在宅'), 1)).toHaveLength(1)
      expect(await searcher.search(plain('犬', '1'), 10)).toEqual([])
      expect(await searcher.search({ terms: [] }, 10)).toEqual([])
    })

    it('takes any string for a term', async () => {
      for (const term of ['__proto__', 'constructor', '0', '16777216']) {
        expect(await searcher.search({ ...plain(term), explain: true }, 10)).toMatchObject([
          { passageId: 'odd', terms: [term] },
        ])
      }
    })
  })
}
