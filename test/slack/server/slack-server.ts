import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Ack, HttpTransport, SocketTransport, type Transport } from './transports.js'
import { type View, WebApi } from './web-api.js'
import { BOT, type PostedMessage, TEAM, Workspace } from './workspace.js'

type Json = Record<string, unknown>

export interface Said {
  user: string
  channel: string
  text: string
  thread?: string
}

/** What the app put where its `response_url` points. */
export interface Response {
  url: string
  user: string
  body: Json
  at: number
}

const URL_USES = 5

/** A small Slack: the Web API, Socket Mode or signed HTTP, `response_url`s, and a record of all that the app did. */
export class SlackServer {
  readonly workspace = new Workspace()
  readonly api: WebApi
  readonly responses: Response[] = []
  readonly sockets: SocketTransport
  private readonly http: Server
  private readonly urls = new Map<string, { user: string; uses: number }>()
  private transport: Transport
  private lastId = 0

  private constructor(http: Server) {
    this.http = http
    this.api = new WebApi(this.workspace, () => `ws://127.0.0.1:${this.port}/socket`)
    this.sockets = new SocketTransport(http)
    this.transport = this.sockets
    http.on('request', (request, response) => void this.serve(request, response))
  }

  static async start(): Promise<SlackServer> {
    const http = createServer()
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return new SlackServer(http)
  }

  /** Delivers to this URL from now on, in place of Socket Mode. */
  useHttp(url: string): void {
    this.transport = new HttpTransport(url)
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api/`
  }

  async stop(): Promise<void> {
    this.sockets.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }

  /** A person posts. Slack tells the app of it as it does: by one event or two. */
  async say(said: Said): Promise<{ ts: string; acks: Ack[]; events: Json[] }> {
    const ts = this.workspace.nextTs()
    const events = this.eventsFor(said, ts)
    const acks = await Promise.all(events.map((payload) => this.transport.deliver({ kind: 'events_api', payload })))
    return { ts, acks, events }
  }

  deliverEvent(payload: Json, retry?: { num: number; reason: string }): Promise<Ack> {
    return this.transport.deliver({ kind: 'events_api', payload, ...(retry !== undefined && { retry }) })
  }

  /** The two events of a mention, the one of any other message; both carry what Slack puts in them. */
  eventsFor(said: Said, ts: string): Json[] {
    const channel = this.workspace.channel(said.channel)
    const base = { user: said.user, text: said.text, ts, channel: said.channel, team: TEAM, event_ts: ts }
    const threaded = said.thread === undefined ? base : { ...base, thread_ts: said.thread }
    const type = { public: 'channel', private: 'group', im: 'im' }[channel.kind]
    const message = this.envelope({ type: 'message', channel_type: type, ...threaded })
    const mentions = said.text.includes(`<@${BOT.userId}>`) && channel.kind !== 'im'
    return mentions ? [this.envelope({ type: 'app_mention', ...threaded }), message] : [message]
  }

  envelope(event: Json): Json {
    this.lastId += 1
    return {
      type: 'event_callback',
      team_id: TEAM,
      api_app_id: 'A0TEST',
      event,
      event_id: `Ev${this.lastId}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: TEAM, user_id: BOT.userId, is_bot: true, is_enterprise_install: false },
      ],
    }
  }

  /** A person types a slash command. */
  async command(
    command: string,
    text: string,
    user: string,
    channel: string,
  ): Promise<{ ack: Ack; url: string; payload: Json }> {
    const url = this.makeResponseUrl(user)
    const payload = {
      command,
      text,
      user_id: user,
      user_name: this.workspace.users.get(user)?.name ?? '',
      channel_id: channel,
      channel_name: this.workspace.channel(channel).name,
      team_id: TEAM,
      team_domain: 'test',
      api_app_id: 'A0TEST',
      is_enterprise_install: 'false',
      response_url: url,
      trigger_id: this.api.makeTrigger(),
      token: 'legacy',
    }
    return { ack: await this.transport.deliver({ kind: 'slash_commands', payload }), url, payload }
  }

  deliverCommand(payload: Json): Promise<Ack> {
    return this.transport.deliver({ kind: 'slash_commands', payload })
  }

  /** A person presses a button or chooses an option of a message. */
  async press(
    user: string,
    where: { channel: string; message: string; thread?: string; isPrivate?: boolean },
    action: Json,
  ): Promise<{ ack: Ack; url: string }> {
    const url = this.makeResponseUrl(user)
    const container = {
      type: 'message',
      channel_id: where.channel,
      message_ts: where.message,
      is_ephemeral: where.isPrivate === true,
      ...(where.thread !== undefined && { thread_ts: where.thread }),
    }
    const payload = {
      type: 'block_actions',
      team: { id: TEAM, domain: 'test' },
      user: { id: user, username: this.workspace.users.get(user)?.name, team_id: TEAM },
      channel: { id: where.channel, name: 'x' },
      container,
      ...(where.isPrivate === true ? {} : { message: { ts: where.message, thread_ts: where.thread } }),
      actions: [{ ...action, action_ts: this.workspace.nextTs() }],
      response_url: url,
      trigger_id: this.api.makeTrigger(),
      api_app_id: 'A0TEST',
    }
    return { ack: await this.transport.deliver({ kind: 'interactive', payload }), url }
  }

  /** A person sends a modal off. `values` are by block id. */
  async submit(user: string, view: View, values: Record<string, Json>): Promise<Ack> {
    const state = { values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }])) }
    const payload = {
      type: 'view_submission',
      team: { id: TEAM, domain: 'test' },
      user: { id: user, username: 'x', name: this.workspace.users.get(user)?.name, team_id: TEAM },
      view: { ...view.view, id: view.id, hash: view.hash, state },
      trigger_id: this.api.makeTrigger(),
      api_app_id: 'A0TEST',
      response_urls: [],
    }
    const ack = await this.transport.deliver({ kind: 'interactive', payload })
    if (ack.body?.response_action === 'update') this.api.keep(view.id, ack.body.view as Json)
    return ack
  }

  /** What the app posted, for all or for one, in order. */
  posts(channel?: string): PostedMessage[] {
    return this.workspace.messages.filter((message) => channel === undefined || message.channel === channel)
  }

  responsesTo(url: string): Response[] {
    return this.responses.filter((response) => response.url === url)
  }

  private makeResponseUrl(user: string): string {
    this.lastId += 1
    const url = `http://127.0.0.1:${this.port}/response/${this.lastId}`
    this.urls.set(url, { user, uses: 0 })
    return url
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const [, area, name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    if (area === 'api') {
      const result = await this.api.call(name, new URLSearchParams(body), String(request.headers.authorization ?? ''))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
      return
    }
    if (area === 'response') return this.respond(`http://127.0.0.1:${this.port}${request.url}`, body, response)
    response.writeHead(404).end()
  }

  private respond(url: string, text: string, response: ServerResponse): void {
    const known = this.urls.get(url)
    if (known === undefined) return void response.writeHead(404).end('expired_url')
    known.uses += 1
    if (known.uses > URL_USES) return void response.writeHead(404).end('used_url')
    const body = JSON.parse(text) as Json
    const refused = this.api.refuseMessage(body)
    if (refused !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify({ ok: false, error: refused.error }))
    }
    this.responses.push({ url, user: known.user, body, at: Date.now() })
    response.writeHead(200).end('ok')
  }
}

/** Waits until it holds; fails with what it waited for. */
export async function until(what: string, holds: () => boolean, maxMs = 5000): Promise<void> {
  const deadline = Date.now() + maxMs
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited ${maxMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
