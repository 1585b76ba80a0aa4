import { request } from 'undici'

type Fetch = typeof fetch

/**
 * fetch for calls that send a text and are answered by a short one: undici's `request` beneath, which takes a third of the
 * processor time of its `fetch`. Follows no redirect; where none is expected (`redirect: 'error'`), it throws like fetch.
 */
export const quickFetch: Fetch = async (input, init = {}) => {
  const { method = 'GET', signal = null, body = null, redirect } = init
  if (input instanceof Request || (body !== null && typeof body !== 'string')) return fetch(input, init)
  const headers = Object.fromEntries(new Headers(init.headers))
  const answer = await request(input, { method: method as 'POST', headers, signal, body })
  const bytes = await answer.body.arrayBuffer()
  const { statusCode: status, headers: got } = answer
  if (redirect === 'error' && status >= 300 && status < 400) throw new TypeError(`redirected (${status})`)
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, headers: toHeaders(got) })
}

function toHeaders(got: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(got).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((each): [string, string] => [name, each]),
  )
}
