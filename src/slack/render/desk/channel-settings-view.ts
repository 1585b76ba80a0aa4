import type { ActionsBlock, Checkboxes, InputBlock, ModalView } from '@slack/types'
import type { ChannelSettings } from '../../../service/settings.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, option, plain } from '../blocks.js'
import { formView, textField } from '../form-views.js'

export const CHANNEL_TITLE = 'チャンネルの設定'

/** Whose settings to see: a menu under those of the workspace. */
export function channelSettingsMenu(): ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'conversations_select',
        action_id: ACTIONS.channelSettings,
        placeholder: plain('チャンネルごとの設定を開く', LIMITS.placeholder.max),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    ],
  }
}

/** How the bot behaves in one channel. */
export function channelSettingsView(
  channel: string,
  { followUps, autoAnswer, reaction }: Pick<ChannelSettings, 'followUps' | 'autoAnswer' | 'reaction'>,
): ModalView {
  return formView({
    title: CHANNEL_TITLE,
    callback: VIEWS.channelSettings,
    submit: '保存する',
    data: { channel },
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `<#${channel}>` } },
      flag(DESK_FIELDS.followUps, 'スレッドの続き', 'メンションがなくても答える', followUps),
      flag(DESK_FIELDS.autoAnswer, 'メンションのない質問', '確かな答えがあるときだけ答える', autoAnswer),
      textField({
        ...{ field: DESK_FIELDS.reaction, label: '質問にする絵文字', optional: true, oneLine: true, initial: reaction },
        ...{
          max: 100,
          placeholder: 'telework',
          hint: 'この絵文字を付けたメッセージにお答えします。空欄なら、使いません。',
        },
      }),
      contextLine('変更は記録に残ります。'),
    ],
  })
}

function flag(field: string, label: string, text: string, isOn: boolean): InputBlock {
  const on = option(text, 'on')
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: field,
    options: [on],
    ...(isOn && { initial_options: [on] }),
  }
  return { type: 'input', block_id: field, optional: true, label: plain(label, LIMITS.label.max), element }
}
