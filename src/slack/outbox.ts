import type { Logger } from '@slack/bolt'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { CarefulPoster } from './careful-post.js'
import type { Features } from './features.js'
import type { Message } from './message.js'
import { patientFetch } from './patient-fetch.js'

/** Where a message goes. */
export type Place =
  /** In a thread of a channel or DM, or, without a thread, at the end of it (a user's id stands for the DM with them). */
  | { kind: 'thread'; channel: string; thread?: string }
  /** To one person, by the URL that their command, shortcut or button came with; in the thread where one is given. */
  | { kind: 'private'; user: string; responseUrl: string; thread?: string }
  /** To one person, beside a thread that others see. */
  | { kind: 'aside'; user: string; channel: string; thread: string; responseUrl: string }

/** What the server there can show. */
export interface Showable {
  folding: boolean
  tables: boolean
}

export type Render = (showable: Showable) => Message

interface Refusal {
  code: string
  detail: string
  error: unknown
}

/** The server's words for blocks that it does not take. */
const BLOCK_REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
])
const QUIET = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const

/** Sends messages, each in the fullest form that the server takes: folded, then flat, then its text alone. */
export class Outbox {
  private readonly features: Features
  private readonly logger: Logger
  private readonly fetch: typeof fetch
  private readonly poster: CarefulPoster

  constructor(poster: CarefulPoster, features: Features, logger: Logger, fetchOnce: typeof fetch) {
    this.poster = poster
    this.features = features
    this.logger = logger
    this.fetch = fetchOnce
  }

  /** Throws what the server said where it takes no form at all. */
  async send(client: WebClient, place: Place, render: Render): Promise<void> {
    const best = { folding: this.features.has('folding'), tables: this.features.has('tables') }
    const refusal = await this.post(client, place, render(best))
    if (refusal === undefined) return
    if (!BLOCK_REFUSALS.has(refusal.code)) throw refusal.error
    this.logger.warn(`blocks refused: ${refusal.code} ${refusal.detail}`)
    const flat = render({ folding: false, tables: false })
    const again = best.folding || best.tables ? await this.post(client, place, flat) : refusal
    if (again === undefined) {
      if (refusal.code !== 'msg_blocks_too_long') {
        this.features.switchOff('folding', refusal.code)
        this.features.switchOff('tables', refusal.code)
      }
      return
    }
    this.logger.error(`blocks refused in every form: ${again.code} ${again.detail}`)
    const last = await this.post(client, place, { text: flat.text, blocks: [] })
    if (last !== undefined) throw last.error
  }

  private async post(client: WebClient, place: Place, message: Message): Promise<Refusal | undefined> {
    if (place.kind === 'thread') return this.postInThread(place, message)
    if (place.kind === 'private') return this.postPrivately(place, message)
    const refusal = await this.postAside(client, place, message)
    if (refusal === undefined || BLOCK_REFUSALS.has(refusal.code)) return refusal
    return this.postPrivately(place, message)
  }

  private postInThread(place: Place & { kind: 'thread' }, message: Message) {
    return refusalOf(() =>
      this.poster.post({
        channel: place.channel,
        ...(place.thread !== undefined && { thread_ts: place.thread }),
        ...bodyOf(message),
        ...QUIET,
      }),
    )
  }

  private async postAside(
    client: WebClient,
    place: Place & { kind: 'aside' },
    message: Message,
  ): Promise<Refusal | undefined> {
    const { channel, user, thread } = place
    let refusal: Refusal | undefined
    const sent = await this.features
      .attempt('repliesInThreads', async () => {
        refusal = await refusalOf(() =>
          client.chat.postEphemeral({
            channel,
            user,
            thread_ts: thread,
            ...bodyOf(message),
            parse: 'none',
            link_names: false,
          }),
        )
        if (refusal !== undefined && !BLOCK_REFUSALS.has(refusal.code)) throw refusal.error
        return true
      })
      .catch(() => undefined)
    return sent === undefined ? { code: 'not_sent', detail: '', error: refusal?.error } : refusal
  }

  private async postPrivately(
    place: Place & { kind: 'private' | 'aside' },
    message: Message,
  ): Promise<Refusal | undefined> {
    const body = {
      response_type: 'ephemeral',
      replace_original: false,
      ...(place.kind === 'private' && place.thread !== undefined && { thread_ts: place.thread }),
      ...bodyOf(message),
    }
    const refusal = await this.postToUrl(place.responseUrl, body)
    if (refusal === undefined || BLOCK_REFUSALS.has(refusal.code)) return refusal
    // The URL takes five messages within 30 minutes; after that the person still gets the answer, in their DM.
    this.logger.info(`response_url refused (${refusal.code}); sent as a DM`)
    return this.postInThread({ kind: 'thread', channel: place.user }, message)
  }

  private async postToUrl(url: string, body: object): Promise<Refusal | undefined> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    try {
      const response = await patientFetch(this.fetch, url, init)
      const said = await response.text()
      const refused = /^\s*\{/.test(said) ? (JSON.parse(said) as { ok?: boolean; error?: string }) : {}
      if (response.ok && refused.ok !== false) return undefined
      const code = refused.error ?? (/^[a-z_]{3,40}$/.test(said.trim()) ? said.trim() : `http_${response.status}`)
      return { code, detail: said.slice(0, 500), error: new Error(`response_url: ${code}`) }
    } catch (error) {
      return { code: 'unreachable', detail: '', error }
    }
  }
}

function bodyOf(message: Message) {
  return message.blocks.length === 0 ? { text: message.text } : message
}

async function refusalOf(call: () => Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await call()
    return undefined
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error
    const messages = error.data.response_metadata?.messages ?? []
    return { code: error.data.error, detail: messages.join(' ').slice(0, 1000), error }
  }
}
