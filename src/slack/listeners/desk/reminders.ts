import type { Desk } from '../../../service/desk/desk.js'
import type { ReviewDue } from '../../../service/desk/reviews.js'
import type { JobWork } from '../../../service/jobs.js'
import { renderStillOpen } from '../../render/desk/asker-messages.js'
import { renderReminder } from '../../render/desk/request-card.js'
import { renderReview } from '../../render/desk/review-message.js'
import type { Workspaces } from '../../workspace/workspace.js'

/** Reminds the channel of a request that nobody took up, and tells whoever asked, once: the job is done then. */
export function remindOfRequest(desk: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    const request = (await desk.requests.file(team, String(data)))?.request
    if (request === undefined || request.state !== 'open' || request.posted === undefined) return
    const { outbox } = await workspaces.find(team)
    const { channel } = request.posted
    const calendar = await desk.calendar(team)
    const { contact } = await desk.settings.workspace(team)
    // A second try of the same job is the same message.
    const once = outbox.answering(key)
    await once.send({ kind: 'thread', channel }, () => renderReminder(request, calendar))
    const { id, question, user } = request
    if (user !== undefined)
      await once.send({ kind: 'thread', channel: user }, () => renderStillOpen({ id, question }, contact))
  }
}

/** Reminds the owner of an answer or a document that they wanted to look at it again, once. */
export function remindOfReview(desk: Desk, workspaces: Workspaces): JobWork {
  return async ({ team, key, data }) => {
    const review = await desk.reviews.due(team, data as ReviewDue)
    if (review === undefined) return
    const { outbox } = await workspaces.find(team)
    const calendar = await desk.calendar(team)
    await outbox.answering(key).send({ kind: 'thread', channel: review.owner }, () => renderReview(review, calendar))
  }
}
