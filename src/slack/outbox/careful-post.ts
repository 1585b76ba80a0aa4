import { randomUUID } from 'node:crypto'
import type { Logger } from '@slack/bolt'
import {
  type ChatPostMessageArguments,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  type WebClient,
} from '@slack/web-api'
import type { Clock } from '../workspace/clock.js'
import type { Features } from '../workspace/features.js'

const EVENT_TYPE = 'telework_answer'
const PAUSES_MS = [250, 500, 1000, 2000, 4000]
const LONGEST_WAIT_S = 60
/** The clock here and Slack's may differ by this. */
const SKEW_S = 300

interface Found {
  text?: string
  bot_id?: string
  metadata?: { event_type?: string; event_payload?: object }
}

/**
 * `chat.postMessage` that neither loses a message nor posts it twice when Slack's answer gets lost. Slack has no key
 * for that (github.com/slackapi/slack-api-specs/issues/10), so each message carries one in its metadata, and after an
 * answer that never came the message is looked for before it is sent again.
 */
export class CarefulPoster {
  private readonly client: WebClient
  private readonly features: Features
  private readonly logger: Logger
  private readonly botId: string | undefined
  private readonly clock: Clock

  /** `client` must not try again by itself, and must reject calls that Slack limits. */
  constructor(client: WebClient, features: Features, logger: Logger, botId: string | undefined, clock: Clock) {
    this.client = client
    this.features = features
    this.logger = logger
    this.botId = botId
    this.clock = clock
  }

  /** Throws what Slack said, or the last broken connection. */
  async post(message: ChatPostMessageArguments): Promise<void> {
    const key = randomUUID()
    const since = this.clock.now() / 1000 - SKEW_S
    const keyed = { ...message, metadata: { event_type: EVENT_TYPE, event_payload: { key } } }
    let unsure = false
    for (let tries = 0; ; tries += 1) {
      try {
        if (unsure && (await this.isThere(message, key, since))) return
        unsure = true
        await this.client.chat.postMessage(keyed)
        return
      } catch (error) {
        if (error instanceof WebAPIPlatformError) throw error
        const pauseMs = PAUSES_MS[tries]
        if (pauseMs === undefined) throw error
        this.logger.info(`chat.postMessage: ${String(error)}; looking whether the message is there`)
        await this.clock.pause(Math.max(pauseMs, waitOf(error)))
      }
    }
  }

  /** False also where the server does not let us look: a message twice is better than none. */
  private async isThere(message: ChatPostMessageArguments, key: string, since: number): Promise<boolean> {
    const { channel, thread_ts, text } = message as ChatPostMessageArguments & { text?: string }
    const page = { channel, oldest: since.toFixed(6), include_all_metadata: true, limit: 100 }
    try {
      const read = await this.features.attempt('ownMessages', () =>
        thread_ts === undefined
          ? this.client.conversations.history(page)
          : this.client.conversations.replies({ ...page, ts: thread_ts }),
      )
      return ((read?.messages ?? []) as Found[]).some((each) => this.isOurs(each, key, text))
    } catch (error) {
      if (error instanceof WebAPIPlatformError) return false
      throw error
    }
  }

  /** By its key; by its text where the server keeps no metadata. */
  private isOurs(found: Found, key: string, text: unknown): boolean {
    if (found.metadata?.event_type === EVENT_TYPE) return Object(found.metadata.event_payload).key === key
    return (
      found.metadata === undefined && found.bot_id !== undefined && found.bot_id === this.botId && found.text === text
    )
  }
}

function waitOf(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? Math.min(error.retryAfter, LONGEST_WAIT_S) * 1000 : 0
}
