import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { type App, HTTPReceiver, type Logger, type ReceiverEvent } from '@slack/bolt'
import { LIMITS } from '../limits.js'
import { mediaTypeOf, parseBody, readBody } from './http-body.js'
import type { InFlight } from './in-flight.js'
import type { Intake } from './inbox.js'
import { nameOf, type Payload, toPayload } from './payload.js'

const EVENTS_PATH = '/slack/events'

/** What a browser is shown, by its path. */
export type Pages = Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>

export interface HttpSettings {
  signingSecret: string
  host: string
  port: number
  pages?: Pages
}

/** Slack waits three seconds; after that nobody reads the answer. */
const ACK_MS = 3000
/** Docs page “Verifying requests from Slack”, read 2026-09: five minutes. A clock may be wrong both ways. */
const AHEAD_S = 5 * 60
const SERVER = {
  requestTimeout: 10_000,
  headersTimeout: 10_000,
  /** Longer than what is in front keeps a connection (60 s in AWS's and nginx's default, 600 s in Google's): it closes first. */
  keepAliveTimeout: 620_000,
}

/**
 * Slack's requests over HTTP: Bolt's receiver, with what it lacks. It takes timestamps from the future and no media type with
 * a charset, crashes on a signed body that is no object, and its `stop` waits for connections but not for listeners
 * (docs/decisions/slack-receivers.md).
 */
export class SignedHttpReceiver implements Intake {
  private readonly settings: HttpSettings
  private readonly inFlight: InFlight
  private readonly logger: Logger
  private readonly bolt: HTTPReceiver
  private server: Server | undefined
  private stopping = false

  constructor(settings: HttpSettings, inFlight: InFlight, logger: Logger, ackMs = ACK_MS) {
    this.settings = settings
    this.inFlight = inFlight
    this.logger = logger
    this.bolt = new HTTPReceiver({
      signingSecret: settings.signingSecret,
      endpoints: EVENTS_PATH,
      unhandledRequestTimeoutMillis: ackMs,
      logger,
    })
    const toBolt = this.bolt.requestListener
    this.bolt.requestListener = (request, response) => {
      this.check(request, response, () => toBolt(request, response)).catch((error: unknown) => {
        logger.warn('a request broke off:', error)
        refuse(response, 400)
      })
    }
  }

  init(app: App): void {
    const processEvent = (event: ReceiverEvent) =>
      this.inFlight.track(app.processEvent(this.forgiving(event)), nameOf(event.body as Payload))
    this.bolt.init({ processEvent } as App)
  }

  async start(): Promise<void> {
    const { host, port } = this.settings
    this.server = await this.bolt.start({ host, port }, SERVER)
  }

  isConnected(): boolean {
    return this.server?.listening === true
  }

  /** No new connections and requests; what was taken up is among what is in flight. */
  async stop(): Promise<void> {
    this.stopping = true
    this.server?.close()
    this.server?.closeIdleConnections()
  }

  /** What Bolt does not look at: size, media type, a clock ahead, the shape of what was sent. */
  private async check(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
    const path = request.url?.split('?')[0] ?? ''
    const { pages = {} } = this.settings
    if (Object.hasOwn(pages, path)) return this.show(pages[path]!, request, response)
    if (path !== EVENTS_PATH) return refuse(response, 404)
    if (request.method !== 'POST') return refuse(response, 405)
    if (this.stopping) return refuse(response, 503)
    if (Number(request.headers['x-slack-request-timestamp']) > Date.now() / 1000 + AHEAD_S) {
      this.logger.warn('a request was refused: its timestamp is ahead of the clock')
      return refuse(response, 401)
    }
    const body = await readBody(request, LIMITS.bodyBytes.max)
    if (body === undefined) return refuse(response, 413)
    const mediaType = mediaTypeOf(request.headers['content-type'])
    if (toPayload(parseBody(mediaType, body)) === undefined) return refuse(response, 400)
    // As Bolt wants them: the media type alone, and a body that was read before.
    request.headers['content-type'] = mediaType
    Object.assign(request, { rawBody: body })
    next()
  }

  private async show(page: Pages[string], request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') return refuse(response, 405)
    if (this.stopping) return refuse(response, 503)
    await this.inFlight.track(page(request, response), 'a page')
  }

  /** An acknowledgement that comes too late for Slack does not stop the work. */
  private forgiving(event: ReceiverEvent): ReceiverEvent {
    const ack = async (answer?: unknown) => {
      await event.ack(answer as never).catch((error: unknown) => {
        this.logger.warn('an acknowledgement was not sent:', String(error))
      })
    }
    return { ...event, ack }
  }
}

/** Once; what comes after has nobody to read it. */
function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  // What is left of a refused body is not read, so the connection cannot be used again.
  response.writeHead(status, { connection: 'close' }).end()
}
