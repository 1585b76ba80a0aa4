import type { Desk } from '../../../service/desk/desk.js'
import type { JobWork } from '../../../service/jobs.js'
import { renderDigest } from '../../render/desk/render-digest.js'
import type { Workspaces } from '../../workspace/workspace.js'

/** Tells the channel for requests of the week, and plans the next. */
export function tellOfWeek(desk: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    // First: what cannot be told this week keeps nobody from hearing of the next.
    await desk.digests.plan(team)
    const digest = await desk.digests.of(team, String(data))
    if (digest !== undefined) {
      const { outbox } = await workspaces.find(team)
      // A second try of the same job is the same message.
      await outbox.answering(key).send({ kind: 'thread', channel: digest.channel }, () => renderDigest(digest))
    }
  }
}
