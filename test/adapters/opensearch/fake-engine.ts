import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** How a search ends: `ok`, or one of the ways in which an engine fails. */
export type Mood = 'ok' | 'reset' | 'hang' | 'shardMissing' | 'timedOut' | 'notJson' | number

export interface FakeEngine {
  url: string
  mood: Mood
  /** Of the bulk calls, how many are still refused for want of room. */
  busyBulks: number
  /** What it holds by now, by passage. */
  held: Map<string, Record<string, unknown>>
  searches: { query: string; body: Record<string, unknown> }[]
  close(): Promise<void>
}

/**
 * As much of an engine over HTTP as the adapter's failures need: it holds what it is given, and finds everything it holds. How it
 * scores is a real engine's matter (test/engines).
 */
export async function startFakeEngine(alias: string): Promise<FakeEngine> {
  let isMade = false
  const engine: FakeEngine = { url: '', mood: 'ok', busyBulks: 0, held: new Map(), searches: [], close: async () => {} }
  const answer = (request: IncomingMessage, text: string): { status: number; body: unknown } => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (path.endsWith('/_alias'))
      return { status: 200, body: isMade ? { [`${alias}-1`]: { aliases: { [alias]: {} } } } : {} }
    if (request.method === 'PUT') {
      isMade = true
      return { status: 200, body: {} }
    }
    if (path.endsWith('/_bulk')) return { status: 200, body: bulk(text) }
    if (!path.endsWith('/_search')) return { status: 200, body: {} }
    const body = JSON.parse(text) as Record<string, unknown>
    const shards = { total: 2, successful: 2, failed: 0 }
    const hits = [...engine.held.values()].map(({ passage, mark, at }, i) => ({
      ...{ _id: String(passage), _score: 9 - i, fields: { passage: [passage], mark: [mark], at: [at] } },
    }))
    if ('aggs' in body) {
      const sum = [...engine.held.values()].reduce((total, { mark }) => total + Number(mark), 0)
      return {
        status: 200,
        body: {
          _shards: shards,
          hits: { total: { value: hits.length }, hits: [] },
          aggregations: { sum: { value: sum } },
        },
      }
    }
    if (!query.includes('dfs_query_then_fetch')) return { status: 200, body: { _shards: shards, hits: { hits } } }
    engine.searches.push({ query, body })
    if (typeof engine.mood === 'number') return { status: engine.mood, body: { error: { type: 'odd' } } }
    if (engine.mood === 'shardMissing') shards.successful = 1
    return { status: 200, body: { timed_out: engine.mood === 'timedOut', _shards: shards, hits: { hits } } }
  }
  const bulk = (text: string) => {
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>)
    const isBusy = engine.busyBulks > 0
    if (isBusy) engine.busyBulks -= 1
    const items: unknown[] = []
    for (let i = 0; i < lines.length; i += 1) {
      const { index, delete: gone } = lines[i]!
      if (isBusy) items.push({ [index ? 'index' : 'delete']: { status: 429 } })
      else if (gone) items.push({ delete: { status: engine.held.delete(String(gone._id)) ? 200 : 404 } })
      else {
        engine.held.set(String(index!._id), lines[i + 1]!)
        items.push({ index: { status: 201 } })
      }
      if (index) i += 1
    }
    return { errors: isBusy || items.some((item) => JSON.stringify(item).includes('404')), items }
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => send(request, response, Buffer.concat(parts).toString()))
  })
  const send = (request: IncomingMessage, response: ServerResponse, text: string) => {
    if (engine.mood === 'reset') return request.socket.destroy()
    if (engine.mood === 'hang') return
    const { status, body } = answer(request, text)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(engine.mood === 'notJson' && request.url?.includes('dfs') ? '<html>' : JSON.stringify(body))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  engine.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  engine.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return engine
}
