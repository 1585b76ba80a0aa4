import { createMiniSearcher } from '../../src/adapters/minisearch.js'
import { describeSearcher } from '../contracts/searcher.js'

describeSearcher('MiniSearch', (passages) => createMiniSearcher(passages, { k: 0.9, b: 0.5 }))
