type Fetch = typeof fetch

const TIMEOUT_MS = 10_000
const PAUSES_MS = [300, 1000]
/** A `response_url` lives for 30 minutes; nobody waits longer than this for a private answer. */
const LONGEST_PAUSE_MS = 20_000

/**
 * fetch for `response_url`s, for which Slack's SDK has neither a timeout nor a second try: tries again after a broken
 * connection, a 429 or a 5xx. Gives the last response, throws the last error.
 */
export async function patientFetch(fetchOnce: Fetch, url: string, init: RequestInit): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const pauseMs = PAUSES_MS[tries]
    try {
      const response = await fetchOnce(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (pauseMs === undefined || !(response.status === 429 || response.status >= 500)) return response
      const waitS = Number(response.headers.get('retry-after') ?? 0)
      await response.body?.cancel()
      await pause(Math.min(Math.max(pauseMs, waitS * 1000), LONGEST_PAUSE_MS))
    } catch (error) {
      if (pauseMs === undefined) throw error
      await pause(pauseMs)
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}
