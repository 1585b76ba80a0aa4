import type { App, Logger, ReceiverEvent } from '@slack/bolt'
import { type Clock, REAL_CLOCK } from '../workspace/clock.js'
import type { InFlight } from './in-flight.js'
import type { Intake } from './inbox.js'
import { nameOf, type Payload } from './payload.js'
import { CheckedSocketModeClient } from './socket-client.js'

export interface SocketSettings {
  appToken: string
  /** The server for `apps.connections.open`; Slack's own where absent. */
  apiUrl?: string
}

interface SlackEvent {
  ack: (body?: Record<string, unknown>) => Promise<void>
  body: Payload
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
export class SupervisedSocketReceiver implements Intake {
  private readonly settings: SocketSettings
  private readonly inFlight: InFlight
  private readonly logger: Logger
  private app: App | undefined
  private client: CheckedSocketModeClient | undefined
  private stopping = false
  private connected = false
  private readonly clock: Clock
  /** Of the connections since the last one that held. */
  private unsteady = 0

  constructor(settings: SocketSettings, inFlight: InFlight, logger: Logger, clock: Clock = REAL_CLOCK) {
    this.settings = settings
    this.inFlight = inFlight
    this.logger = logger
    this.clock = clock
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
        await this.clock.pause(FIRST_PAUSE_MS * 2 ** tries)
      }
    }
  }

  isConnected(): boolean {
    return this.connected
  }

  async stop(): Promise<void> {
    this.stopping = true
    await Promise.race([this.client?.disconnect(), this.clock.pause(CLOSE_MS)])
  }

  private async connect(): Promise<void> {
    const { appToken, apiUrl } = this.settings
    const client = new CheckedSocketModeClient({
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
      await this.clock.within(CONNECT_MS, (signal) => Promise.race([opened, aborted(signal)]))
    } catch (error) {
      client.removeAllListeners('slack_event')
      client.disconnect().catch(() => {})
      throw error
    }
    this.client = client
    this.connected = true
    const since = this.clock.now()
    client.once('disconnected', () => {
      this.connected = false
      const held = this.clock.now() - since >= STEADY_MS
      this.unsteady = held ? 0 : this.unsteady + 1
      if (!this.stopping) void this.reconnect()
    })
  }

  /** Slack closes a connection every few hours, and when it deploys: tries for as long as the process lives. */
  private async reconnect(): Promise<void> {
    this.logger.info('Socket Mode connection closed; connecting again')
    for (let failed = this.unsteady; !this.stopping; failed += 1) {
      // Not all at once: every process of the app loses its connection when Slack deploys.
      const pauseMs = failed === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failed - 1))
      await this.clock.pause(pauseMs * (0.5 + Math.random()))
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
      await this.inFlight.track(this.app?.processEvent(event) ?? Promise.resolve(), nameOf(body))
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

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no hello from the server')), { once: true })
  })
}
