import type { ModalView } from '@slack/types'
import type { Message } from '../render/message.js'
import { platformError } from '../workspace/features.js'
import type { Workspace } from '../workspace/workspace.js'
import { refusalOf } from './forms.js'
import type { OpenedView } from './open-view.js'

type Shown = Pick<Workspace, 'client' | 'logger'>

/** Puts another in the place of a message that all see. Where the server does not take it (the message is gone), that is logged. */
export async function changeMessage(
  { client, logger }: Shown,
  place: { channel: string; ts: string },
  message: Message,
): Promise<void> {
  const refusal = await refusalOf(() => client.chat.update({ ...place, ...message }))
  if (refusal !== undefined) logger.info(`a message was not changed: ${refusal.code}`)
}

/** Takes a message away; true where it is gone, also by somebody else. `what` it was is said in the log where the server refuses. */
export async function removeMessage(
  { client, logger }: Shown,
  place: { channel: string; ts: string },
  what: string,
): Promise<boolean> {
  const refusal = await refusalOf(() => client.chat.delete(place))
  if (refusal === undefined) return true
  logger.info(`${what} was not taken away: ${refusal.code}`)
  return refusal.code === 'message_not_found'
}

/**
 * Fills a modal that was opened for it. The person may have closed it meanwhile; or a try before this one filled it, and the person
 * may be writing in it.
 */
export async function fillOpened({ client, logger }: Shown, opened: OpenedView, view: ModalView): Promise<void> {
  const refusal = await refusalOf(() => client.views.update({ ...opened, view }))
  if (refusal !== undefined) logger.info(`a modal was not filled: ${refusal.code}`)
}

/** What stands in a modal is remembered: where a form is sent again, it is drawn again. */
type Drawing = Pick<Workspace, 'client' | 'logger' | 'drawn'>

/** Changes a modal. The person may have closed it meanwhile; what was done stands all the same. */
export async function showView(shown: Drawing, viewId: string, view: ModalView): Promise<void> {
  await tryToShow(shown, viewId, view)
}

/** The same; false where it is not seen. */
export async function tryToShow({ client, logger, drawn }: Drawing, viewId: string, view: ModalView): Promise<boolean> {
  drawn.note(viewId, view)
  try {
    await client.views.update({ view_id: viewId, view })
    return true
  } catch (error) {
    logger.info(`a modal was not updated: ${platformError(error) ?? 'unreachable'}`)
    return false
  }
}
