import type { LocalSlack } from './local-slack.js'

/** What went wrong on purpose, once, at the next occasion. */
export type Mishap = 'double' | 'refuse' | 'oldBlocks' | 'rateLimited' | 'slow' | 'reset'

/** How late a slow answer comes: late enough to be noticed, before anyone gives up. */
const SLOW_MS = 2000
const BUSY_S = 2

/** What each mishap plans; all but `oldBlocks` happen once. */
const PLANS: Record<Mishap, (slack: LocalSlack) => void> = {
  double: ({ faults }) => faults.add({ at: 'delivery', kind: 'double' }),
  rateLimited: ({ faults }) => faults.add({ at: '*', kind: 'rateLimited', retryAfterS: BUSY_S }),
  slow: ({ faults }) => faults.add({ at: '*', kind: 'slow', ms: SLOW_MS }),
  reset: ({ faults }) => faults.add({ at: '*', kind: 'reset', where: 'after' }),
  oldBlocks: ({ api }) => {
    api.takesNewBlocks = false
  },
  refuse: ({ api }) => {
    api.refusals.set('chat.postMessage', { error: 'restricted_action' })
    const stop = api.answered.listen(({ method }) => {
      if (method !== 'chat.postMessage') return
      api.refusals.delete(method)
      stop()
    })
  },
}

export function planMishap(slack: LocalSlack, mishap: Mishap): void {
  PLANS[mishap](slack)
}

export function endMishaps({ faults, api }: LocalSlack): void {
  faults.clear()
  api.refusals.clear()
  api.takesNewBlocks = true
}
