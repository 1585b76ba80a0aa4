import { createMiniSearcher } from '../../src/adapters/minisearch/minisearch.js'
import { describeSearcher } from '../contracts/searcher.js'

const SETTINGS = { k: 0.9, b: 0.5 }

describeSearcher('MiniSearch', (passages) => createMiniSearcher(passages, SETTINGS))
