import type { Desk } from '../../../service/desk/desk.js'
import type { JobWork } from '../../../service/jobs.js'
import { renderReminder } from '../../render/desk/request-card.js'
import type { Workspaces } from '../../workspace/workspace.js'

/** Reminds the channel of a request that nobody took up, once: the job is done then. */
export function remindOfRequest(desk: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    const request = (await desk.requests.file(team, String(data)))?.request
    if (request === undefined || request.state !== 'open' || request.posted === undefined) return
    const { outbox } = await workspaces.find(team)
    const { channel } = request.posted
    // A second try of the same job is the same message.
    await outbox.answering(key).send({ kind: 'thread', channel }, () => renderReminder(request))
  }
}
