import { readFileSync } from 'node:fs'
import { loadKuromojiAnalyzer } from '../adapters/kuromoji/kuromoji.js'
import { buildIndex } from '../adapters/opensearch/building.js'
import { EngineConnection } from '../adapters/opensearch/connection.js'
import { type IndexState, indexState, removeIndexes } from '../adapters/opensearch/index-state.js'
import { OpenSearchSearcher, type SearchState } from '../adapters/opensearch/opensearch-searcher.js'
import { type Verified, verifyIndex } from '../adapters/opensearch/verifying.js'
import { createPostingsSearcher } from '../core/index/postings.js'
import { type SearchedPassages, searchedSteps } from '../core/index/searched-passages.js'
import type { Searcher } from '../core/index/searcher.js'
import { finish } from '../core/index/steps.js'
import type { Taught } from '../core/library/taught.js'
import { SEARCH_SETTINGS } from '../core/ranking/ranking-weights.js'
import { ConfigError } from './config-error.js'
import { loadKnowledge } from './load-knowledge.js'
import type { SearchConfig } from './search-config.js'
import type { OwnSearch } from './searchers.js'

/** Searches one's own documents in the engine, and sees to it that it holds them. */
export interface RunningOwnSearch extends OwnSearch {
  readonly state: SearchState
  close(): Promise<void>
}

/** An index is of one library: nothing of another can be found in it by mistake (docs/decisions/search-engine.md). */
const TEAM = 'own'

/** Begins at once; whether the engine is there shows with the first search. Throws ConfigError where the certificate cannot be read. */
export function openOwnSearch(config: SearchConfig, log: (line: string) => void): RunningOwnSearch {
  const connection = connect(config)
  const alias = aliasOf(config)
  const searcher = new OpenSearchSearcher({ connection, alias, team: TEAM, settings: SEARCH_SETTINGS, log })
  return {
    searcher,
    bring: (passages) => searcher.bring(passages),
    get state() {
      return searcher.state
    },
    close: async () => {
      searcher.close()
      await connection.close()
    },
  }
}

/** The index of one's own documents in the engine, for whoever looks after it. Its calls throw SearchError. */
export interface OwnIndex {
  build(own: OwnPassages, shards: number, tell: (line: string) => void): Promise<string>
  state(): Promise<IndexState>
  verify(own: OwnPassages): Promise<Verified>
  /** Gives the names of what was removed. */
  drop(): Promise<string[]>
  close(): Promise<void>
}

export function openOwnIndex(config: SearchConfig): OwnIndex {
  const parts = { connection: connect(config), alias: aliasOf(config), team: TEAM, now: Date.now }
  return {
    build: ({ passages }, shards, tell) => buildIndex({ ...parts, passages, shards, tell }),
    state: () => indexState(parts),
    verify: ({ passages, inProcess }) => verifyIndex({ ...parts, passages, inProcess, settings: SEARCH_SETTINGS }),
    drop: () => removeIndexes(parts),
    close: () => parts.connection.close(),
  }
}

/** One's own documents, as the engine is to hold them; and the searcher of this process over the same. */
export interface OwnPassages {
  passages: SearchedPassages
  inProcess: Searcher
}

export async function loadOwnPassages(
  root: string,
  libraryFolder: string,
  taught: Taught,
  log: (line: string) => void,
): Promise<OwnPassages> {
  const { own, index, corpus } = loadKnowledge(root, await loadKuromojiAnalyzer(), { libraryFolder, taught, log })
  return {
    passages: finish(searchedSteps(own, index, corpus.sources)),
    inProcess: createPostingsSearcher(own, index, SEARCH_SETTINGS),
  }
}

function aliasOf({ index }: SearchConfig): string {
  return `${index}-own`
}

function connect({ urls, user, password, caFile }: SearchConfig): EngineConnection {
  return new EngineConnection({
    urls,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(caFile !== undefined && { ca: readCertificate(caFile) }),
  })
}

function readCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new ConfigError([`SEARCH_CA: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`])
  }
}
