import type { InstallationStore, KeptTokens, Tokens } from '../../service/stores/installation-store.js'
import type { Clock } from '../workspace/clock.js'
import { platformError } from '../workspace/features.js'

/** Uses up a refresh token. Throws what Slack's SDK throws. */
export type Refresh = (refreshToken: string) => Promise<Tokens>

/** The app is not installed there, or no longer. */
export class NotInstalled extends Error {
  readonly code = 'notInstalled'

  constructor(id: string) {
    super(`the app is not installed in ${id}`)
  }
}

interface Parts {
  id: string
  store: Pick<InstallationStore, 'tokens' | 'beginRefresh' | 'renew' | 'giveUpRefresh'>
  refresh: Refresh
  clock: Clock
  log: (line: string) => void
}

/** Slack's tokens hold twelve hours; SDKs refresh two before the end, so that nobody waits for it. */
const AHEAD_MS = 2 * 60 * 60 * 1000
/** A call that begins now ends before that. */
const LEAST_MS = 60_000
/** Longer than the call takes; who has the right to refresh and dies loses it to another. */
const LEASE_MS = 30_000
const LOOK_EVERY_MS = 250
const MOST_LOOKS = 80
/** Where a refresh ahead did not succeed, the next is tried so much later. */
const AGAIN_MS = 60_000

/**
 * The token of one installation, as it is now. A token that lapses is refreshed ahead, by one process alone: a refresh token is good
 * once, and whoever came second would lose the installation.
 */
export class InstallationToken {
  private readonly parts: Parts
  private known: KeptTokens | undefined
  private refreshing: Promise<KeptTokens> | undefined
  private notBefore = 0
  /** Refreshed, and the store could not be told. */
  private unkept: { generation: number; tokens: Tokens } | undefined

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Throws NotInstalled. */
  async now(): Promise<string> {
    this.known ??= await this.read()
    if (this.unkept !== undefined) await this.keep()
    const leftMs = this.leftMs(this.known)
    if (leftMs > AHEAD_MS) return this.known.token
    if (leftMs > LEAST_MS) {
      if (this.parts.clock.now() >= this.notBefore) void this.refreshOnce().catch(() => {})
      return this.known.token
    }
    return (await this.refreshOnce()).token
  }

  private leftMs({ expiresAt, refreshToken }: KeptTokens): number {
    if (expiresAt === undefined || refreshToken === undefined) return Number.POSITIVE_INFINITY
    return expiresAt - this.parts.clock.now()
  }

  private async read(): Promise<KeptTokens> {
    const { id, store } = this.parts
    const tokens = await store.tokens(id)
    if (tokens === undefined) throw new NotInstalled(id)
    return tokens
  }

  private refreshOnce(): Promise<KeptTokens> {
    this.refreshing ??= this.refresh()
      .catch((error: unknown) => {
        this.notBefore = this.parts.clock.now() + AGAIN_MS
        const { id, log } = this.parts
        log(`error install: the token of ${id} was not refreshed: ${platformError(error) ?? String(error)}`)
        throw error
      })
      .finally(() => {
        this.refreshing = undefined
      })
    return this.refreshing
  }

  private async refresh(): Promise<KeptTokens> {
    const { id, store, clock } = this.parts
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      // Another process may have been faster.
      this.known = await this.read()
      if (this.leftMs(this.known) > AHEAD_MS) return this.known
      const { generation, refreshToken } = this.known
      if (refreshToken === undefined) return this.known
      if (await store.beginRefresh(id, generation, LEASE_MS)) return this.spend(this.known, refreshToken)
      if (this.leftMs(this.known) > LEAST_MS) return this.known
      await clock.pause(LOOK_EVERY_MS)
    }
    throw new Error(`another process refreshes the token of ${id} and does not come to an end`)
  }

  private async spend({ generation }: KeptTokens, refreshToken: string): Promise<KeptTokens> {
    const { id, store, refresh } = this.parts
    let tokens: Tokens
    try {
      tokens = await refresh(refreshToken)
    } catch (error) {
      await store.giveUpRefresh(id, generation).catch(() => {})
      throw error
    }
    this.known = { ...tokens, generation: generation + 1 }
    this.unkept = { generation, tokens }
    await this.keep()
    return this.known
  }

  /** What Slack gave is not lost with a database that is away just then: the next call tries again to keep it. */
  private async keep(): Promise<void> {
    const { unkept } = this
    if (unkept === undefined) return
    const { id, store, log } = this.parts
    try {
      await store.renew(id, unkept.generation, unkept.tokens)
      this.unkept = undefined
    } catch (error) {
      log(`error install: the token of ${id} was refreshed and is not kept yet: ${String(error)}`)
    }
  }
}

/** fetch with the token of now in place of the one that a client was made with; what goes out without a token still does. */
export function withToken(fetchOnce: typeof fetch, token: Pick<InstallationToken, 'now'>): typeof fetch {
  return async (url, init) => {
    const headers = new Headers(init?.headers)
    if (!headers.has('authorization')) return fetchOnce(url, init)
    headers.set('authorization', `Bearer ${await token.now()}`)
    return fetchOnce(url, { ...init, headers })
  }
}
