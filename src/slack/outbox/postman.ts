import type { Logger } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api'
import type { Message } from '../render/message.js'
import type { Features } from '../workspace/features.js'
import { type Form, isBlockRefusal, postFullest, type Refusal, refusalOf } from './forms.js'
import { OwnMessages } from './own-messages.js'
import type { QueuedPlace } from './place.js'

/** A message on its way, as it is kept: where it goes, and the forms that it may take. */
export interface Letter {
  place: QueuedPlace
  forms: Form[]
  /** Where it is refused, whoever waits is not told here. */
  untold?: true
  /** Of the delivery that it answers, for the log. */
  mark?: string
  /** The name of the reply, the share, or whatever else it shows, where its place is to be known. */
  reply?: string
}

/** Which message shows what has a name. */
export interface ReplyPlaces {
  /** Empty where a reply was taken away, undefined where nobody knows. */
  find(reply: string): Promise<string | undefined>
  note(name: string, place: { channel: string; message: string }): Promise<void>
}

/** What is known of a letter's sending. */
export interface Sending {
  /** The same at each try. */
  key: string
  /** How often it was begun, this time counted. */
  sends: number
  /** When it was put into its queue, in milliseconds since 1970. */
  at: number
}

/** Slack wants a pause; nothing was sent. */
export class SlowDown extends Error {
  readonly waitMs: number

  constructor(waitS: number) {
    super(`wait ${waitS} s`)
    this.waitMs = waitS * 1000
  }
}

/** Slack's own trouble: it may have done its work or not (the reference of chat.postMessage says so of fatal_error). */
const UNKNOWN = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'ratelimited'])
/** A message that cannot be changed any more. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'thread_not_found'])
/** After so many tries by the quick way to one person, the other way. */
const QUICK_TRIES = 5
const LONGEST_WAIT_S = 60
const QUIET = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const

export interface PostmanParts {
  /** Tries nothing again by itself, and rejects calls that Slack limits. */
  client: WebClient
  fetch: typeof fetch
  features: Features
  logger: Logger
  botId: string | undefined
  places: ReplyPlaces
}

/**
 * Carries a letter where it belongs, once each time it is asked to. What all can read is looked for before it is sent a second
 * time; what one person reads cannot be, and may arrive twice where the first answer got lost.
 */
export class Postman {
  private readonly client: WebClient
  private readonly fetch: typeof fetch
  private readonly features: Features
  private readonly logger: Logger
  private readonly own: OwnMessages
  private readonly places: ReplyPlaces

  constructor({ client, fetch, features, logger, botId, places }: PostmanParts) {
    this.places = places
    this.client = client
    this.fetch = fetch
    this.features = features
    this.logger = logger
    this.own = new OwnMessages(client, features, botId)
  }

  /** Gives why the server does not take it. Throws SlowDown, and anything else where nobody knows whether it was sent. */
  async carry(letter: Letter, sending: Sending): Promise<Refusal | undefined> {
    const { place, forms } = letter
    try {
      const shown = place.kind === 'instead' ? await this.places.find(place.reply) : undefined
      // Taken away by whoever asked.
      if (shown === '') return undefined
      if (sending.sends > 1 && (await this.isThere(letter, sending))) return undefined
      return await postFullest(forms, (message) => this.post(letter, message, sending, shown), {
        features: this.features,
        logger: this.logger,
      })
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error
      throw new SlowDown(Math.min(error.retryAfter, LONGEST_WAIT_S))
    }
  }

  private async isThere({ place, forms, reply }: Letter, { key, at }: Sending): Promise<boolean> {
    // Nobody can read again what one person alone was sent.
    if ('user' in place) return false
    const { channel, thread } = place
    const found = await this.own.find({
      ...{ channel, thread_ts: thread, text: forms[0]?.message.text ?? '', key, since: at },
    })
    if (found?.ts !== undefined && reply !== undefined) await this.places.note(reply, { channel, message: found.ts })
    return found !== undefined
  }

  private post(
    { place, reply }: Letter,
    message: Message,
    sending: Sending,
    shown: string | undefined,
  ): Promise<Refusal | undefined> {
    if (place.kind === 'instead' && shown !== undefined) return this.change(place.channel, shown, message)
    if (!('user' in place)) return this.postForAll(place, message, sending, reply)
    return place.kind === 'private'
      ? this.postPrivately(place, message, sending)
      : this.postAside(place, message, sending)
  }

  private async postForAll(
    { channel, thread }: { channel: string; thread?: string },
    message: Message,
    { key }: Sending,
    reply?: string,
  ): Promise<Refusal | undefined> {
    let posted: string | undefined
    const refusal = known(
      await refusalOf(async () => {
        const { ts } = await this.client.chat.postMessage({
          channel,
          ...(thread !== undefined && { thread_ts: thread }),
          ...argumentsOf(message),
          ...QUIET,
          metadata: OwnMessages.markOf(key),
        })
        posted = ts
      }),
    )
    if (posted !== undefined && reply !== undefined) await this.places.note(reply, { channel, message: posted })
    return refusal
  }

  /** Where it is gone, nobody reads it any more. */
  private async change(channel: string, ts: string, message: Message): Promise<Refusal | undefined> {
    const args = { channel, ts, ...message, parse: 'none', link_names: false } as const
    const refusal = known(await refusalOf(() => this.client.chat.update(args)))
    if (refusal === undefined || !GONE.has(refusal.code)) return refusal
    this.logger.info(`an answer was not changed: ${refusal.code}`)
    return undefined
  }

  private async postAside(
    place: QueuedPlace & { kind: 'aside' },
    message: Message,
    sending: Sending,
  ): Promise<Refusal | undefined> {
    const { channel, user, thread } = place
    const refusal = await this.unlessTiring(sending, () =>
      this.postEphemeral({ channel, user, ...(thread !== undefined && { thread_ts: thread }) }, message),
    )
    if (refusal === undefined || isBlockRefusal(refusal)) return refusal
    return this.postPrivately(place, message, sending)
  }

  /** To one person, now, outside every queue. */
  async postEphemeral(
    to: { channel: string; user: string; thread_ts?: string },
    message: Message,
  ): Promise<Refusal | undefined> {
    let refusal: Refusal | undefined
    const args = { ...to, ...argumentsOf(message), parse: 'none', link_names: false } as const
    const sent = await this.features
      .attempt('repliesInThreads', async () => {
        refusal = known(await refusalOf(() => this.client.chat.postEphemeral(args)))
        if (refusal !== undefined && !isBlockRefusal(refusal)) throw refusal.error
        return true
      })
      .catch((error: unknown) => {
        if (refusal === undefined) throw error
      })
    return sent === undefined ? (refusal ?? { code: 'not_here', detail: '', error: undefined }) : refusal
  }

  private async postPrivately(
    place: QueuedPlace & { kind: 'private' | 'aside' },
    message: Message,
    sending: Sending,
  ): Promise<Refusal | undefined> {
    const body = {
      response_type: 'ephemeral',
      replace_original: false,
      ...(place.kind === 'private' && place.thread !== undefined && { thread_ts: place.thread }),
      ...bodyOf(message),
    }
    const url = place.responseUrl
    const refusal =
      url === undefined || url === ''
        ? { code: 'no_url', detail: '', error: undefined }
        : await this.unlessTiring(sending, () => this.postToUrl(url, body))
    if (refusal === undefined || isBlockRefusal(refusal)) return refusal
    // The URL takes five messages within 30 minutes; after that the person still gets the answer, in their DM.
    this.logger.info(`response_url refused (${refusal.code}); sent as a DM`)
    return this.postForAll({ channel: place.user }, message, sending)
  }

  /** A way that gives no answer again and again counts as one that refuses: there is another. */
  private async unlessTiring(
    { sends }: Sending,
    call: () => Promise<Refusal | undefined>,
  ): Promise<Refusal | undefined> {
    try {
      return await call()
    } catch (error) {
      if (sends < QUICK_TRIES || error instanceof SlowDown || error instanceof WebAPIRateLimitedError) throw error
      return { code: 'unreachable', detail: '', error }
    }
  }

  private async postToUrl(url: string, body: object): Promise<Refusal | undefined> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await this.fetch(url, init)
    if (response.status === 429) {
      throw new SlowDown(Math.min(Number(response.headers.get('retry-after')) || 1, LONGEST_WAIT_S))
    }
    if (response.status >= 500) throw new Error(`response_url: http_${response.status}`)
    const said = await response.text()
    const refused = /^\s*\{/.test(said) ? (JSON.parse(said) as { ok?: boolean; error?: string }) : {}
    if (response.ok && refused.ok !== false) return undefined
    const code = refused.error ?? (/^[a-z_]{3,40}$/.test(said.trim()) ? said.trim() : `http_${response.status}`)
    return { code, detail: said.slice(0, 500), error: new Error(`response_url: ${code}`) }
  }
}

/** A refusal; throws where it is none, but Slack's own trouble. */
function known(refusal: Refusal | undefined): Refusal | undefined {
  if (refusal !== undefined && UNKNOWN.has(refusal.code)) throw refusal.error
  return refusal
}

function bodyOf(message: Message) {
  return message.blocks.length === 0 ? { text: message.text } : message
}

/** With the blocks as the text that they are sent as: the SDK walks through each object that it is given, for its log. */
function argumentsOf({ text, blocks }: Message) {
  return blocks.length === 0 ? { text } : { text, blocks: JSON.stringify(blocks) as unknown as KnownBlock[] }
}
