import { expect } from 'vitest'
import { describeSearcher } from '../contracts/searcher.js'
import { searchedOf } from '../fixtures/searched-passages.js'
import { anEngineSearcher } from './engine.js'

describeSearcher(
  'OpenSearch',
  async (passages) => {
    const { searcher, close } = anEngineSearcher()
    expect(await searcher.bring(searchedOf(passages))).toBe(true)
    return {
      searcher,
      change: async (others) => {
        expect(await searcher.bring(searchedOf(others))).toBe(true)
        return searcher
      },
      close,
    }
  },
  // Scores are floats there. What was exchanged counts in idf twice until the engine has packed it away, within a minute or two.
  { closeness: 1e-6, closenessAfterChange: 0.08 },
)
