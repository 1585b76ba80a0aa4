import type { ModalView } from '@slack/types'
import { type Press, placeAside } from '../intake/press.js'
import { type OpenedView, openView } from '../outbox/open-view.js'
import type { Place } from '../outbox/place.js'
import type { Workspace } from '../workspace/workspace.js'

/** What a view is opened for. */
export interface Opening {
  triggerId: string
  /** Where it is said that no view can be opened. */
  place: Place
  /** On top of the modal that was pressed in. */
  onTop?: boolean
}

const CANNOT_OPEN = 'ここでは画面を開けません。'

/** Opens a view; undefined where the server has no modals, which is said in one sentence. */
export async function openOrSay(
  { client, features, outbox }: Workspace,
  { triggerId, place, onTop }: Opening,
  view: ModalView,
  cannotOpen = CANNOT_OPEN,
): Promise<OpenedView | undefined> {
  const opened = await openView(client, features, triggerId, view, onTop)
  if (opened === undefined) await outbox.say(place, cannotOpen)
  return opened
}

/** The view that a button opens. */
export function openingFor(press: Press): Opening {
  return { triggerId: press.triggerId, place: placeAside(press), onTop: press.modal !== undefined }
}
