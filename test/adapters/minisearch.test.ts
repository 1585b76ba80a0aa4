import { createMiniSearcher } from '../../src/adapters/minisearch/minisearch.js'
import { withReaders } from '../../src/core/index/readers-searcher.js'
import { SEARCH_SETTINGS } from '../../src/core/ranking/ranking-weights.js'
import { describeSearcher } from '../contracts/searcher.js'
import { forHrAmong, type TestPassage } from '../fixtures/mixed-passages.js'

describeSearcher(
  'MiniSearch',
  async (passages) => {
    const over = (some: readonly TestPassage[]) =>
      withReaders(createMiniSearcher(some, SEARCH_SETTINGS), forHrAmong(some))
    return { searcher: over(passages), change: async (others) => over(others) }
  },
  // It is used for 5,000 passages at the most (src/app/searchers.ts), and takes long to build.
  { closeness: 1e-9, closenessAfterChange: 1e-9, mixed: 1000 },
)
