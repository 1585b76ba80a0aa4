import { SHARERS } from '../../../service/settings.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import type { Form } from '../../intake/form.js'
import { showView } from '../../outbox/change-shown.js'
import { CHANNEL_TITLE, channelSettingsView } from '../../render/desk/channel-settings-view.js'
import { savedSettingsView } from '../../render/desk/settings-view.js'
import { sentenceView } from '../../render/form-views.js'
import { openingFor, openOrSay } from '../open-or-say.js'
import { type DeskApp, onKeeperPress, onSent } from './desk-app.js'
import { MAY_NOT_SET } from './settings.js'

/** The settings of one channel, on top of those of the workspace. */
export function listenToChannelSettings(parts: DeskApp): void {
  const { desk } = parts
  onKeeperPress(parts, { action: ACTIONS.channelSettings, refusal: MAY_NOT_SET }, async (press, workspace) => {
    const { team, value: channel } = press
    if (channel === '') return
    const settings = await desk.settings.channel(team, channel)
    await openOrSay(workspace, openingFor(press), channelSettingsView(channel, settings))
  })
  onSent(parts, VIEWS.channelSettings, {
    working: sentenceView(CHANNEL_TITLE, '保存しています。'),
    check: checkReaction,
    work: async ({ team, user, viewId, form, data }, workspace) => {
      const { channel } = data
      const say = (sentence: string) => showView(workspace, viewId, sentenceView(CHANNEL_TITLE, sentence))
      if (typeof channel !== 'string' || !(await workspace.roles.maySet(user))) return say(MAY_NOT_SET)
      const before = await desk.settings.channel(team, channel)
      const after = {
        followUps: form.isTicked(DESK_FIELDS.followUps),
        autoAnswer: form.isTicked(DESK_FIELDS.autoAnswer),
        reaction: emojiIn(form),
        sharers: CHANNEL_SHARERS.find((each) => each === form.chosen(DESK_FIELDS.sharers)) ?? before.sharers,
      }
      const by = { user, at: desk.now() }
      const names = ['followUps', 'autoAnswer', 'reaction', 'sharers'] as const
      const changed = names.filter((name) => after[name] !== before[name])
      for (const name of changed) await desk.settings.changeChannel({ team, channel }, name, after[name], by)
      const changes = changed.map((name) => ({ name, before: before[name], after: after[name] }))
      await showView(workspace, viewId, savedSettingsView(changes, CHANNEL_TITLE))
    },
  })
}

const CHANNEL_SHARERS = ['workspace', ...SHARERS] as const
const NO_EMOJI = '絵文字の名前を、英小文字・数字・_・- で入れてください。'

function checkReaction(form: Form): Record<string, string> {
  return /^[a-z0-9_+'-]{0,100}$/.test(emojiIn(form)) ? {} : { [DESK_FIELDS.reaction]: NO_EMOJI }
}

/** With or without its colons. */
function emojiIn(form: Form): string {
  return form.text(DESK_FIELDS.reaction).replace(/^:|:$/g, '')
}
