import type { Desk, Method, Methods } from './desk.js'
import { isJson, type Json, SlackRefusal } from './json.js'
import { AGENTS } from './methods/agents.js'
import { CHAT } from './methods/chat.js'
import { CONVERSATIONS } from './methods/conversations.js'
import { FILES } from './methods/files.js'
import { PEOPLE } from './methods/people.js'
import { PLATFORM } from './methods/platform.js'
import { VIEW_METHODS } from './methods/views.js'
import { Rates } from './rates.js'
import { Signal } from './signal.js'

export interface ApiCall {
  method: string
  args: Json
  at: number
}

/** A call with what it was answered; `response_url` counts as a method. */
export interface Answered extends ApiCall {
  body: Json
}

export interface ApiAnswer {
  status: number
  headers?: Record<string, string>
  body: Json
}

export const TOKENS = { bot: 'xoxb-test-0000', app: 'xapp-test-0000' }
/** What a token is good for, or why it is good for nothing. */
export type JudgeToken = (token: string) => 'bot' | 'app' | { refusal: string }

const judgeTestTokens: JudgeToken = (token) =>
  token === TOKENS.bot ? 'bot' : token === TOKENS.app ? 'app' : { refusal: 'invalid_auth' }

/** Those of manifest.yml: what the app asks for when it is installed. */
export const SCOPES = [
  ...[
    'app_mentions:read',
    'assistant:write',
    'channels:history',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'links:read',
    'links:write',
  ],
  ...['channels:read', 'groups:history', 'groups:read', 'im:history', 'mpim:history', 'reactions:read'],
  ...['usergroups:read', 'users:read'],
]
export const METHODS: Methods = {
  ...PLATFORM,
  ...CHAT,
  ...VIEW_METHODS,
  ...CONVERSATIONS,
  ...PEOPLE,
  ...FILES,
  ...AGENTS,
}
/** Arguments that come as JSON inside a form. */
const JSON_ARGUMENTS = new Set([
  'blocks',
  'view',
  'attachments',
  'metadata',
  'outputs',
  'prompts',
  'files',
  'message',
  'unfurls',
])

/** Slack's methods behind their token, scopes, limits on calls and arguments. */
export class WebApi {
  readonly calls: ApiCall[] = []
  readonly answered = new Signal<Answered>()
  /** What a method answers in place of its work. */
  readonly refusals = new Map<string, Json>()
  /** A pause before each answer of a method. */
  readonly pausesMs = new Map<string, number>()
  readonly scopes: Set<string>
  readonly rates: Rates
  /** Whether the server takes `container` and `table` blocks; Slack-compatible servers may not. */
  takesNewBlocks = true
  readonly desk: Desk

  readonly judge: JudgeToken

  constructor(desk: Desk, scopes: readonly string[], judge: JudgeToken = judgeTestTokens) {
    this.desk = desk
    this.judge = judge
    this.scopes = new Set(scopes)
    this.rates = new Rates(desk.clock)
  }

  get views() {
    return this.desk.views
  }

  async call(name: string, contentType: string, text: string, authorization: string): Promise<ApiAnswer> {
    const args = parseArguments(contentType, text)
    if (args === undefined) return refused(new SlackRefusal('invalid_json'))
    const call = { method: name, args, at: this.desk.clock.now() }
    this.calls.push(call)
    const pauseMs = this.pausesMs.get(name)
    if (pauseMs !== undefined) await this.desk.clock.pause(pauseMs)
    const answer = this.tryTo(name, args, authorization)
    this.answered.tell({ ...call, body: answer.body })
    return answer
  }

  private tryTo(name: string, args: Json, authorization: string): ApiAnswer {
    try {
      return this.run(name, args, authorization)
    } catch (error) {
      if (error instanceof SlackRefusal) return refused(error)
      throw error
    }
  }

  private run(name: string, args: Json, authorization: string): ApiAnswer {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
    if (method === undefined) throw new SlackRefusal('unknown_method', { req_method: name })
    this.checkToken(method, args, authorization)
    const refusal = this.refusals.get(name)
    if (refusal !== undefined) return { status: 200, body: { ok: false, ...refusal } }
    const waitS = this.rates.take(name, method.tier, String(args.channel ?? args.channel_id ?? ''))
    if (waitS !== undefined) {
      return { status: 429, headers: { 'retry-after': String(waitS) }, body: { ok: false, error: 'ratelimited' } }
    }
    this.checkScope(method, args)
    const missing = (method.needs ?? []).filter((key) => args[key] === undefined || args[key] === '')
    if (missing.length > 0) {
      const messages = missing.map((key) => `[ERROR] missing required field: ${key}`)
      throw new SlackRefusal('invalid_arguments', { response_metadata: { messages } })
    }
    if (!this.takesNewBlocks) {
      refuseNewBlocks(args.blocks)
      refuseNewBlocks((args.view as Json | undefined)?.blocks)
    }
    return {
      status: 200,
      headers: { 'x-oauth-scopes': [...this.scopes].join(',') },
      body: { ok: true, ...method.run(this.desk, args) },
    }
  }

  private checkToken(method: Method, args: Json, authorization: string): void {
    if (method.token === 'none') return
    const token = authorization.replace(/^Bearer /, '') || String(args.token ?? '')
    if (token === '') throw new SlackRefusal('not_authed')
    const judged = this.judge(token)
    if (judged === (method.token ?? 'bot')) return
    throw new SlackRefusal(typeof judged === 'string' ? 'not_allowed_token_type' : judged.refusal)
  }

  private checkScope(method: Method, args: Json): void {
    const needed = typeof method.scope === 'function' ? method.scope(this.desk, args) : method.scope
    if (needed === undefined || this.scopes.has(needed)) return
    throw new SlackRefusal('missing_scope', { needed, provided: [...this.scopes].join(',') })
  }
}

/** A form or JSON; undefined where a part that should be JSON is not. */
function parseArguments(contentType: string, text: string): Json | undefined {
  try {
    if (/^application\/json/i.test(contentType)) {
      const body: unknown = JSON.parse(text)
      return isJson(body) ? body : undefined
    }
    const args: Json = {}
    for (const [key, value] of new URLSearchParams(text))
      args[key] = JSON_ARGUMENTS.has(key) ? JSON.parse(value) : value
    return args
  } catch {
    return undefined
  }
}

function refused(error: SlackRefusal): ApiAnswer {
  return { status: 200, body: { ok: false, error: error.code, ...error.extra } }
}

export function refuseNewBlocks(blocks: unknown): void {
  if (!Array.isArray(blocks)) return
  const isNew = ({ type }: Json) => type === 'container' || type === 'table' || type === 'data_visualization'
  if (blocks.some(isNew))
    throw new SlackRefusal('invalid_blocks', { response_metadata: { messages: ['[ERROR] unsupported type'] } })
}
