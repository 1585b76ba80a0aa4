import { ACTIONS } from '../../ids.js'
import { noticesView, noticeTextView } from '../../render/desk/notice-blocks.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, sayTo } from './desk-app.js'

const GONE = 'この文書は、新しい版に替わったか、引用をやめました。'

/** What changed in the last weeks, for everybody: each sees what they may read. */
export function listenToNotices(parts: DeskApp): void {
  const { desk } = parts
  onPress(parts, ACTIONS.openNotices, async (press, workspace) => {
    const { team, user } = press
    const notices = await desk.notices.recent(team, await workspace.roles.audienceOf(user))
    const calendar = await desk.calendar(team)
    await openOrSay(workspace, openingFor(press), noticesView(notices, calendar))
  })
  onPress(parts, ACTIONS.readNotice, async (press, workspace) => {
    const { team, user, value } = press
    const upload = await desk.uploads.get(team, value)
    const mayRead = upload?.audience === 'everyone' || (await workspace.roles.isHr(user))
    if (upload?.state !== 'live' || !mayRead) return sayTo(workspace, press, GONE)
    const { sections } = desk.uploads.contents(upload)
    await openOrSay(workspace, openingFor(press), noticeTextView(upload.title, sections))
  })
}
