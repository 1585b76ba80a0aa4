import { withReaders } from '../../../src/core/index/readers-searcher.js'
import { describeSearcher } from '../../contracts/searcher.js'
import { forHrAmong, inProcess, type TestPassage } from '../../fixtures/mixed-passages.js'

describeSearcher('postings', async (passages) => {
  const over = (some: readonly TestPassage[]) => withReaders(inProcess(some), forHrAmong(some))
  return { searcher: over(passages), change: async (others) => over(others) }
})
