import { type Meter, NO_METER } from '../../service/meter.js'
import type { Clock } from '../workspace/clock.js'

type Fetch = typeof fetch

/** Some four seconds in all: a person is waiting. */
const PAUSES_MS = [250, 500, 1000, 2000]
/** Where Slack itself says how long to wait, this long and no longer. */
const LONGEST_PAUSE_MS = 20_000

/**
 * fetch that tries again after a broken connection, a 429 or a 5xx: for Slack's methods, and for `response_url`s, for which
 * its SDK has no second try. Gives the last response, throws the last error.
 */
export function patientFetch(fetchOnce: Fetch, clock: Clock, meter: Meter = NO_METER): Fetch {
  return async (url, init) => {
    for (const pauseMs of PAUSES_MS) {
      try {
        const response = await fetchOnce(url, init)
        if (!(response.status === 429 || response.status >= 500)) return response
        meter.calledAgain(response.status === 429 ? 'rate_limited' : 'server_error')
        const waitS = Number(response.headers.get('retry-after') ?? 0)
        await clock.pause(Math.min(Math.max(pauseMs, waitS * 1000 || 0), LONGEST_PAUSE_MS))
      } catch {
        meter.calledAgain('no_answer')
        await clock.pause(pauseMs)
      }
    }
    return fetchOnce(url, init)
  }
}
