import { createHmac } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

type Json = Record<string, unknown>

export interface Delivery {
  kind: 'events_api' | 'slash_commands' | 'interactive'
  payload: Json
  retry?: { num: number; reason: string }
}

export interface Ack {
  /** 0 where no acknowledgement came. */
  status: number
  ms: number
  body?: Json
}

export interface Transport {
  deliver(delivery: Delivery): Promise<Ack>
  close(): void
}

export const SIGNING_SECRET = 'test-signing-secret'
const ACK_MS = 3000

/** Slack's side of Socket Mode: each envelope goes to one of the connections. */
export class SocketTransport implements Transport {
  readonly sockets = new Set<WebSocket>()
  private readonly server: WebSocketServer
  private readonly waiting = new Map<string, (body: Json | undefined) => void>()
  private lastId = 0

  constructor(http: Server) {
    this.server = new WebSocketServer({ server: http, path: '/socket' })
    this.server.on('connection', (socket) => {
      this.sockets.add(socket)
      socket.on('close', () => this.sockets.delete(socket))
      socket.on('message', (data) => this.acknowledged(String(data)))
      socket.send(JSON.stringify({ type: 'hello', num_connections: this.sockets.size }))
    })
  }

  deliver({ kind, payload, retry }: Delivery): Promise<Ack> {
    this.lastId += 1
    const envelope_id = `envelope-${this.lastId}`
    const started = performance.now()
    const [socket] = this.sockets
    return new Promise((resolve) => {
      const done = (status: number, body?: Json) => {
        clearTimeout(late)
        this.waiting.delete(envelope_id)
        resolve({ status, ms: performance.now() - started, ...(body !== undefined && { body }) })
      }
      const late = setTimeout(() => done(0), ACK_MS)
      this.waiting.set(envelope_id, (body) => done(200, body))
      const retried = retry === undefined ? {} : { retry_attempt: retry.num, retry_reason: retry.reason }
      socket?.send(JSON.stringify({ type: kind, envelope_id, payload, accepts_response_payload: true, ...retried }))
    })
  }

  /** Slack's word before it closes a connection. */
  recycle(): void {
    for (const socket of this.sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
  }

  /** Something that no app expects. */
  sendRaw(text: string): void {
    for (const socket of this.sockets) socket.send(text)
  }

  close(): void {
    for (const socket of this.sockets) socket.terminate()
    this.server.close()
  }

  private acknowledged(data: string): void {
    const { envelope_id, payload } = JSON.parse(data) as { envelope_id: string; payload?: Json }
    this.waiting.get(envelope_id)?.(payload)
  }
}

export interface Signed {
  body: string
  headers: Record<string, string>
}

/** A request as Slack signs it; the options make it one that Slack would not send. */
export function signRequest(
  delivery: Delivery,
  options: { secret?: string; timestamp?: number; contentType?: string } = {},
): Signed {
  const isJson = delivery.kind === 'events_api'
  const form =
    delivery.kind === 'interactive'
      ? { payload: JSON.stringify(delivery.payload) }
      : (delivery.payload as Record<string, string>)
  const body = isJson ? JSON.stringify(delivery.payload) : new URLSearchParams(form).toString()
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000))
  const hmac = createHmac('sha256', options.secret ?? SIGNING_SECRET).update(`v0:${timestamp}:${body}`)
  const headers: Record<string, string> = {
    'content-type': options.contentType ?? (isJson ? 'application/json' : 'application/x-www-form-urlencoded'),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac.digest('hex')}`,
  }
  if (delivery.retry !== undefined) {
    headers['x-slack-retry-num'] = String(delivery.retry.num)
    headers['x-slack-retry-reason'] = delivery.retry.reason
  }
  return { body, headers }
}

/** Slack's side of HTTP. */
export class HttpTransport implements Transport {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  async deliver(delivery: Delivery): Promise<Ack> {
    const { body, headers } = signRequest(delivery)
    const started = performance.now()
    try {
      const response = await fetch(this.url, { method: 'POST', body, headers, signal: AbortSignal.timeout(ACK_MS) })
      const text = await response.text()
      const ack: Ack = { status: response.status, ms: performance.now() - started }
      if (text.startsWith('{')) ack.body = JSON.parse(text) as Json
      return ack
    } catch {
      return { status: 0, ms: performance.now() - started }
    }
  }

  close(): void {}
}
