import { type Refused, refuseBlocks, refuseView } from './block-rules.js'
import { BOT, TEAM, type Workspace } from './workspace.js'

type Json = Record<string, unknown>

export interface ApiCall {
  method: string
  args: Json
  at: number
}

export interface View {
  id: string
  hash: string
  view: Json
}

export const TOKENS = { bot: 'xoxb-test-0000', app: 'xapp-test-0000' }
const TRIGGER_MS = 3000
/** A member of the arguments that arrives as JSON inside a form. */
const JSON_ARGUMENTS = new Set(['blocks', 'view', 'attachments', 'metadata'])

/** Slack's methods as far as the app uses them, with Slack's refusals. */
export class WebApi {
  readonly calls: ApiCall[] = []
  readonly views = new Map<string, View>()
  /** Methods that this server does not know, or answers with a given error. */
  readonly refusals = new Map<string, Json>()
  /** A pause before each answer of a method. */
  readonly pausesMs = new Map<string, number>()
  /** Whether the server takes `container` and `table` blocks. */
  takesNewBlocks = true
  private readonly triggers = new Map<string, number>()
  private readonly workspace: Workspace
  private readonly socketUrl: () => string
  private lastId = 0

  constructor(workspace: Workspace, socketUrl: () => string) {
    this.workspace = workspace
    this.socketUrl = socketUrl
  }

  makeTrigger(): string {
    this.lastId += 1
    const id = `${this.lastId}.trigger`
    this.triggers.set(id, Date.now() + TRIGGER_MS)
    return id
  }

  async call(method: string, form: URLSearchParams, authorization: string): Promise<Json> {
    const args: Json = {}
    for (const [key, value] of form) args[key] = JSON_ARGUMENTS.has(key) ? JSON.parse(value) : value
    this.calls.push({ method, args, at: Date.now() })
    const pauseMs = this.pausesMs.get(method)
    if (pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const token = method === 'apps.connections.open' ? TOKENS.app : TOKENS.bot
    if (authorization !== `Bearer ${token}`) return { ok: false, error: 'invalid_auth' }
    const refusal = this.refusals.get(method)
    if (refusal !== undefined) return { ok: false, ...refusal }
    return this.dispatch(method, args)
  }

  private dispatch(method: string, args: Json): Json {
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: TEAM, user_id: BOT.userId, bot_id: BOT.botId, user: BOT.name }
      case 'apps.connections.open':
        return { ok: true, url: this.socketUrl() }
      case 'chat.postMessage':
        return this.postMessage(args)
      case 'chat.postEphemeral':
        return this.postEphemeral(args)
      case 'views.open':
        return this.openView(args)
      case 'views.update':
        return this.updateView(args)
      case 'views.publish': {
        const refused = refuseView(args.view as Json)
        return refused === undefined ? { ok: true, view: { id: 'V0HOME' } } : failure(refused)
      }
      case 'users.info': {
        const user = this.workspace.users.get(String(args.user))
        if (user === undefined) return { ok: false, error: 'user_not_found' }
        return { ok: true, user: { id: user.id, name: user.name, profile: { display_name: user.displayName } } }
      }
      default:
        return { ok: false, error: 'unknown_method', req_method: method }
    }
  }

  /** Undefined where a message of these blocks and text would be taken. */
  refuseMessage(args: Json): Refused | undefined {
    if (typeof args.text !== 'string' && args.blocks === undefined) return { error: 'no_text', messages: [] }
    if (args.blocks === undefined) return undefined
    const blocks = args.blocks as Json[]
    const isNew = (block: Json) => block.type === 'container' || block.type === 'table'
    if (!this.takesNewBlocks && blocks.some(isNew)) return { error: 'invalid_blocks', messages: ['unsupported type'] }
    return refuseBlocks(blocks, 'message')
  }

  private postMessage(args: Json): Json {
    const channel = this.workspace.resolve(String(args.channel))
    if (channel === undefined) return { ok: false, error: 'channel_not_found' }
    if (channel.archived) return { ok: false, error: 'is_archived' }
    // A bot does not see a private channel that it is not in.
    if (!channel.members.has(BOT.userId)) {
      return { ok: false, error: channel.kind === 'private' ? 'channel_not_found' : 'not_in_channel' }
    }
    const refused = this.refuseMessage(args)
    if (refused !== undefined) return failure(refused)
    const ts = this.workspace.nextTs()
    const thread = args.thread_ts
    this.workspace.messages.push({
      channel: channel.id,
      ts,
      ...(typeof thread === 'string' && { thread }),
      user: BOT.userId,
      text: String(args.text ?? ''),
      blocks: (args.blocks ?? []) as unknown[],
    })
    return { ok: true, channel: channel.id, ts }
  }

  private postEphemeral(args: Json): Json {
    const channel = this.workspace.resolve(String(args.channel))
    if (channel === undefined || !channel.members.has(BOT.userId)) return { ok: false, error: 'channel_not_found' }
    if (!channel.members.has(String(args.user))) return { ok: false, error: 'user_not_in_channel' }
    const refused = this.refuseMessage(args)
    if (refused !== undefined) return failure(refused)
    const ts = this.workspace.nextTs()
    const thread = args.thread_ts
    this.workspace.messages.push({
      channel: channel.id,
      ts,
      ...(typeof thread === 'string' && { thread }),
      user: BOT.userId,
      text: String(args.text ?? ''),
      blocks: (args.blocks ?? []) as unknown[],
      onlyFor: String(args.user),
    })
    return { ok: true, message_ts: ts }
  }

  private openView(args: Json): Json {
    const until = this.triggers.get(String(args.trigger_id))
    if (until === undefined) return { ok: false, error: 'invalid_trigger' }
    this.triggers.delete(String(args.trigger_id))
    if (until < Date.now()) return { ok: false, error: 'expired_trigger_id' }
    const refused = refuseView(args.view as Json)
    if (refused !== undefined) return failure(refused)
    this.lastId += 1
    const id = `V${this.lastId}`
    return { ok: true, view: { id, hash: this.keep(id, args.view as Json) } }
  }

  private updateView(args: Json): Json {
    const id = String(args.view_id)
    if (!this.views.has(id)) return { ok: false, error: 'not_found' }
    const refused = refuseView(args.view as Json)
    if (refused !== undefined) return failure(refused)
    return { ok: true, view: { id, hash: this.keep(id, args.view as Json) } }
  }

  keep(id: string, view: Json): string {
    this.lastId += 1
    const hash = `${this.lastId}.hash`
    this.views.set(id, { id, hash, view })
    return hash
  }
}

function failure(refused: Refused): Json {
  return { ok: false, error: refused.error, response_metadata: { messages: refused.messages } }
}
