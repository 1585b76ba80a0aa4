type Fetch = typeof fetch

/**
 * fetch that resolves with the whole answer. Slack's SDK tries again when fetch rejects, and does not when the body
 * breaks off or stops afterwards (@slack/web-api 8.2.0): here both are one. The signal is heeded here as well, because
 * undici may forget it once the head is there (seen once with Node 20.20: a stopped body waited for ever).
 */
export function wholeFetch(fetchOnce: Fetch): Fetch {
  return async (url, init) => {
    const signal = init?.signal ?? undefined
    const response = await orAborted(fetchOnce(url, init), signal)
    const body = await orAborted(response.arrayBuffer(), signal)
    const { status, statusText, headers } = response
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers })
  }
}

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
