import type { IncomingMessage } from 'node:http'

/** The whole body, or undefined where it is longer than `maxBytes`; then nothing more of it is kept. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > maxBytes) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export type ParsedBody =
  | { kind: 'payload'; payload: Record<string, unknown> }
  | { kind: 'sslCheck' }
  | { kind: 'broken' }

/**
 * What Slack sent: JSON, a form, or JSON in a form's `payload`, whatever stands after the media type. A form with
 * `ssl_check=1` is only that, whatever else it holds.
 */
export function parseBody(contentType: string | undefined, body: Buffer): ParsedBody {
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase()
  const text = body.toString('utf8')
  if (mediaType === 'application/json') return parseJson(text)
  if (mediaType !== 'application/x-www-form-urlencoded') return { kind: 'broken' }
  const form = new URLSearchParams(text)
  if (form.get('ssl_check') === '1') return { kind: 'sslCheck' }
  const payload = form.get('payload')
  return payload === null ? { kind: 'payload', payload: Object.fromEntries(form) } : parseJson(payload)
}

function parseJson(text: string): ParsedBody {
  try {
    const payload: unknown = JSON.parse(text)
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return { kind: 'broken' }
    return { kind: 'payload', payload: payload as Record<string, unknown> }
  } catch {
    return { kind: 'broken' }
  }
}
