import { randomBytes } from 'node:crypto'
import { EngineConnection } from '../../src/adapters/opensearch/connection.js'
import { OpenSearchSearcher } from '../../src/adapters/opensearch/opensearch-searcher.js'
import { SEARCH_SETTINGS } from '../../src/core/ranking/ranking-weights.js'

/** Addresses of the cluster that these tests run against (cluster.mjs). */
export const ENGINE_URLS = (process.env.ENGINE_URLS ?? '').split(',')

/** A searcher over an index of its own, which nobody leaves behind. */
export function anEngineSearcher({
  urls = ENGINE_URLS,
  alias = `test-${randomBytes(6).toString('hex')}`,
  log = (_line: string) => {},
  team = 'own',
} = {}) {
  const connection = new EngineConnection({ urls })
  const searcher = new OpenSearchSearcher({ connection, alias, team, settings: SEARCH_SETTINGS, log })
  return {
    ...{ alias, connection, searcher },
    close: async () => {
      searcher.close()
      await connection.ask({ method: 'DELETE', path: `/${alias}-*`, timeoutMs: 10_000 }).catch(() => {})
      await connection.close()
    },
  }
}
