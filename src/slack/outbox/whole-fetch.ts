import type { Clock } from '../workspace/clock.js'

type Fetch = typeof fetch

/** Slack answers in well under a second; after this, nobody counts on the answer. */
const CALL_MS = 10_000

/**
 * fetch that resolves with the whole answer, within ten seconds. Slack's SDK does not see a body that breaks off or stops;
 * here it is a call that failed. The signal is heeded here as well, because undici may forget it once the head is there
 * (seen once with Node 20.20: a stopped body waited for ever).
 */
export function wholeFetch(fetchOnce: Fetch, clock: Clock): Fetch {
  return (url, init) =>
    clock.within(CALL_MS, async (signal) => {
      const response = await orAborted(fetchOnce(url, { ...init, signal }), signal)
      const body = await orAborted(response.arrayBuffer(), signal)
      const { status, statusText, headers } = response
      return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers })
    })
}

function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
