import { createHmac } from 'node:crypto'
import type { Clock } from './clock.js'
import type { Json } from './json.js'
import { RULES } from './rules.js'
import type { Ack, Delivery, Transport } from './transport.js'

export const SIGNING_SECRET = 'test-signing-secret'

export interface Signed {
  body: string
  headers: Record<string, string>
}

/** A request as Slack signs it; the options make it one that Slack would not send. */
export function signRequest(
  delivery: Delivery,
  options: { secret?: string; timestamp?: number; contentType?: string; body?: string } = {},
): Signed {
  const isEvent = delivery.kind === 'events_api'
  const form =
    delivery.kind === 'interactive'
      ? { payload: JSON.stringify(delivery.payload) }
      : (delivery.payload as Record<string, string>)
  const sent = isEvent ? JSON.stringify(delivery.payload) : new URLSearchParams(form).toString()
  const body = options.body ?? sent
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000))
  const hmac = createHmac('sha256', options.secret ?? SIGNING_SECRET).update(`v0:${timestamp}:${body}`)
  const headers: Record<string, string> = {
    'content-type': options.contentType ?? (isEvent ? 'application/json' : 'application/x-www-form-urlencoded'),
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
  private readonly clock: Clock

  constructor(url: string, clock: Clock) {
    this.url = url
    this.clock = clock
  }

  async deliver(delivery: Delivery): Promise<Ack> {
    const { body, headers } = signRequest(delivery)
    const started = this.clock.now()
    const waiting = new AbortController()
    const callOff = this.clock.after(delivery.ackMs ?? RULES.ackMs.max, () => waiting.abort())
    const { signal } = waiting
    try {
      // Slack follows no redirect of a delivery.
      const response = await fetch(this.url, { method: 'POST', body, headers, signal, redirect: 'manual' })
      const text = await response.text()
      const ack: Ack = { status: response.status, ms: this.clock.now() - started }
      if (response.headers.get('x-slack-no-retry') === '1') ack.noRetry = true
      if (/^\s*\{/.test(text)) ack.body = JSON.parse(text) as Json
      else if (text !== '') ack.text = text
      return ack
    } catch {
      return { status: 0, ms: this.clock.now() - started }
    } finally {
      callOff()
    }
  }

  close(): void {}
}
