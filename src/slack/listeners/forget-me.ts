import { ACTIONS } from '../ids.js'
import { type Press, placeAside } from '../intake/press.js'
import type { Message } from '../render/message.js'
import { renderForgotten } from '../render/render-forget-me.js'
import { renderNotice } from '../render/render-notice.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

const KEPT = 'やめました。何も消していません。'

/** The buttons under what would be forgotten: one does so, for whoever pressed it, the other leaves everything as it is. */
export function listenToForgetMe(parts: PressApp): void {
  onPress(parts, ACTIONS.forgetMe, async (press, workspace) => {
    const forgotten = await parts.service.forget(press)
    await inPlace(workspace, press, renderForgotten(forgotten))
  })
  onPress(parts, ACTIONS.keepMine, (press, workspace) => inPlace(workspace, press, renderNotice(KEPT)))
}

/** Where the buttons stood, so that none is left to be pressed again. */
async function inPlace({ privately, outbox }: Workspace, press: Press, message: Message): Promise<void> {
  if (press.isPrivate && (await privately.replace(press.responseUrl, press.key, message))) return
  await outbox.send(placeAside(press), () => message)
}
