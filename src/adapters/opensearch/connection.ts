import { Client, type ClientOptions } from '@opensearch-project/opensearch'
import { SearchError, type SearchFault } from '../../core/index/searcher.js'

/** Where the engine is, and who asks it. */
export interface EngineAddress {
  /** Of one node or several. */
  urls: readonly string[]
  user?: string
  password?: string
  /** The certificate of whoever signed the engine's own, as PEM. */
  ca?: string
}

export interface EngineRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  path: string
  query?: Record<string, string | number | boolean>
  body?: object
  /** Lines of JSON, in place of a body. */
  lines?: readonly object[]
  /** So long one node has time for its answer. */
  timeoutMs: number
  /** How many other nodes are asked where one gives no answer; as many as there are where not said. */
  retries?: number
}

/** One engine, of one node or several, over HTTP. */
export class EngineConnection {
  private readonly client: Client
  private readonly nodes: number

  constructor({ urls, user, password, ca }: EngineAddress) {
    const options: ClientOptions = {
      nodes: [...urls],
      // A node that gave no answer is asked again after a look at whether it is there; whoever waits does not pay for the look.
      resurrectStrategy: 'ping',
      pingTimeout: 1000,
      agent: { keepAlive: true, maxSockets: 64 },
    }
    if (user !== undefined) options.auth = { username: user, password: password ?? '' }
    if (ca !== undefined) options.ssl = { ca }
    this.client = new Client(options)
    this.nodes = urls.length
  }

  /** The body of the answer. Throws SearchError; where the answer was a refusal, its status is the cause's `statusCode`. */
  async ask<Body>({ method, path, query, body, lines, timeoutMs, retries }: EngineRequest): Promise<Body> {
    const params = {
      ...{ method, path },
      ...(query && { querystring: query }),
      ...(body && { body: body as Record<string, unknown> }),
      ...(lines && { bulkBody: lines as Record<string, unknown>[] }),
    }
    try {
      const answer = await this.client.transport.request(params, {
        requestTimeout: timeoutMs,
        maxRetries: retries ?? this.nodes,
      })
      return answer.body as Body
    } catch (error) {
      throw faultOf(error)
    }
  }

  close(): Promise<void> {
    return this.client.close()
  }
}

/** What a refusal's status is; undefined where there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const cause = error instanceof SearchError ? error.cause : error
  const { statusCode } = Object(cause) as { statusCode?: unknown }
  return typeof statusCode === 'number' ? statusCode : undefined
}

const NO_ANSWER = new Set(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError', 'RequestAbortedError'])

/** Never with the words of a question or an address in it: the engine repeats the query where it refuses one. */
function faultOf(error: unknown): SearchError {
  const { name, statusCode, body } = Object(error) as { name?: unknown; statusCode?: unknown; body?: unknown }
  const of = (code: SearchFault, words: string) => new SearchError(code, words, { cause: error })
  if (typeof statusCode !== 'number') {
    const { code } = Object((Object(error) as { meta?: { meta?: unknown } }).meta) as { code?: unknown }
    if (NO_ANSWER.has(String(name))) return of('away', `gave no answer (${String(code ?? name)})`)
    return of('fault', `the call cannot be made (${String(name)})`)
  }
  const type = typeOf(body)
  const words = `answered ${statusCode}${type === '' ? '' : ` (${type})`}`
  if (statusCode === 429) return of('busy', words)
  if (statusCode === 401 || statusCode === 403) return of('refused', words)
  if (statusCode === 404) return of('behind', words)
  if (type === 'search_phase_execution_exception' || type === 'no_shard_available_action_exception')
    return of(statusCode >= 500 ? 'partial' : 'fault', words)
  return of(statusCode >= 500 ? 'away' : 'fault', words)
}

function typeOf(body: unknown): string {
  const { error } = Object(body) as { error?: { type?: unknown } }
  const type = Object(error) as { type?: unknown }
  return typeof type.type === 'string' ? type.type : ''
}
