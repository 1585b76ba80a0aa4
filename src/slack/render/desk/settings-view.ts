import type { ModalView } from '@slack/types'
import type { WorkspaceSettings } from '../../../service/settings.js'
import { DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, plain } from '../blocks.js'
import { formView, sentenceView, switchField, textField } from '../form-views.js'
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
      switchField({
        ...{ field: DESK_FIELDS.reminders, label: 'チェックリストのお知らせ' },
        ...{ choice: '期日の前日・当日と、月曜の期限切れのお知らせを送る', on: reminders },
        hint: 'オフにすると、このワークスペースのすべてのチェックリストで、お知らせが止まります。',
      }),
      switchField({
        ...{ field: DESK_FIELDS.digest, label: '先週のまとめ' },
        ...{ choice: '月曜の10時に、担当者のチャンネルへ送る', on: digest },
      }),
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
