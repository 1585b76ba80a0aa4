import type { TopicPlace } from '../../../service/settings.js'
import { DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Command } from '../../intake/command.js'
import { showView } from '../../outbox/change-shown.js'
import {
  refusedSettingsView,
  savedSettingsView,
  savingSettingsView,
  settingsView,
  TOPICS,
} from '../../render/desk/settings-view.js'
import type { Workspace } from '../../workspace/workspace.js'
import { openOrSay } from '../open-or-say.js'
import { type DeskApp, HR_ONLY, onSent } from './desk-app.js'
import { openDrafts } from './teaching.js'
import { KEEPERS_ONLY, openUploads } from './uploads.js'

export const MAY_NOT_SET = '設定を変えられるのは、管理者と人事の担当者だけです。'
const SETTINGS = /^(settings?|設定)$/i
const UPLOADS = /^(documents|(規程|資料)(の|を)?(追加|一覧))$/i
const DRAFTS = /^(drafts?|下書き|追加した回答)$/i

/** What `/telework` does for those who look after it; false where the words are a question. */
export async function openForKeepers(parts: DeskApp, workspace: Workspace, command: Command): Promise<boolean> {
  const { words, asker, triggerId, place } = command
  const { roles, outbox } = workspace
  if (SETTINGS.test(words)) {
    if (!(await roles.maySet(asker.user))) await outbox.say(place, MAY_NOT_SET)
    else {
      const settings = await parts.desk.settings.workspace(asker.team)
      await openOrSay(workspace, { triggerId, place }, settingsView(settings))
    }
    return true
  }
  if (UPLOADS.test(words)) {
    if (await roles.maySet(asker.user))
      await openUploads(parts, workspace, { team: asker.team, user: asker.user, triggerId, place })
    else await outbox.say(place, KEEPERS_ONLY)
    return true
  }
  if (!DRAFTS.test(words)) return false
  if (await roles.isHr(asker.user)) await openDrafts(parts, workspace, { team: asker.team, triggerId, place })
  else await outbox.say(place, HR_ONLY)
  return true
}

/** Who may set things is looked up again when the form is sent off; every change is in the log of changes. */
export function listenToSettings(parts: DeskApp): void {
  const { desk } = parts
  onSent(parts, VIEWS.settings, {
    working: savingSettingsView(),
    work: async ({ team, user, viewId, form }, workspace) => {
      if (!(await workspace.roles.maySet(user))) return showView(workspace, viewId, refusedSettingsView(MAY_NOT_SET))
      const before = await desk.settings.workspace(team)
      const by = { user, at: desk.now() }
      const topics = TOPICS.flatMap((topic, i): TopicPlace[] => {
        const channel = form.channel(`${DESK_FIELDS.topicChannel}:${i}`)
        return channel === undefined ? [] : [{ topic, channel }]
      })
      const ofOthers = before.topicPlaces.filter(
        ({ topic, channel }) => channel === undefined || !TOPICS.some((known) => known === topic),
      )
      const after = {
        requestChannel: form.channel(DESK_FIELDS.channel) ?? '',
        topicPlaces: [...topics, ...ofOthers.filter(({ topic }) => !topics.some((own) => own.topic === topic))],
        contact: form.text(DESK_FIELDS.contact),
        reminders: form.isTicked(DESK_FIELDS.reminders),
        digest: form.isTicked(DESK_FIELDS.digest),
      }
      for (const name of ['requestChannel', 'topicPlaces', 'contact', 'reminders', 'digest'] as const) {
        if (JSON.stringify(after[name]) !== JSON.stringify(before[name])) {
          await desk.settings.changeWorkspace(team, name, after[name], by)
        }
      }
      await showView(workspace, viewId, savedSettingsView())
    },
  })
}
