import type { Logger } from '@slack/bolt'
import { Recent } from '../../service/recent.js'
import type { Message } from '../render/message.js'

/** So many are known at once. */
const MOST_SHOWN = 500

/**
 * Answers that one person alone sees. Slack tells nothing of them when a button in one is pressed, so what they show is remembered
 * here, for as long as the process lives. It can be changed for half an hour.
 */
export class PrivateMessages {
  private readonly shown = new Recent<Message>(MOST_SHOWN)
  /** Where the last press in each came with leave to change it. */
  private readonly ways = new Recent<string>(MOST_SHOWN)
  private readonly fetch: typeof fetch
  private readonly logger: Logger

  constructor(patient: typeof fetch, logger: Logger) {
    this.fetch = patient
    this.logger = logger
  }

  /** What the message with this name shows. */
  remember(name: string, message: Message): void {
    this.shown.note(name, message)
  }

  get(name: string): Message | undefined {
    return this.shown.get(name)
  }

  /** A `response_url` by which the message can be changed from elsewhere; undefined where nobody has pressed in it. */
  wayTo(name: string): string | undefined {
    return this.ways.get(name)
  }

  /** Puts another in the place of the message whose button was pressed; false where the server does not take it any more. */
  async replace(responseUrl: string, name: string, message: Message): Promise<boolean> {
    const body = JSON.stringify({ response_type: 'ephemeral', replace_original: true, ...message })
    try {
      const response = await this.fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const said = await response.text()
      if (!response.ok || /"ok":\s*false/.test(said)) throw new Error(said.slice(0, 100))
      this.remember(name, message)
      this.ways.note(name, responseUrl)
      return true
    } catch (error) {
      this.ways.forget(name)
      this.logger.info(`a private message was not changed: ${String(error)}`)
      return false
    }
  }
}
