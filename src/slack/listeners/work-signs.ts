import type { JobWork } from '../../service/jobs.js'
import { EVENTS } from '../ids.js'
import type { Session } from '../workspace/work-signs.js'
import { type Workspaces, workspaceOf } from '../workspace/workspace.js'
import type { Listening } from './listening.js'

/** Slack's stop button: an answer cannot be stopped in the instant that it takes, but nobody is left with the sign. */
export function listenToStops(app: Listening): void {
  app.event(EVENTS.stopped, async ({ event, context }) => {
    const { channel, thread_ts } = event as { channel?: string; thread_ts?: string }
    if (channel === undefined || thread_ts === undefined) return
    await workspaceOf(context).signs.clear({ channel, thread: thread_ts })
  })
}

/** Takes away the sign of a process that ended before it could. */
export function clearSign(workspaces: Workspaces): JobWork {
  return async ({ team, data }) => {
    const { signs } = await workspaces.find(team)
    await signs.clear(data as Session)
  }
}
