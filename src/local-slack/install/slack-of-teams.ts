import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Clock } from '../clock.js'
import { type Json, SlackRefusal } from '../json.js'
import { LocalSlack, type LocalSlackOptions } from '../local-slack.js'
import type { Ack } from '../transport.js'
import { SCOPES } from '../web-api.js'
import { APP, BOT, type Team } from '../workspace.js'
import { Grants } from './grants.js'

export interface AppSettings {
  clientId: string
  clientSecret: string
  /** Where the app may have people sent back to. */
  redirectUris: string[]
}

type Answer = { status: number; headers?: Record<string, string>; body: string }

/**
 * A Slack of several teams, each a local Slack of its own behind the one address, and an app that they install by OAuth. Calls are told
 * apart by their token, everything else by the team in its path.
 */
export class SlackOfTeams {
  readonly clock = new Clock()
  readonly grants = new Grants(this.clock)
  readonly teams = new Map<string, LocalSlack>()
  private readonly app: AppSettings
  private readonly http: Server
  private readonly doors = new Map<string, Server>()
  private deliverUrl: string | undefined

  private constructor(http: Server, app: AppSettings) {
    this.http = http
    this.app = app
    http.on('request', (request, response) => {
      this.serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
    })
  }

  static async start(app: AppSettings): Promise<SlackOfTeams> {
    const http = createServer()
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return new SlackOfTeams(http, app)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`
  }

  get apiUrl(): string {
    return `${this.url}/api/`
  }

  addTeam(team: Team, options: LocalSlackOptions = {}): LocalSlack {
    const door = createServer()
    const slack = new LocalSlack(door, {
      rates: false,
      ...options,
      ...{ team, url: `${this.url}/t/${team.id}` },
      judge: (token) => {
        const judged = this.grants.judge(token)
        if ('refusal' in judged) return judged
        return this.covers(judged.id, team) ? 'bot' : { refusal: 'team_access_not_granted' }
      },
    })
    if (this.deliverUrl !== undefined) slack.deliverTo(this.deliverUrl)
    this.doors.set(team.id, door)
    this.teams.set(team.id, slack)
    return slack
  }

  team(id: string): LocalSlack {
    const team = this.teams.get(id)
    if (team === undefined) throw new Error(`no team ${id}`)
    return team
  }

  /** Every team delivers to this URL. */
  deliverTo(url: string): void {
    this.deliverUrl = url
    for (const team of this.teams.values()) team.deliverTo(url)
  }

  /**
   * Somebody comes to Slack's page with what the app sent along, and allows it in a team or an organisation, or does not. Gives the
   * address that the browser is sent to.
   */
  answer(authorizeUrl: string, by: { user: string; in?: string }): string {
    const { client_id, redirect_uri, scope = '', state } = Object.fromEntries(new URL(authorizeUrl).searchParams)
    if (client_id !== this.app.clientId) throw new Error('invalid_client_id')
    if (redirect_uri === undefined || !this.app.redirectUris.includes(redirect_uri)) throw new Error('bad_redirect_uri')
    const scopes = scope.split(',').filter(Boolean)
    const unknown = scopes.filter((each) => !SCOPES.includes(each))
    if (scopes.length === 0 || unknown.length > 0) throw new Error(`invalid_scope: ${unknown.join()}`)
    const back = new URL(redirect_uri)
    if (by.in === undefined) back.searchParams.set('error', 'access_denied')
    else
      back.searchParams.set('code', this.grants.allow({ id: by.in, user: by.user, scopes, redirectUri: redirect_uri }))
    if (state !== undefined) back.searchParams.set('state', state)
    return back.href
  }

  /** Somebody removes the app; Slack tells it of both in an order of its own. */
  async uninstall(id: string, order: readonly ('app_uninstalled' | 'tokens_revoked')[]): Promise<Ack[]> {
    this.grants.end(id, 'uninstalled')
    const acks: Ack[] = []
    for (const type of order) acks.push(await this.tellOfEnd(id, type))
    return acks
  }

  /** Tells the app, once more where it was told before; `eventTime` in seconds, now where not said. */
  tellOfEnd(id: string, type: 'app_uninstalled' | 'tokens_revoked', eventTime?: number): Promise<Ack> {
    const tokens = type === 'tokens_revoked' ? { tokens: { oauth: [], bot: [BOT.userId] } } : {}
    const [slack] = this.answeredBy(id)
    if (slack === undefined) throw new Error(`nothing is installed in ${id}`)
    // Nobody is authorised any more.
    const { authorizations: _, ...envelope } = slack.envelope({ type, ...tokens, event_ts: slack.workspace.nextTs() })
    const isOrg = id !== slack.workspace.team.id
    return slack.deliverEvent({
      ...envelope,
      ...(isOrg && { enterprise_id: id, is_enterprise_install: true }),
      event_time: eventTime ?? Math.floor(this.clock.now() / 1000),
    })
  }

  /** So much time goes by, for every team. */
  turn(ms: number): void {
    this.clock.turn(ms)
    for (const team of this.teams.values()) team.clock.turn(ms)
  }

  async stop(): Promise<void> {
    this.clock.stop()
    for (const team of this.teams.values()) {
      team.clock.stop()
      team.sockets.close()
    }
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }

  private answeredBy(id: string): LocalSlack[] {
    return [...this.teams.values()].filter(({ workspace }) => this.covers(id, workspace.team))
  }

  private covers(id: string, team: Team): boolean {
    return id === team.id || (team.org === id && team.ofOrg === true)
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', this.url)
    const [, area = '', name = '', ...rest] = pathname.split('/')
    if (area === 't') {
      request.url = `/${rest.join('/')}${search}`
      return void this.doorOf(name)?.emit('request', request, response)
    }
    if (area !== 'api') return send(response, { status: 404, body: '' })
    const own = OWN_METHODS.has(name)
    if (!own) {
      const found = this.teamOf(request)
      if (typeof found === 'object') return send(response, asJson({ ok: false, error: found.refusal }))
      if (found !== '') return void this.doorOf(found)?.emit('request', request, response)
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const args = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
    if (!own) return this.passOn(name, request, response, { args, body: Buffer.concat(chunks) })
    send(response, asJson(this.tryTo(name, args, request)))
  }

  /** The team that a token is of; empty where only the call itself says which team of an organisation is meant. */
  private teamOf(request: IncomingMessage): string | { refusal: string } {
    const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '')
    const judged = this.grants.judge(token)
    if ('refusal' in judged) return judged
    return this.teams.has(judged.id) ? judged.id : ''
  }

  /** A call with an organisation's token. */
  private passOn(
    name: string,
    request: IncomingMessage,
    response: ServerResponse,
    { args, body }: { args: Json; body: Buffer },
  ): void {
    const token = this.grants.judge(String(request.headers.authorization ?? '').replace(/^Bearer /, ''))
    const ofOrg = 'refusal' in token ? [] : this.answeredBy(token.id)
    if (name === 'auth.test' && args.team_id === undefined && !('refusal' in token)) {
      const org = { enterprise_id: token.id, team_id: token.id, is_enterprise_install: true }
      const who = { user_id: BOT.userId, bot_id: BOT.botId, user: BOT.name }
      send(response, asJson({ ok: true, url: `${this.url}/`, team: token.id, ...org, ...who }))
      return
    }
    const named = ofOrg.find(({ workspace }) => workspace.team.id === args.team_id)
    if (named === undefined) {
      const error = args.team_id === undefined ? 'missing_argument' : 'team_access_not_granted'
      send(response, asJson({ ok: false, error }))
      return
    }
    const again = Object.assign(request, { [Symbol.asyncIterator]: () => [body][Symbol.iterator]() })
    this.doorOf(named.workspace.team.id)?.emit('request', again, response)
  }

  private doorOf(team: string): Server | undefined {
    return this.doors.get(team)
  }

  private tryTo(name: string, args: Json, request: IncomingMessage): Json {
    try {
      return { ok: true, ...(name === 'auth.revoke' ? this.revoke(args, request) : this.access(args, request)) }
    } catch (error) {
      if (error instanceof SlackRefusal) return { ok: false, error: error.code }
      throw error
    }
  }

  private access(args: Json, request: IncomingMessage): Json {
    const basic = Buffer.from(String(request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString()
    const [id, secret] = args.client_id === undefined ? basic.split(':') : [args.client_id, args.client_secret]
    if (id !== this.app.clientId) throw new SlackRefusal('invalid_client_id')
    if (secret !== this.app.clientSecret) throw new SlackRefusal('bad_client_secret')
    if (args.grant_type === 'refresh_token') {
      const { id: of, scopes, given } = this.grants.refresh(args.refresh_token)
      return this.describe(of, scopes, given)
    }
    if (args.grant_type !== undefined && args.grant_type !== 'authorization_code')
      throw new SlackRefusal('invalid_grant_type')
    const { id: of, user, scopes, given } = this.grants.spendCode(args.code, args.redirect_uri)
    for (const slack of this.answeredBy(of)) {
      slack.api.scopes.clear()
      for (const scope of scopes) slack.api.scopes.add(scope)
    }
    return { ...this.describe(of, scopes, given), authed_user: { id: user } }
  }

  private describe(id: string, scopes: string[], given: { token: string; refresh?: string; expiresS?: number }): Json {
    const team = this.teams.get(id)?.workspace.team
    const org = team === undefined ? id : team.org
    return {
      ...{
        app_id: APP,
        access_token: given.token,
        token_type: 'bot',
        scope: scopes.join(','),
        bot_user_id: BOT.userId,
      },
      team: team === undefined ? null : { id: team.id, name: team.name },
      enterprise: org === undefined ? null : { id: org, name: org },
      is_enterprise_install: team === undefined,
      ...(given.refresh !== undefined && { refresh_token: given.refresh, expires_in: given.expiresS }),
    }
  }

  private revoke(args: Json, request: IncomingMessage): Json {
    const token = this.grants.judge(String(request.headers.authorization ?? args.token).replace(/^Bearer /, ''))
    if ('refusal' in token) throw new SlackRefusal(token.refusal)
    if (args.test === 'true' || args.test === '1') return { revoked: false }
    this.grants.end(token.id, 'revoked')
    void this.tellOfEnd(token.id, 'tokens_revoked')
    return { revoked: true }
  }
}

const OWN_METHODS = new Set(['oauth.v2.access', 'auth.revoke'])

const asJson = (body: Json): Answer => ({
  ...{ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } },
  body: JSON.stringify(body),
})

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body)
}
