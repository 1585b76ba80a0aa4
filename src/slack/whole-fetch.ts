type Fetch = typeof fetch

/**
 * fetch that resolves with the whole answer. Slack's SDK tries again when fetch rejects, and does not when the body
 * breaks off or stops afterwards (@slack/web-api 8.2.0): here both are one.
 */
export function wholeFetch(fetchOnce: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetchOnce(url, init)
    const body = await response.arrayBuffer()
    const { status, statusText, headers } = response
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers })
  }
}
