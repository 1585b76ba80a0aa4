import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Clock } from './clock.js'
import type { Desk, StoredFile } from './desk.js'
import { Events } from './events.js'
import { Faults } from './faults.js'
import type { Filled } from './form-state.js'
import { checkInputs, type Functions } from './functions.js'
import { HttpDoor, type PageDoor, type Response } from './http-door.js'
import { Interactions, type Where } from './interactions.js'
import type { Json } from './json.js'
import { Recorder } from './recorder.js'
import { RULES } from './rules.js'
import { personal, type Said } from './said.js'
import { HttpTransport } from './signed-http.js'
import { SocketTransport } from './socket-mode.js'
import { SUBSCRIPTIONS } from './subscriptions.js'
import { fillTestCompany } from './test-company.js'
import { Tickets } from './tickets.js'
import type { Ack, Delivery, Retry, Transport } from './transport.js'
import { Views } from './views.js'
import { type JudgeToken, SCOPES, WebApi } from './web-api.js'
import type { Notice } from './what-people-see.js'
import { BOT, type Message, type Team, Workspace } from './workspace.js'

export interface LocalSlackOptions {
  port?: number
  /** Where it listens; this machine alone where not said. */
  host?: string
  /** What the app was granted; those of manifest.yml where not said. */
  scopes?: readonly string[]
  /** The app's events; those of manifest.yml where not said. */
  subscriptions?: readonly string[]
  /** The functions of the manifest; where given, what goes into them and comes out of them is held to them. */
  functions?: Functions
  /** Of links to these hosts the app hears. */
  unfurlDomains?: readonly string[]
  /** Off where a test asks more in a second than Slack lets an app answer. */
  rates?: boolean
  /** Whose workspace it is; the one of tests where not said. */
  team?: Team
  /** Where it is reached, where another server hands on what is for it. */
  url?: string
  /** What a token is good for; those of tests where not said. */
  judge?: JudgeToken
  /** Who is there; those whom tests meet where not said. */
  fill?: (workspace: Workspace) => void
}

const THIS_MACHINE = '127.0.0.1'
/** Where something listens on every address, the app finds it on this one. */
const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** A Slack of its own on this machine; the app reaches it by `SLACK_API_URL`. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const http = createServer()
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(options.port ?? 0, options.host ?? THIS_MACHINE, resolve)
  })
  return new LocalSlack(http, options)
}

export class LocalSlack {
  readonly clock = new Clock()
  readonly workspace: Workspace
  readonly faults = new Faults()
  readonly recorder: Recorder
  readonly tickets = new Tickets(this.clock)
  readonly sockets: SocketTransport
  readonly events: Events
  readonly api: WebApi
  readonly people: Interactions
  readonly desk: Desk
  private readonly http: Server
  private readonly door: HttpDoor
  private transport: Transport
  private lastId = 0
  private readonly base: string | undefined
  private readonly unfurlDomains: ReadonlySet<string>

  constructor(http: Server, options: LocalSlackOptions) {
    this.http = http
    this.base = options.url
    this.workspace = new Workspace(this.clock, options.team)
    this.recorder = new Recorder(this.workspace)
    ;(options.fill ?? fillTestCompany)(this.workspace)
    this.sockets = new SocketTransport(http, this.faults, this.clock)
    this.transport = this.sockets
    this.unfurlDomains = new Set(options.unfurlDomains)
    const { clock, workspace, faults, tickets } = this
    this.events = new Events({
      clock,
      workspace,
      faults,
      transport: () => this.transport,
      subscriptions: options.subscriptions ?? SUBSCRIPTIONS,
    })
    this.desk = this.makeDesk(tickets, options.functions)
    this.api = new WebApi(this.desk, options.scopes ?? SCOPES, options.judge)
    this.api.rates.enabled = options.rates ?? true
    this.people = new Interactions(this.desk, (delivery) => this.events.deliver(delivery))
    this.door = new HttpDoor(http, { api: this.api, faults, recorder: this.recorder, desk: this.desk })
  }

  /** Delivers to this URL from now on, in place of Socket Mode. */
  deliverTo(url: string): void {
    this.transport = new HttpTransport(url, this.clock)
  }

  /** Lets a page have its own addresses, before those of Slack. */
  servePage(page: PageDoor): void {
    this.door.page = page
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port
  }

  get url(): string {
    if (this.base !== undefined) return this.base
    const { address } = this.http.address() as AddressInfo
    const host = EVERYWHERE.has(address) ? THIS_MACHINE : address
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.port}`
  }

  get apiUrl(): string {
    return `${this.url}/api/`
  }

  /** What the app put where its `response_url`s point. */
  get responses(): Response[] {
    return this.door.responses
  }

  /** What Slack told people in the app's place. */
  get notices(): Notice[] {
    return this.people.notices
  }

  async stop(): Promise<void> {
    this.clock.stop()
    this.sockets.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }

  /** A person posts. Slack tells the app of it as it does: by one event or two. */
  async say(said: Said): Promise<{ ts: string; acks: Ack[]; events: Json[] }> {
    const { user, text, thread, files } = said
    const channel = this.workspace.channel(said.channel)
    if (!channel.members.has(user)) throw new Error(`${user} is not in ${channel.id}`)
    if (channel.archived) throw new Error(`${channel.id} is archived`)
    const ts = this.workspace.nextTs()
    const message = this.workspace.add(personal({ user, text, channel: channel.id, ts }, thread, files))
    const events = this.events.forMessage(message)
    const acks = await Promise.all(events.map((payload) => this.events.dispatch(payload)))
    await this.tellOfLinks(message)
    return { ts, acks, events }
  }

  /** Of links to the app's hosts it hears by an event of its own, whether or not it is in the channel. */
  private async tellOfLinks({ channel, user, text, ts, thread }: Message): Promise<void> {
    const urls = [...text.matchAll(/https:\/\/[^\s|<>]+/g)].map(([url]) => url)
    const links = urls.map((url) => ({ domain: new URL(url).hostname, url }))
    const ours = links.filter(({ domain }) => this.unfurlDomains.has(domain))
    if (ours.length === 0 || !this.api.scopes.has('links:read')) return
    await this.events.emit({
      ...{ type: 'link_shared', channel, user, message_ts: ts, ...(thread !== undefined && { thread_ts: thread }) },
      ...{ is_bot_user_member: this.workspace.channel(channel).members.has(BOT.userId), links: ours },
      ...{ unfurl_id: `${channel}.${ts}`, source: 'conversations_history' },
    })
  }

  /** A person changes what they said, or takes it back. */
  async edit(channel: string, ts: string, text: string | undefined): Promise<Ack[]> {
    const message = this.workspace.find(channel, ts)
    if (message === undefined) throw new Error(`no message ${ts}`)
    const before = message.text
    if (text === undefined) this.workspace.remove(message)
    else this.workspace.change(message, { text, edited: true })
    const events = this.events.forMessage(message, text === undefined ? 'deleted' : 'changed', before)
    return Promise.all(events.map((payload) => this.events.dispatch(payload)))
  }

  /** A person opens the app; under agent_view with what they are looking at. */
  openApp(user: string, tab: 'home' | 'messages', context?: Json): Promise<Ack[]> {
    const home = this.desk.views.homes.get(user)
    return this.events.emit({
      type: 'app_home_opened',
      user,
      channel: this.workspace.dmWith(user).id,
      tab,
      ...(tab === 'home' && home !== undefined && { view: this.desk.views.toPayload(home) }),
      ...(context !== undefined && { context }),
    })
  }

  /** Somebody brings the app into a channel. */
  async invite(inviter: string, id: string): Promise<Ack[]> {
    const channel = this.workspace.channel(id)
    channel.members.add(BOT.userId)
    const channel_type = channel.kind === 'private' ? 'G' : 'C'
    return this.events.emit({
      type: 'member_joined_channel',
      user: BOT.userId,
      channel: id,
      channel_type,
      team: this.workspace.team.id,
      inviter,
    })
  }

  changeContext(user: string, context: Json): Promise<Ack[]> {
    return this.events.emit({ type: 'app_context_changed', user, channel: this.workspace.dmWith(user).id, context })
  }

  /** The stop button of an agent's session: only the app ends the session. */
  stopAgent(user: string, channel: string, thread: string): Promise<Ack[]> {
    return this.events.emit({ type: 'agent_session_stopped', user, channel, thread_ts: thread })
  }

  react(user: string, channel: string, ts: string, name: string): Promise<Ack[]> {
    const message = this.workspace.find(channel, ts)
    if (message === undefined) throw new Error(`no message ${ts}`)
    this.workspace.react(message, name, user)
    return this.events.emit({
      type: 'reaction_added',
      user,
      reaction: name,
      item: { type: 'message', channel, ts },
      item_user: message.user,
    })
  }

  /** A file that a person has; hand its id to `say`. */
  addFile(name: string, bytes: Buffer): StoredFile {
    const id = this.desk.nextId('F')
    const file: StoredFile = { id, name, title: name, size: bytes.length, bytes, channels: [], complete: true }
    this.desk.files.set(id, file)
    return file
  }

  /** A workflow step, or Slack's own search: that one must be completed before it is acknowledged. */
  async execute(callbackId: string, inputs: Json): Promise<{ id: string; ack: Ack; completedFirst: boolean }> {
    checkInputs(this.desk.functions, callbackId, inputs)
    const id = this.desk.nextId('Fx')
    this.desk.executions.set(id, { id, callbackId })
    const event = {
      type: 'function_executed',
      function: { callback_id: callbackId },
      inputs,
      function_execution_id: id,
      event_ts: this.workspace.nextTs(),
      bot_access_token: `xwfp-test-${id}`,
    }
    const ack = await this.events.dispatch(this.events.envelope(event), RULES.functionAckMs.max)
    return { id, ack, completedFirst: this.desk.executions.get(id)?.completedAt !== undefined }
  }

  command(command: string, text: string, user: string, channel: string, thread?: string) {
    return this.people.command(command, text, user, channel, thread)
  }

  press(user: string, where: Where, action: Json) {
    return this.people.press(user, where, action)
  }

  submit(user: string, view: { id: string }, values: Filled): Promise<Ack> {
    return this.people.submit(user, view, values)
  }

  /** One delivery as it is, tried once. */
  deliverEvent(payload: Json, retry?: Retry): Promise<Ack> {
    return this.events.deliver({ kind: 'events_api', payload, ...(retry !== undefined && { retry }) })
  }

  deliverCommand(payload: Json): Promise<Ack> {
    return this.events.deliver({ kind: 'slash_commands', payload })
  }

  deliver(delivery: Delivery): Promise<Ack> {
    return this.events.deliver(delivery)
  }

  /** The events that this message would make, without it being said. */
  eventsFor({ user, channel, text, thread, files }: Said, ts: string): Json[] {
    const message = personal({ user, text, channel, ts }, thread, files)
    return this.events.forMessage({ reactions: [], ...message })
  }

  envelope(event: Json): Json {
    return this.events.envelope(event)
  }

  /** What the app posted by the Web API, for all or for one, in order. */
  posts(channel?: string): Message[] {
    const { messages } = this.workspace
    return messages.filter((each) => each.via === 'api' && (channel === undefined || each.channel === channel))
  }

  responsesTo(url: string): Response[] {
    return this.responses.filter((response) => response.url === url)
  }

  private makeDesk(tickets: Tickets, functions: Functions | undefined): Desk {
    return {
      functions,
      clock: this.clock,
      workspace: this.workspace,
      tickets,
      views: new Views(this.workspace.team.id),
      files: new Map(),
      sessions: new Map(),
      executions: new Map(),
      streams: new Map(),
      subscriptions: this.events.subscriptions,
      baseUrl: () => this.url,
      socketUrl: () => this.sockets.makeUrl(this.url),
      announce: (message, change) => {
        for (const payload of this.events.forMessage(message, change)) void this.events.dispatch(payload)
      },
      emit: (event) => void this.events.emit(event),
      nextId: (prefix) => {
        this.lastId += 1
        return `${prefix}${String(this.lastId).padStart(6, '0')}`
      },
    }
  }
}
