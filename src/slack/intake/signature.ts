import { createHmac, timingSafeEqual } from 'node:crypto'

/** Docs page “Verifying requests from Slack”, read 2026-09. Bolt 5.1 checks the past only; a clock may be wrong both ways. */
const WINDOW_S = 5 * 60

export type Verdict = 'good' | 'missing' | 'outside the window' | 'wrong'

export interface SignedRequest {
  secret: string
  /** The body as it came, before any decoding. */
  body: Buffer
  timestamp: string | undefined
  signature: string | undefined
}

/** Whether Slack signed the request, now: `v0=` HMAC-SHA256 of `v0:timestamp:body`, compared in constant time. */
export function verifySignature(request: SignedRequest, nowS: number): Verdict {
  const { secret, body, timestamp, signature } = request
  if (timestamp === undefined || signature === undefined) return 'missing'
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong'
  if (Math.abs(nowS - Number(timestamp)) > WINDOW_S) return 'outside the window'
  const expected = Buffer.from(signBody(secret, timestamp, body))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? 'good' : 'wrong'
}

function signBody(secret: string, timestamp: string, body: Buffer): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}
