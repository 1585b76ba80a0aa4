import type { Logger } from '@slack/bolt'
import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode'
import { isFrame } from './payload.js'

/**
 * Slack's client, which takes no frame that is none: @slack/socket-mode 3.1.0 reads a frame's payload unseen, in a promise
 * that nobody waits for, and so ends the process (for payloads without an event: fixed in its 3.1.1, not out in 2026-11).
 */
export class CheckedSocketModeClient extends SocketModeClient {
  private readonly log: Logger

  constructor(options: SocketModeOptions & { logger: Logger }) {
    super(options)
    this.log = options.logger
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      if (typeof data !== 'string' || isFrame(JSON.parse(data))) await super.onWebSocketMessage(data, isBinary)
      else this.log.warn('a frame was left alone: it is nothing that Slack delivers')
    } catch (error) {
      this.log.warn('a frame was left alone:', error instanceof Error ? error.message : error)
    }
  }
}
