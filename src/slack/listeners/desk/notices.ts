import { ACTIONS } from '../../ids.js'
import { noticesView } from '../../render/desk/notice-blocks.js'
import { onPress } from '../on-press.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import type { DeskApp } from './desk-app.js'

/** What changed in the last weeks, for everybody: each sees what they may read. */
export function listenToNotices(parts: DeskApp): void {
  const { desk } = parts
  onPress(parts, ACTIONS.openNotices, async (press, workspace) => {
    const { team, user } = press
    const notices = await desk.notices.recent(team, await workspace.roles.audienceOf(user))
    const { timeZone } = await desk.settings.workspace(team)
    await openOrSay(workspace, openingFor(press), noticesView(notices, timeZone))
  })
}
