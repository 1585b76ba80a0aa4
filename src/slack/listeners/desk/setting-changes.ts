import { renderCsv } from '../../../service/csv.js'
import { ACTIONS } from '../../ids.js'
import { showView } from '../../outbox/change-shown.js'
import { sendFile } from '../../outbox/send-file.js'
import { CHANGES_SHOWN, changesTable, changesView, namedIn } from '../../render/desk/changes-view.js'
import { channelNames } from '../../workspace/channel-names.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onKeeperPress } from './desk-app.js'

const KEEPERS_ONLY = '設定の変更の記録を見られるのは、管理者と人事の担当者だけです。'
const SENT = 'このボットとのDMに送りました。'

/** The log of changes: page by page, and all of it as a file. */
export function listenToSettingChanges(parts: DeskApp): void {
  const keeping = (action: string) => ({ action, refusal: KEEPERS_ONLY })
  onKeeperPress(parts, keeping(ACTIONS.openChanges), async (press, workspace) => {
    await openOrSay(workspace, openingFor(press), await pageOf(parts, workspace, press.team, 0))
  })
  onKeeperPress(parts, keeping(ACTIONS.changesPage), async (press, workspace) => {
    if (press.modal === undefined) return
    await showView(workspace, press.modal.id, await pageOf(parts, workspace, press.team, Number(press.value) || 0))
  })
  onKeeperPress(parts, keeping(ACTIONS.exportChanges), async (press, workspace) => {
    const { team, user, modal, value } = press
    const changes = await parts.desk.settings.allChanges(team)
    const { timeZone } = await parts.desk.settings.workspace(team)
    const named = namedIn(changes)
    const [people, channels] = await Promise.all([
      workspace.people.names(named.people),
      channelNames(workspace, named.channels),
    ])
    await sendFile(workspace, user, {
      ...{ name: '設定の変更.csv', title: '設定の変更', whole: true },
      content: renderCsv(changesTable(changes, { people, channels }, timeZone)),
      sentence: `設定の変更の記録、${changes.length}件です。`,
    })
    if (modal === undefined) return
    await showView(workspace, modal.id, await pageOf(parts, workspace, team, Number(value) || 0, SENT))
  })
}

async function pageOf({ desk }: DeskApp, workspace: Workspace, team: string, skip: number, note?: string) {
  const [changes, calendar] = await Promise.all([
    desk.settings.changes(team, { limit: CHANGES_SHOWN + 1, skip }),
    desk.calendar(team),
  ])
  const names = await workspace.people.names(namedIn(changes).people)
  return changesView({ changes, skip, names, calendar, ...(note !== undefined && { note }) })
}
