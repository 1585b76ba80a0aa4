import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App, Logger, Receiver, ReceiverEvent } from '@slack/bolt'
import { LIMITS } from '../limits.js'
import { parseBody, readBody } from './http-body.js'
import type { InFlight } from './in-flight.js'
import { verifySignature } from './signature.js'

export const EVENTS_PATH = '/slack/events'

export interface HttpSettings {
  signingSecret: string
  host: string
  port: number
}

/** Slack waits three seconds; after that nobody reads the answer. */
const ACK_MS = 3000
const REQUEST_MS = 10_000

/**
 * Slack's requests over HTTP. In place of Bolt's HTTPReceiver, which takes timestamps from the future, knows no media
 * type with a charset, and cannot be told a host.
 */
export class SignedHttpReceiver implements Receiver {
  private readonly settings: HttpSettings
  private readonly inFlight: InFlight
  private readonly logger: Logger
  private readonly server: Server
  private app: App | undefined
  private stopping = false

  constructor(settings: HttpSettings, inFlight: InFlight, logger: Logger) {
    this.settings = settings
    this.inFlight = inFlight
    this.logger = logger
    this.server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
      this.inFlight.track(this.receive(request, response)).catch((error: unknown) => {
        this.logger.warn('a request broke off:', error)
        end(response, 400)
      })
    })
  }

  init(app: App): void {
    this.app = app
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(this.settings.port, this.settings.host, () => resolve())
    })
  }

  /** No new connections and requests; what was taken up is among what is in flight. */
  async stop(): Promise<void> {
    this.stopping = true
    this.server.close()
    this.server.closeIdleConnections()
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.split('?')[0] !== EVENTS_PATH) return end(response, 404)
    if (request.method !== 'POST') return end(response, 405)
    if (this.stopping) return end(response, 503)
    const body = await readBody(request, LIMITS.bodyBytes.max)
    if (body === undefined) return end(response, 413)
    const parsed = parseBody(request.headers['content-type'], body)
    // Slack does not sign its check of the certificate; nothing in it is looked at.
    if (parsed.kind === 'sslCheck') return end(response, 200)
    const verdict = verifySignature(
      {
        secret: this.settings.signingSecret,
        body,
        timestamp: headerOf(request, 'x-slack-request-timestamp'),
        signature: headerOf(request, 'x-slack-signature'),
      },
      Date.now() / 1000,
    )
    if (verdict !== 'good') {
      this.logger.warn(`a request was refused: its signature is ${verdict}`)
      return end(response, 401)
    }
    if (parsed.kind === 'broken') return end(response, 400)
    if (parsed.payload.type === 'url_verification') return end(response, 200, { challenge: parsed.payload.challenge })
    await this.dispatch(request, response, parsed.payload)
  }

  private async dispatch(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>) {
    const late = setTimeout(() => {
      this.logger.error(`nothing acknowledged a request of type ${String(body.type ?? body.command)} in ${ACK_MS} ms`)
      end(response, 404)
    }, ACK_MS)
    const event: ReceiverEvent = {
      body,
      ack: async (answer?: unknown) => {
        clearTimeout(late)
        end(response, 200, answer)
      },
    }
    const retry = headerOf(request, 'x-slack-retry-num')
    const reason = headerOf(request, 'x-slack-retry-reason')
    if (retry !== undefined) event.retryNum = Number(retry)
    if (reason !== undefined) event.retryReason = reason
    try {
      await this.app?.processEvent(event)
    } catch (error) {
      this.logger.error('a delivery was not worked on:', error)
      clearTimeout(late)
      end(response, 500)
    }
  }
}

/** Once; what comes after has nobody to read it. Bodies: none, a text, or JSON. */
function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent) return
  // What is left of a refused body is not read, so the connection cannot be used again.
  if (status >= 400) response.setHeader('connection', 'close')
  if (typeof body === 'string') response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(body)
  else if (body === undefined || body === null) response.writeHead(status).end()
  else response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}
