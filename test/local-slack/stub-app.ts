import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isJson, type Json } from '../../src/local-slack/json.js'
import type { LocalSlack } from '../../src/local-slack/local-slack.js'
import { TOKENS } from '../../src/local-slack/web-api.js'

export interface Received {
  body: Json
  headers: Record<string, unknown>
}

export interface StubAnswer {
  status?: number
  body?: Json
  headers?: Record<string, string>
  /** Nothing is answered. */
  never?: boolean
  afterMs?: number
}

/** An app of a few lines that takes what this Slack sends over HTTP, and answers as told. */
export async function stubApp(slack: LocalSlack, answer: (body: Json, seen: number) => StubAnswer = () => ({})) {
  const received: Received[] = []
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = parse(Buffer.concat(chunks).toString('utf8'))
    received.push({ body, headers: request.headers })
    const { status = 200, body: said, headers, never, afterMs } = answer(body, received.length)
    if (never === true) return
    if (afterMs !== undefined) await new Promise((resolve) => setTimeout(resolve, afterMs))
    response.writeHead(status, headers).end(said === undefined ? undefined : JSON.stringify(said))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  slack.deliverTo(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`)
  return {
    received,
    stop: () => {
      http.closeAllConnections()
      return new Promise((resolve) => http.close(resolve))
    },
  }
}

export interface CallResult extends Json {
  ok: boolean
  error?: string
}

/** One call of the Web API, as Slack's SDK makes it. */
export async function call(
  slack: LocalSlack,
  method: string,
  args: Json,
  token: string = TOKENS.bot,
): Promise<CallResult & { status: number; retryAfter: string | null }> {
  const form = new URLSearchParams()
  for (const [key, value] of Object.entries(args)) {
    if (value !== undefined) form.set(key, typeof value === 'string' ? value : JSON.stringify(value))
  }
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(slack.apiUrl + method, { method: 'POST', body: form, headers })
  const body = (await response.json()) as CallResult
  return { ...body, status: response.status, retryAfter: response.headers.get('retry-after') }
}

function parse(text: string): Json {
  if (text.startsWith('{')) return JSON.parse(text) as Json
  const form = new URLSearchParams(text)
  const payload: unknown = form.has('payload') ? JSON.parse(form.get('payload') ?? '') : Object.fromEntries(form)
  return isJson(payload) ? payload : {}
}
