import type { App, Logger, Receiver, ReceiverEvent } from '@slack/bolt'
import { SocketModeClient } from '@slack/socket-mode'
import type { InFlight } from './in-flight.js'

export interface SocketSettings {
  appToken: string
  /** The server for `apps.connections.open`; Slack's own where absent. */
  apiUrl?: string
}

interface SlackEvent {
  ack: (body?: Record<string, unknown>) => Promise<void>
  body: Record<string, unknown>
  retry_num?: number
  retry_reason?: string
}

const CONNECT_MS = 15_000
const STARTING_TRIES = 5
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 30_000
/** A connection that holds this long has worked: the next pause starts short again. */
const STEADY_MS = 10_000
const CLOSE_MS = 2000

/**
 * Slack's Socket Mode with a connection of its own making each time. In place of Bolt's SocketModeReceiver: with
 * @slack/socket-mode 3.1.0 a failed reconnect is an unhandled rejection (fixed in 3.2.0), and each one waits 5 s.
 */
export class SupervisedSocketReceiver implements Receiver {
  private readonly settings: SocketSettings
  private readonly inFlight: InFlight
  private readonly logger: Logger
  private app: App | undefined
  private client: SocketModeClient | undefined
  private stopping = false

  constructor(settings: SocketSettings, inFlight: InFlight, logger: Logger) {
    this.settings = settings
    this.inFlight = inFlight
    this.logger = logger
  }

  init(app: App): void {
    this.app = app
  }

  /** Connected when it resolves; throws what the server said when the first connections fail. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.connect()
        return
      } catch (error) {
        if (tries === STARTING_TRIES || isFinal(error)) throw error
        await pause(FIRST_PAUSE_MS * 2 ** tries)
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true
    await Promise.race([this.client?.disconnect(), pause(CLOSE_MS)])
  }

  private async connect(): Promise<void> {
    const { appToken, apiUrl } = this.settings
    const client = new SocketModeClient({
      appToken,
      logger: this.logger,
      autoReconnectEnabled: false,
      clientOptions: {
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
        timeout: CONNECT_MS,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    })
    client.on('slack_event', (event: SlackEvent) => this.receive(event))
    const opened = client.start()
    opened.catch(() => {})
    try {
      await Promise.race([opened, pause(CONNECT_MS).then(() => Promise.reject(new Error('no hello from the server')))])
    } catch (error) {
      client.removeAllListeners('slack_event')
      client.disconnect().catch(() => {})
      throw error
    }
    this.client = client
    const since = Date.now()
    client.once('disconnected', () => {
      if (!this.stopping) void this.reconnect(Date.now() - since < STEADY_MS ? FIRST_PAUSE_MS : 0)
    })
  }

  /** Slack closes a connection every few hours, and when it deploys: tries for as long as the process lives. */
  private async reconnect(firstPauseMs: number): Promise<void> {
    this.logger.info('Socket Mode connection closed; connecting again')
    for (
      let pauseMs = firstPauseMs;
      !this.stopping;
      pauseMs = Math.min(LONGEST_PAUSE_MS, (pauseMs || FIRST_PAUSE_MS) * 2)
    ) {
      // Not all at once: every process of the app loses its connection when Slack deploys.
      await pause(pauseMs * (0.5 + Math.random()))
      try {
        if (!this.stopping) await this.connect()
        this.logger.info('Socket Mode connected again')
        return
      } catch (error) {
        this.logger.warn('Socket Mode connection failed:', error instanceof Error ? error.message : error)
      }
    }
  }

  private async receive({ ack, body, retry_num, retry_reason }: SlackEvent): Promise<void> {
    // Not acknowledged: Slack gives it to another process, or to this one again.
    if (this.stopping) return
    let acknowledged = false
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: Record<string, unknown>) => {
        if (acknowledged) return
        acknowledged = true
        // A connection lost by now does not stop the work: the delivery comes again, and is known by its key.
        await ack(answer).catch((error: unknown) => this.logger.warn('an acknowledgement was not sent:', String(error)))
      },
    }
    if (retry_num !== undefined) event.retryNum = retry_num
    if (retry_reason !== undefined) event.retryReason = retry_reason
    try {
      await this.inFlight.track(this.app?.processEvent(event) ?? Promise.resolve())
    } catch (error) {
      this.logger.error('a delivery was not worked on:', error)
    }
  }
}

/** The token is wrong or the app has no Socket Mode: trying again changes nothing. */
function isFinal(error: unknown): boolean {
  const code = (error as { data?: { error?: unknown } }).data?.error
  return typeof code === 'string' && /auth|token|account_inactive|scope|not_allowed|forbidden/.test(code)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
