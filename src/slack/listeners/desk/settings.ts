import { SHARERS, type TopicPlace, type WorkspaceSettings } from '../../../service/settings.js'
import { isRetention, RETENTION_DAYS } from '../../../service/stores/setting-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Command } from '../../intake/command.js'
import type { Form } from '../../intake/form.js'
import { showView } from '../../outbox/change-shown.js'
import {
  refusedSettingsView,
  savedSettingsView,
  savingSettingsView,
  settingsView,
  TOPICS,
} from '../../render/desk/settings-view.js'
import type { Workspace } from '../../workspace/workspace.js'
import { type Opening, openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, HR_ONLY, onKeeperPress, onSent } from './desk-app.js'
import { openDrafts } from './teaching.js'
import { KEEPERS_ONLY, openUploads } from './uploads.js'

export const MAY_NOT_SET = '設定を変えられるのは、管理者と人事の担当者だけです。'
const NO_DAYS = `${RETENTION_DAYS.least}から${RETENTION_DAYS.most}までの数字で入れるか、空欄にしてください。`
const SETTINGS = /^(settings?|設定)$/i
const UPLOADS = /^(documents|(規程|資料)(の|を)?(追加|一覧))$/i
const DRAFTS = /^(drafts?|下書き|社内回答|追加した回答)$/i

/** What `/telework` does for those who look after it; false where the words are a question. */
export async function openForKeepers(parts: DeskApp, workspace: Workspace, command: Command): Promise<boolean> {
  const { words, asker, triggerId, place } = command
  const { roles, outbox } = workspace
  if (SETTINGS.test(words)) {
    if (!(await roles.maySet(asker.user))) await outbox.say(place, MAY_NOT_SET)
    else await openSettings(parts, workspace, asker.team, { triggerId, place })
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

async function openSettings({ desk }: DeskApp, workspace: Workspace, team: string, opening: Opening): Promise<void> {
  const [settings, sharersElsewhere] = await Promise.all([
    desk.settings.workspace(team),
    desk.settings.sharersElsewhere(team),
  ])
  await openOrSay(workspace, opening, settingsView({ settings, sharersElsewhere, usualDays: desk.usualDays }))
}

/** Who may set things is looked up again when the form is sent off; every change is in the log of changes. */
export function listenToSettings(parts: DeskApp): void {
  const { desk } = parts
  onKeeperPress(parts, { action: ACTIONS.openSettings, refusal: MAY_NOT_SET }, (press, workspace) =>
    openSettings(parts, workspace, press.team, openingFor(press)),
  )
  onSent(parts, VIEWS.settings, {
    working: savingSettingsView(),
    check: checkRetention,
    work: async ({ team, user, viewId, form }, workspace) => {
      if (!(await workspace.roles.maySet(user))) return showView(workspace, viewId, refusedSettingsView(MAY_NOT_SET))
      const before = await desk.settings.workspace(team)
      const by = { user, at: desk.now() }
      const after = settingsIn(form, before)
      const names = Object.keys(after) as (keyof typeof after)[]
      const changed = names.filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
      for (const name of changed) await desk.settings.changeWorkspace(team, name, after[name], by)
      const changes = changed.map((name) => ({ name, before: before[name], after: after[name] }))
      await showView(workspace, viewId, savedSettingsView(changes))
    },
  })
}

/** What the form says; what it has no field for is left out. */
function settingsIn(form: Form, before: WorkspaceSettings) {
  const topics = TOPICS.flatMap((topic, i): TopicPlace[] => {
    const channel = form.channel(`${DESK_FIELDS.topicChannel}:${i}`)
    return channel === undefined ? [] : [{ topic, channel }]
  })
  const ofOthers = before.topicPlaces.filter(
    ({ topic, channel }) => channel === undefined || !TOPICS.some((known) => known === topic),
  )
  return {
    requestChannel: form.channel(DESK_FIELDS.channel) ?? '',
    topicPlaces: [...topics, ...ofOthers.filter(({ topic }) => !topics.some((own) => own.topic === topic))],
    contact: form.text(DESK_FIELDS.contact),
    greeting: form.text(DESK_FIELDS.greeting),
    sharers: SHARERS.find((each) => each === form.chosen(DESK_FIELDS.sharers)) ?? before.sharers,
    retentionDays: daysIn(form) ?? before.retentionDays,
    reminders: form.isTicked(DESK_FIELDS.reminders),
    digest: form.isTicked(DESK_FIELDS.digest),
  } satisfies Partial<WorkspaceSettings>
}

/** 0 where nothing was typed, in digits of any width; undefined where it is no such number of days. */
function daysIn(form: Form): number | undefined {
  const typed = form.text(DESK_FIELDS.retention).normalize('NFKC').replace(/日$/, '')
  if (typed === '') return 0
  const days = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  return isRetention(days) ? days : undefined
}

function checkRetention(form: Form): Record<string, string> {
  return daysIn(form) === undefined ? { [DESK_FIELDS.retention]: NO_DAYS } : {}
}
