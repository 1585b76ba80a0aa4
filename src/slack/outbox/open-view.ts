import { randomUUID } from 'node:crypto'
import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import { type Features, platformError } from '../workspace/features.js'

/** How a view that was opened is named to `views.update`. */
export type OpenedView = { view_id: string; hash?: string } | { external_id: string }

/**
 * Opens the view, on top of the modal that was pressed in where there is one. Undefined where the server has no modals.
 * A trigger opens one view: where it is spent, a try before this one did it, and only Slack's answer was lost. For that
 * the view gets a name of ours too.
 */
export async function openView(
  client: WebClient,
  features: Features,
  triggerId: string,
  view: ModalView,
  onTop = false,
): Promise<OpenedView | undefined> {
  const external_id = randomUUID()
  const args = { trigger_id: triggerId, view: { ...view, external_id } }
  try {
    const opened = onTop
      ? await features.attempt('stackedModals', () => client.views.push(args))
      : await features.attempt('modals', () => client.views.open(args))
    if (opened === undefined) return undefined
    const { id, hash } = opened.view ?? {}
    if (id === undefined) return { external_id }
    return hash === undefined ? { view_id: id } : { view_id: id, hash }
  } catch (error) {
    if (platformError(error) !== 'exchanged_trigger_id') throw error
    return { external_id }
  }
}
