import type { InputBlock, ModalView } from '@slack/types'
import type { WorkspaceSettings } from '../../../service/settings.js'
import { DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, option, plain } from '../blocks.js'
import { formView, sentenceView, textField } from '../form-views.js'
import { channelSettingsMenu } from './channel-settings-view.js'

const TITLE = 'テレワーク相談の設定'
/** What requests are about, where they may go to channels of their own. */
export const TOPICS = ['労務', '機器', 'セキュリティ'] as const

type Shown = Pick<WorkspaceSettings, 'requestChannel' | 'topicPlaces' | 'contact' | 'reminders' | 'digest'>

/** Where requests to a person go, by topic where wanted, and whom to ask beside the app. */
export function settingsView({ requestChannel, topicPlaces, contact, reminders, digest }: Shown): ModalView {
  return formView({
    title: TITLE,
    callback: VIEWS.settings,
    submit: '保存する',
    blocks: [
      channelField(DESK_FIELDS.channel, '担当者への質問を送るチャンネル', requestChannel),
      ...TOPICS.map((topic, i) => {
        const own = topicPlaces.find((place) => place.topic === topic)?.channel ?? ''
        return channelField(`${DESK_FIELDS.topicChannel}:${i}`, `「${topic}」の質問だけ別のチャンネルに送る`, own)
      }),
      textField({
        ...{ field: DESK_FIELDS.contact, label: '問い合わせ先の一行', optional: true, oneLine: true },
        ...{ initial: contact, max: 300, placeholder: '例: 人事部（内線 1234）にお問い合わせください。' },
        hint: '質問を送れないときなどに、そのまま表示します。',
      }),
      switchField(
        DESK_FIELDS.reminders,
        'チェックリストのお知らせ',
        '期日の前日と当日、月曜の期日切れをお知らせする',
        reminders,
      ),
      switchField(DESK_FIELDS.digest, '先週のまとめ', '月曜の10時に、担当者のチャンネルへ送る', digest),
      channelSettingsMenu(),
      contextLine('チャンネルには、このボットを招待しておいてください。変更は記録に残ります。'),
    ],
  })
}

export function savedSettingsView(): ModalView {
  return sentenceView(TITLE, '保存しました。')
}

export function savingSettingsView(): ModalView {
  return sentenceView(TITLE, '保存しています。')
}

export function refusedSettingsView(sentence: string): ModalView {
  return sentenceView(TITLE, sentence)
}

function switchField(field: string, label: string, choice: string, on: boolean): InputBlock {
  const chosen = option(choice, 'on')
  return {
    ...{ type: 'input', block_id: field, optional: true, label: plain(label) },
    element: {
      type: 'checkboxes',
      action_id: field,
      options: [chosen],
      ...(on && { initial_options: [chosen] }),
    },
  }
}

function channelField(field: string, label: string, initial: string) {
  return {
    type: 'input' as const,
    block_id: field,
    optional: true,
    label: plain(label),
    element: {
      type: 'conversations_select' as const,
      action_id: field,
      placeholder: plain('チャンネルを選ぶ', LIMITS.placeholder.max),
      filter: { include: ['public' as const, 'private' as const], exclude_bot_users: true },
      ...(initial !== '' && { initial_conversation: initial }),
    },
  }
}
