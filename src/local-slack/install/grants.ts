import type { Clock } from '../clock.js'
import { SlackRefusal } from '../json.js'

/** Docs pages “Installing with OAuth” and “Using token rotation”, read 2026-09. */
const CODE_MS = 10 * 60_000
const TOKEN_MS = 12 * 60 * 60_000

/** What somebody allowed on Slack's page, and the app has not fetched yet. */
interface Code {
  id: string
  user: string
  scopes: string[]
  redirectUri: string | undefined
  until: number
  used: boolean
}

interface Token {
  id: string
  scopes: string[]
  /** Absent where it does not lapse. */
  until?: number
  refresh?: string
  state: 'good' | 'revoked' | 'uninstalled' | 'replaced'
}

interface Given {
  token: string
  refresh?: string
  expiresS?: number
}

/** Codes and tokens of one app: a code is good once and for ten minutes, a refresh token once. */
export class Grants {
  /** Whether tokens lapse after twelve hours; the app's settings say so. */
  rotates = false
  private readonly clock: Clock
  private readonly codes = new Map<string, Code>()
  private readonly tokens = new Map<string, Token>()
  /** Refresh tokens that were used. */
  private readonly spent = new Set<string>()
  private last = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  allow(grant: Pick<Code, 'id' | 'user' | 'scopes' | 'redirectUri'>): string {
    const code = `${this.next()}.${grant.id}.code`
    this.codes.set(code, { ...grant, until: this.clock.now() + CODE_MS, used: false })
    return code
  }

  /** What `oauth.v2.access` refuses a code for. */
  spendCode(name: unknown, redirectUri: unknown): Code & { given: Given } {
    const code = this.codes.get(String(name))
    if (code === undefined) throw new SlackRefusal('invalid_code')
    if (code.used) throw new SlackRefusal('code_already_used')
    if (code.until <= this.clock.now()) throw new SlackRefusal('invalid_code')
    if (code.redirectUri !== undefined && code.redirectUri !== redirectUri) throw new SlackRefusal('bad_redirect_uri')
    code.used = true
    return { ...code, given: this.give(code.id, code.scopes) }
  }

  /** A refresh token gives another, and the token before it lapses. */
  refresh(name: unknown): { id: string; scopes: string[]; given: Given } {
    const refresh = String(name)
    const found = [...this.tokens.values()].find((each) => each.refresh === refresh)
    if (found === undefined || this.spent.has(refresh) || found.state === 'revoked' || found.state === 'uninstalled')
      throw new SlackRefusal('invalid_refresh_token')
    this.spent.add(refresh)
    found.state = 'replaced'
    return { id: found.id, scopes: found.scopes, given: this.give(found.id, found.scopes) }
  }

  /** The installation that a token is of, or why it is good for nothing. */
  judge(name: string): Token | { refusal: string } {
    const token = this.tokens.get(name)
    if (token === undefined) return { refusal: 'invalid_auth' }
    if (token.state === 'revoked') return { refusal: 'token_revoked' }
    if (token.state === 'uninstalled') return { refusal: 'account_inactive' }
    // One that was replaced holds until its time is over: calls may be under way with it.
    if (token.until !== undefined && token.until <= this.clock.now()) return { refusal: 'token_expired' }
    return token
  }

  end(id: string, state: 'revoked' | 'uninstalled'): void {
    for (const token of this.tokens.values()) if (token.id === id) token.state = state
  }

  private give(id: string, scopes: string[]): Given {
    if (!this.rotates) {
      const token = `xoxb-${id}-${this.next()}`
      this.tokens.set(token, { id, scopes, state: 'good' })
      return { token }
    }
    const token = `xoxe.xoxb-1-${id}-${this.next()}`
    const refresh = `xoxe-1-${id}-${this.next()}`
    this.tokens.set(token, { id, scopes, refresh, until: this.clock.now() + TOKEN_MS, state: 'good' })
    return { token, refresh, expiresS: TOKEN_MS / 1000 }
  }

  private next(): string {
    this.last += 1
    return String(this.last).padStart(6, '0')
  }
}
