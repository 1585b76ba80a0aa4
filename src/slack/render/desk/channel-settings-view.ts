import type { ActionsBlock, ModalView } from '@slack/types'
import { type ChannelSettings, SHARERS } from '../../../service/settings.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, plain } from '../blocks.js'
import { choiceField, formView, switchField, textField } from '../form-views.js'
import { SHARER_WORDS } from './setting-words.js'

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
  { followUps, autoAnswer, reaction, sharers }: ChannelSettings,
): ModalView {
  return formView({
    title: CHANNEL_TITLE,
    callback: VIEWS.channelSettings,
    submit: '保存する',
    data: { channel },
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `<#${channel}>` } },
      switchField({
        ...{ field: DESK_FIELDS.followUps, label: 'スレッドの続き' },
        ...{ choice: 'メンションがなくても答える', on: followUps },
        hint: 'オフにすると、ボットが答えたスレッドでも、メンションされたときだけ答えます。',
      }),
      switchField({
        ...{ field: DESK_FIELDS.autoAnswer, label: 'メンションのない質問' },
        ...{ choice: '確かな答えがあるときだけ答える', on: autoAnswer },
        hint: '質問の形の投稿だけに、一つのスレッドで一度だけ答えます。質問した人は、いつでも答えを消せます。',
      }),
      textField({
        ...{ field: DESK_FIELDS.reaction, label: '質問にする絵文字', optional: true, oneLine: true, initial: reaction },
        ...{
          max: 100,
          placeholder: 'telework',
          hint: 'この絵文字を付けたメッセージにお答えします。空欄なら、使いません。',
        },
      }),
      choiceField({
        ...{ field: DESK_FIELDS.sharers, label: 'このチャンネルに共有できる人', chosen: sharers },
        choices: (['workspace', ...SHARERS] as const).map((each) => [each, SHARER_WORDS[each]] as const),
      }),
      contextLine('変更は記録に残ります。'),
    ],
  })
}
