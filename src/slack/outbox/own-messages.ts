import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Features } from '../workspace/features.js'

const EVENT_TYPE = 'telework_answer'
/** The clock here and Slack's may differ by this. */
const SKEW_S = 300
/** What is looked for was sent lately; further back it is not. */
const MOST_PAGES = 10

/** A message that may have been posted. */
export interface Sought {
  channel: string
  thread_ts?: string | undefined
  text: string
  /** The key that it carries. */
  key: string
  /** Not before this, in milliseconds since 1970. */
  since: number
}

interface Found {
  ts?: string
  text?: string
  bot_id?: string
  metadata?: { event_type?: string; event_payload?: object }
}

/**
 * What this app has posted, as Slack tells. `chat.postMessage` has no key against posting twice
 * (github.com/slackapi/slack-api-specs/issues/10), so each message carries one in its metadata.
 */
export class OwnMessages {
  private readonly client: WebClient
  private readonly features: Features
  private readonly botId: string | undefined

  constructor(client: WebClient, features: Features, botId: string | undefined) {
    this.client = client
    this.features = features
    this.botId = botId
  }

  /** What makes a message one that can be found again. */
  static markOf(key: string) {
    return { event_type: EVENT_TYPE, event_payload: { key } }
  }

  /**
   * The message's place, where it is there. Nothing also where the server does not let us look: a message twice is better than
   * none. Throws where it gave no answer.
   */
  async find(sought: Sought): Promise<{ ts?: string } | undefined> {
    let cursor: string | undefined
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const read = await this.read(sought, cursor)
      const found = ((read?.messages ?? []) as Found[]).find((each) => this.isIt(each, sought))
      if (found !== undefined) return found
      cursor = read?.response_metadata?.next_cursor
      if (!cursor) return undefined
    }
    return undefined
  }

  private async read({ channel, thread_ts, since }: Sought, cursor: string | undefined) {
    const oldest = (since / 1000 - SKEW_S).toFixed(6)
    const page = { channel, oldest, include_all_metadata: true, limit: 200, ...(cursor && { cursor }) }
    try {
      return await this.features.attempt('ownMessages', () =>
        thread_ts === undefined
          ? this.client.conversations.history(page)
          : this.client.conversations.replies({ ...page, ts: thread_ts }),
      )
    } catch (error) {
      if (error instanceof WebAPIPlatformError) return undefined
      throw error
    }
  }

  /** By its key; by its text where the server keeps no metadata. */
  private isIt(found: Found, { key, text }: Sought): boolean {
    if (found.metadata?.event_type === EVENT_TYPE) return Object(found.metadata.event_payload).key === key
    return (
      found.metadata === undefined && found.bot_id !== undefined && found.bot_id === this.botId && found.text === text
    )
  }
}
