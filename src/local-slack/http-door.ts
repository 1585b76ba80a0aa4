import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { checkMessage } from './blocks/check-message.js'
import type { Desk } from './desk.js'
import type { Fault, Faults } from './faults.js'
import { isJson, type Json, SlackRefusal } from './json.js'
import type { Recorder } from './recorder.js'
import { refuseNewBlocks, type WebApi } from './web-api.js'
import { BOT } from './workspace.js'

/** What the app put where a `response_url` points. */
export interface Response {
  url: string
  user: string
  body: Json
  at: number
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body: string | Buffer
}

interface Parts {
  api: WebApi
  faults: Faults
  recorder: Recorder
  desk: Desk
}

/** Takes what is for the page: true where it did. */
export type PageDoor = (request: IncomingMessage, response: ServerResponse, body: Buffer) => boolean

/** Every address of this Slack: /api, /response, /upload, /files, the page; and the faults that meet those who call. */
export class HttpDoor {
  readonly responses: Response[] = []
  page: PageDoor = () => false
  private readonly parts: Parts

  constructor(http: Server, parts: Parts) {
    this.parts = parts
    http.on('request', (request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500)
        response.end(String(error))
      })
    })
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const path = (request.url ?? '').split('?')[0] ?? ''
    const [, area = '', name = ''] = path.split('/')
    if (this.page(request, response, body)) return
    if (area === 'api') return this.withFaults(name, response, () => this.callApi(name, request, body.toString('utf8')))
    if (area === 'response')
      return this.withFaults('response_url', response, async () =>
        this.respond(`${this.parts.desk.baseUrl()}${path}`, body.toString('utf8')),
      )
    const answer =
      area === 'upload'
        ? await this.upload(name, request, body)
        : area === 'files'
          ? this.download(name, request)
          : undefined
    send(response, answer ?? { status: 404, body: '' })
  }

  private async callApi(name: string, request: IncomingMessage, text: string): Promise<Answer> {
    const { api, recorder, desk } = this.parts
    const authorization = String(request.headers.authorization ?? '')
    const { status, headers, body } = await api.call(
      name,
      String(request.headers['content-type'] ?? ''),
      text,
      authorization,
    )
    const call = api.calls.at(-1)
    if (body.ok === true && call?.method === name) {
      const to = String(call.args.user ?? call.args.channel ?? call.args.user_id ?? call.args.view_id ?? '')
      recorder.record(name, call.args, to, desk.clock.now())
    }
    return {
      status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
    }
  }

  /** A fault stands before the work, after it, or in the middle of the answer. */
  private async withFaults(at: string, response: ServerResponse, work: () => Promise<Answer>): Promise<void> {
    const fault = this.parts.faults.take(at)
    if (fault === undefined) return send(response, await work())
    if (fault.kind === 'slow') {
      await this.parts.desk.clock.pause(fault.ms ?? 1000)
      return send(response, await work())
    }
    const answer = fault.where === undefined || fault.where === 'before' ? undefined : await work()
    if (fault.kind === 'stall') {
      this.parts.faults.stalled += 1
      response.once('close', () => {
        this.parts.faults.stalled -= 1
      })
    }
    breakOff(response, fault, answer)
  }

  private respond(url: string, text: string): Answer {
    const { tickets, workspace, clock } = this.parts.desk
    const spent = tickets.spendUrl(url)
    if (typeof spent === 'string') return { status: 404, body: spent }
    let body: Json
    try {
      const parsed: unknown = JSON.parse(text)
      if (!isJson(parsed)) throw new SlackRefusal('invalid_payload')
      body = parsed
      if (!this.parts.api.takesNewBlocks) refuseNewBlocks(body.blocks)
      if (body.delete_original !== true) checkMessage(body)
    } catch (error) {
      const code = error instanceof SlackRefusal ? error.code : 'invalid_payload'
      const refusal: Json = { ok: false, error: code, ...(error instanceof SlackRefusal ? error.extra : {}) }
      const args = { user: spent.user, channel: spent.channel, body: text }
      this.parts.api.answered.tell({ method: 'response_url', args, at: clock.now(), body: refusal })
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(refusal) }
    }
    const at = clock.now()
    this.responses.push({ url, user: spent.user, body, at })
    this.parts.recorder.record('response_url', body, spent.user, at)
    const original = spent.messageTs === undefined ? undefined : workspace.find(spent.channel, spent.messageTs)
    const content = { text: String(body.text ?? ''), blocks: (body.blocks ?? []) as unknown[] }
    if (body.delete_original === true) {
      if (original?.user === BOT.userId) workspace.remove(original)
    } else if (body.replace_original === true && original?.user === BOT.userId) {
      workspace.change(original, { ...content, edited: true })
    } else {
      const thread = typeof body.thread_ts === 'string' ? body.thread_ts : undefined
      const common = {
        channel: spent.channel,
        ts: workspace.nextTs(),
        user: BOT.userId,
        ...content,
        via: 'response_url' as const,
      }
      const shown = body.response_type === 'in_channel' ? {} : { onlyFor: spent.user }
      workspace.add({ ...common, ...shown, ...(thread !== undefined && { thread }) })
    }
    return { status: 200, body: 'ok' }
  }

  private async upload(id: string, request: IncomingMessage, body: Buffer): Promise<Answer> {
    const file = this.parts.desk.files.get(id)
    if (file === undefined || file.complete) return { status: 404, body: '' }
    const type = String(request.headers['content-type'] ?? '')
    file.bytes = type.startsWith('multipart/') ? await firstFile(type, body) : body
    if (file.bytes.length !== file.size) return { status: 400, body: `${file.size} bytes were announced` }
    return { status: 200, body: `OK - ${file.bytes.length}` }
  }

  /** Without a token Slack answers 200 and a page to sign in. */
  private download(id: string, request: IncomingMessage): Answer {
    const file = this.parts.desk.files.get(id)
    const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '')
    const signedIn = this.parts.api.judge(token) === 'bot' && this.parts.api.scopes.has('files:read')
    if (!signedIn)
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>Slack</title>' }
    if (file === undefined) return { status: 404, body: '' }
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes }
  }
}

function breakOff(response: ServerResponse, fault: Fault, answer: Answer | undefined): void {
  switch (fault.kind) {
    case 'rateLimited': {
      const headers = { 'retry-after': String(fault.retryAfterS ?? 1), 'content-type': 'application/json' }
      return void response.writeHead(429, headers).end('{"ok":false,"error":"ratelimited"}')
    }
    case 'serverError':
      return void response
        .writeHead(fault.status ?? 503, { 'content-type': 'text/html' })
        .end('<html>unavailable</html>')
    case 'reset':
      if (fault.where === 'body' && answer !== undefined) {
        response.writeHead(answer.status, {
          ...answer.headers,
          'content-length': String(Buffer.byteLength(answer.body)),
        })
        return void response.write(answer.body.slice(0, 5), () => response.destroy())
      }
      return void response.socket?.resetAndDestroy()
    case 'stall':
      // Until the caller leaves.
      if (fault.where === 'body' && answer !== undefined)
        response.writeHead(answer.status, answer.headers).flushHeaders()
      return
    default:
      send(response, answer ?? { status: 500, body: '' })
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body)
}

async function firstFile(type: string, body: Buffer): Promise<Buffer> {
  const form = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  for (const value of form.values()) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer())
  return Buffer.alloc(0)
}
