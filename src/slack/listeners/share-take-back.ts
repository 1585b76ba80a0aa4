import type { Service } from '../../service/service.js'
import { ACTIONS } from '../ids.js'
import { type Press, placeAside } from '../intake/press.js'
import type { MessageChosen } from '../intake/shortcut.js'
import { changeMessage, removeMessage, showView } from '../outbox/change-shown.js'
import { sentenceView } from '../render/form-views.js'
import { renderNotice } from '../render/render-notice.js'
import type { Workspace } from '../workspace/workspace.js'
import { onPress, type PressApp } from './on-press.js'

export const NOT_YOUR_SHARE = '投稿を取り消せるのは、共有した人だけです。'
const ALREADY = 'この投稿は、すでに取り消されています。'
const NOT_ALLOWED = 'この投稿は、ボットからは消せません。メッセージのメニューから、管理者に削除を頼んでください。'
const TAKEN_BACK = '投稿を取り消しました。'
const TITLE = '投稿の取り消し'

/** Taking back what one has shared: where one was told of it, or by the menu of the message. */
export function listenToShareTakeBacks(parts: PressApp): void {
  onPress(parts, ACTIONS.takeBackShare, async (press, workspace) => {
    const said = await takeBack(parts.service, workspace, press)
    const { modal, isPrivate, channel, message } = press
    if (modal !== undefined) return showView(workspace, modal.id, sentenceView(TITLE, said))
    if (isPrivate) {
      if (await workspace.privately.replace(press.responseUrl, press.value, renderNotice(said))) return
    } else if (channel !== undefined && said !== NOT_YOUR_SHARE) {
      return changeMessage(workspace, { channel, ts: message }, renderNotice(said))
    }
    await workspace.outbox.say(placeAside(press), said)
  })
}

/** What a message shows that somebody shared; undefined where it is none of those. */
export function sharedOn(service: Service, team: string, { channel, ts }: MessageChosen) {
  return service.shared(team, { channel, message: ts })
}

/** What came of it, in a sentence. */
async function takeBack(service: Service, workspace: Workspace, { team, user, value }: Press): Promise<string> {
  const share = await service.shared(team, { id: value })
  if (share === undefined || share.user !== user) return NOT_YOUR_SHARE
  const { channel, message } = share
  if (!message) return ALREADY
  if (!(await removeMessage(workspace, { channel, ts: message }, 'what was shared'))) return NOT_ALLOWED
  await service.noteShared(team, value, '')
  return TAKEN_BACK
}
