import type { Answer } from '../core/answers/answer.js'
import type { Want } from './asking.js'

/** How a delivery came: for the first time, once more, or left behind by a process that ended. */
type Arrival = 'new' | 'repeated' | 'taken_up'

/** Why Slack is called again for the same thing: it asked for a pause, it was in trouble, or it gave no answer. */
type CallAgain = 'rate_limited' | 'server_error' | 'no_answer'

/**
 * What is counted and timed while the app runs, for whoever watches it. Of people and words nothing goes in here: whatever is told
 * apart has a few values that are known beforehand. Nothing here throws.
 */
export interface Meter {
  /** A question or a look-up was answered, so many milliseconds after its turn came. */
  answered(asked: Want['kind'], answer: Pick<Answer, 'kind' | 'confidence'>, ms: number): void
  /** Slack had its acknowledgement so long after the app had the delivery. */
  acknowledged(ms: number): void
  delivered(how: Arrival): void
  calledAgain(why: CallAgain): void
  /** A message left its queue, so long after it was put there. */
  sent(outcome: 'sent' | 'refused', ms: number): void
}

/** Nobody watches. */
export const NO_METER: Meter = {
  answered: () => {},
  acknowledged: () => {},
  delivered: () => {},
  calledAgain: () => {},
  sent: () => {},
}
