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

/** Without the charset that may stand behind it. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** What Slack sent: JSON, a form, or JSON in a form's `payload`. Undefined where it is not what it says. */
export function parseBody(mediaType: string, body: Buffer): unknown {
  const text = body.toString('utf8')
  if (mediaType === 'application/json') return parseJson(text)
  if (mediaType !== 'application/x-www-form-urlencoded') return undefined
  const form = new URLSearchParams(text)
  const payload = form.get('payload')
  return payload === null ? Object.fromEntries(form) : parseJson(payload)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
