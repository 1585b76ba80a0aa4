import type { ServerResponse } from 'node:http'
import { isJson, type Json } from '../../local-slack/json.js'
import type { LocalSlack } from '../../local-slack/local-slack.js'
import type { View } from '../../local-slack/views.js'
import type { Answered } from '../../local-slack/web-api.js'
import { BOT, type Channel, type Message } from '../../local-slack/workspace.js'
import type { Call, Command, Hello, Room, Shortcut, Shown, ShownView, Told } from '../../page/protocol.js'
import { PEOPLE } from './page-company.js'

/** What the manifest says that people can do. */
export interface Offers {
  commands: Command[]
  shortcuts: Shortcut[]
}

const KEEP_ALIVE_MS = 25_000

/** Tells every open page what happens, as it happens; a page that connects is told everything first. */
export class PageFeed {
  private readonly pages = new Set<ServerResponse>()
  private readonly slack: LocalSlack
  private readonly offers: Offers
  private readonly refusals: Call[] = []
  private readonly keepAlive: NodeJS.Timeout
  private lastNumber = 0
  private ready = false

  constructor(slack: LocalSlack, offers: Offers) {
    this.slack = slack
    this.offers = offers
    const { workspace, desk, people, api } = slack
    workspace.said.listen((message) => this.tell({ type: 'message', message: this.toShown(message) }))
    workspace.unsaid.listen(({ channel, ts }) => this.tell({ type: 'removed', channel, ts }))
    desk.views.stackChanged.listen((user) => this.tell({ type: 'stack', user, stack: this.stackOf(user) }))
    desk.views.homeChanged.listen((user) => {
      const home = desk.views.homes.get(user)
      if (home !== undefined) this.tell({ type: 'home', user, home: toShownView(home) })
    })
    people.noticed.listen((word) => this.tell({ type: 'word', word }))
    api.answered.listen((answered) => this.noteRefusal(answered))
    this.keepAlive = setInterval(() => {
      for (const page of this.pages) page.write(': still here\n\n')
    }, KEEP_ALIVE_MS)
    this.keepAlive.unref()
  }

  /** The response stays open until the page leaves. */
  add(page: ServerResponse): void {
    page.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' })
    page.write(line(this.hello()))
    this.pages.add(page)
    page.on('close', () => this.pages.delete(page))
  }

  /** The app is there. */
  setReady(): void {
    this.ready = true
    this.tell({ type: 'ready' })
  }

  /** Someone came or left. */
  tellRooms(): void {
    this.tell({ type: 'rooms', rooms: this.rooms() })
  }

  /** Everything begins anew. */
  restart(): void {
    this.refusals.length = 0
    this.tell(this.hello())
  }

  close(): void {
    clearInterval(this.keepAlive)
    for (const page of this.pages) page.end()
  }

  private tell(news: Told): void {
    const text = line(news)
    for (const page of this.pages) page.write(text)
  }

  private hello(): Hello {
    const { workspace, desk } = this.slack
    const app = workspace.users.get(BOT.userId)
    return {
      type: 'hello',
      app: { userId: BOT.userId, name: app?.displayName ?? BOT.name },
      people: [...PEOPLE],
      rooms: this.rooms(),
      ...this.offers,
      messages: workspace.messages.map((message) => this.toShown(message)),
      homes: Object.fromEntries([...desk.views.homes].map(([user, home]) => [user, toShownView(home)])),
      stacks: Object.fromEntries(PEOPLE.map(({ id }) => [id, this.stackOf(id)])),
      refusals: this.refusals,
      ready: this.ready,
    }
  }

  private toShown(message: Message): Shown {
    const { channel, ts, thread, user, text, onlyFor, reactions } = message
    const { files } = this.slack.desk
    return {
      ...{ channel, ts, user, text, reactions },
      ...(thread !== undefined && thread !== ts && { thread }),
      blocks: message.blocks as Json[],
      ...(onlyFor !== undefined && { onlyFor }),
      hidden: message.hidden === true,
      edited: message.edited === true,
      fromApp: user === BOT.userId,
      files: message.files.map((id) => ({ id, name: files.get(id)?.name ?? '' })),
    }
  }

  private rooms(): Room[] {
    return [...this.slack.workspace.channels.values()].map(toRoom)
  }

  private stackOf(user: string): ShownView[] {
    return this.slack.desk.views.stackOf(user).map(toShownView)
  }

  private noteRefusal({ method, args, at, body }: Answered): void {
    if (body.ok === true) return
    this.lastNumber += 1
    const call: Call = {
      number: this.lastNumber,
      method,
      at,
      error: String(body.error ?? 'unknown'),
      details: detailsOf(body),
      args,
      to: String(args.channel ?? args.user ?? args.user_id ?? ''),
    }
    this.refusals.push(call)
    this.tell({ type: 'refusal', call })
  }
}

function line(news: Told): string {
  return `data: ${JSON.stringify(news)}\n\n`
}

function toShownView({ id, hash, view }: View): ShownView {
  return { id, hash, view }
}

function toRoom({ id, name, kind, topic, members }: Channel): Room {
  const direct = kind === 'im'
  return { id, name: direct ? '' : name, kind: direct ? 'dm' : 'channel', topic, members: [...members] }
}

function detailsOf({ response_metadata, needed }: Json): string[] {
  const messages = isJson(response_metadata) ? response_metadata.messages : undefined
  return [
    ...(Array.isArray(messages) ? messages.map(String) : []),
    ...(needed === undefined ? [] : [`needed: ${needed}`]),
  ]
}
