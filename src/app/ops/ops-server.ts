import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Readiness } from './readiness.js'

export interface OpsParts {
  host: string
  port: number
  readiness: Readiness
  /** Everything that is counted, and how that is called in HTTP. */
  metrics: () => Promise<{ type: string; text: string }>
}

export interface OpsServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * What whoever watches the process asks it, at an address of its own: whether it lives (`/healthz`), whether it can answer
 * (`/readyz`), and what it counts (`/metrics`). None of it holds a word of anybody.
 */
export async function startOpsServer({ host, port, readiness, metrics }: OpsParts): Promise<OpsServer> {
  const answers: Record<string, () => Promise<Answer>> = {
    '/healthz': async () => json(200, { alive: true }),
    '/readyz': async () => {
      const [faults, lacks] = await Promise.all([readiness.faults(), readiness.lacks()])
      const told = { ready: faults.length === 0, faults, ...(lacks.length > 0 && { lacks }) }
      return json(faults.length === 0 ? 200 : 503, told)
    },
    '/metrics': async () => {
      const { type, text } = await metrics()
      return { status: 200, type, text }
    },
  }
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined
    if (answer === undefined) return send(response, json(404, { paths: Object.keys(answers) }))
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, json(405, { methods: ['GET'] }))
    answer().then(
      (given) => send(response, given),
      (error: unknown) => send(response, json(500, { error: error instanceof Error ? error.message : String(error) })),
    )
  })
  await listen(server, host, port)
  return {
    port: (server.address() as { port: number }).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Answer {
  status: number
  type: string
  text: string
}

function json(status: number, value: object): Answer {
  return { status, type: 'application/json; charset=utf-8', text: `${JSON.stringify(value)}\n` }
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // Named in what is said of it: the app has another port as well.
    server.once('error', (error) => reject(Object.assign(error, { variables: 'OPS_' })))
    server.listen({ host, port }, () => resolve())
  })
}
