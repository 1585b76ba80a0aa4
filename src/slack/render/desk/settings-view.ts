import type { KnownBlock, ModalView } from '@slack/types'
import { SHARERS, type Sharers, type WorkspaceSettings } from '../../../service/settings.js'
import { RETENTION_DAYS, type SettingChange } from '../../../service/stores/setting-store.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, lines, plain, richText, run, section } from '../blocks.js'
import { NUDGE } from '../checklists/shown-run.js'
import { choiceField, formView, readView, sentenceView, switchField, textField } from '../form-views.js'
import { changedLines } from './changes-view.js'
import { channelSettingsMenu } from './channel-settings-view.js'
import { SETTING_NAMES, SHARER_WORDS } from './setting-words.js'

const TITLE = 'テレワーク相談の設定'
const MOST_EXCEPTIONS = 20
/** What requests are about, where they may go to channels of their own. */
export const TOPICS = ['労務', '機器', 'セキュリティ'] as const

export interface ShownSettings {
  settings: WorkspaceSettings
  /** Channels with a word of their own on who may share there. */
  sharersElsewhere: readonly { channel: string; sharers: Sharers }[]
  /** For how long words are kept where the workspace has set nothing. */
  usualDays: number
}

/** Where requests to a person go, by topic where wanted, whom to ask beside the app, who may share, what is kept and for how long. */
export function settingsView({ settings, sharersElsewhere, usualDays }: ShownSettings): ModalView {
  const { requestChannel, topicPlaces, contact, greeting, reminders, digest, sharers, retentionDays } = settings
  return formView({
    title: TITLE,
    callback: VIEWS.settings,
    submit: '保存する',
    blocks: [
      {
        ...channelField(DESK_FIELDS.channel, '担当者への質問を送るチャンネル', requestChannel),
        hint: plain('社員が［人に聞く］で送る質問が届きます。空欄のあいだ、［人に聞く］は出ません。', LIMITS.label.max),
      },
      ...TOPICS.map((topic, i) => {
        const own = topicPlaces.find((place) => place.topic === topic)?.channel ?? ''
        return channelField(`${DESK_FIELDS.topicChannel}:${i}`, `「${topic}」の質問だけ別のチャンネルに送る`, own)
      }),
      textField({
        ...{ field: DESK_FIELDS.contact, label: '問い合わせ先の一行', optional: true, oneLine: true },
        ...{ initial: contact, max: 300, placeholder: '例: 人事部（内線 1234）にお問い合わせください。' },
        hint: 'はじめてのあいさつの終わりと、質問を送れないときに、そのまま表示します。',
      }),
      textField({
        ...{ field: DESK_FIELDS.greeting, label: 'はじめてのあいさつ', optional: true, initial: greeting, max: 500 },
        hint: 'はじめてボットと話す人に、使い方の前に一度だけ表示します。空欄なら、使い方だけを表示します。',
      }),
      choiceField({
        ...{ field: DESK_FIELDS.sharers, label: SETTING_NAMES.sharers, chosen: sharers },
        choices: SHARERS.map((each) => [each, SHARER_WORDS[each]] as const),
        hint: '資料の引用やチェックリストをチャンネルに投稿できる人です。チャンネルごとの設定で、そのチャンネルだけ変えられます。',
      }),
      ...exceptions(sharersElsewhere),
      textField({
        ...{ field: DESK_FIELDS.retention, label: SETTING_NAMES.retentionDays, optional: true, oneLine: true, max: 4 },
        ...(retentionDays > 0 && { initial: String(retentionDays) }),
        placeholder: String(usualDays),
        hint: `${RETENTION_DAYS.least}〜${RETENTION_DAYS.most}日。空欄なら${usualDays}日です。質問の言葉やだれのものかは、この日数を過ぎると一時間以内に消え、元に戻せません。`,
      }),
      switchField({
        ...{ field: DESK_FIELDS.reminders, label: 'チェックリストのお知らせ' },
        ...{ choice: '期日の前日・当日のDMと、チャンネルへの月曜の期限切れのお知らせを送る', on: reminders },
        hint: 'オフにすると、このワークスペースのすべてのチェックリストで、お知らせが止まります。',
      }),
      switchField({
        ...{ field: DESK_FIELDS.digest, label: '先週のまとめ' },
        ...{ choice: '月曜の10時に、担当者のチャンネルへ送る', on: digest },
      }),
      channelSettingsMenu(),
      ...actions([button({ text: '変更の記録を見る', action: ACTIONS.openChanges, value: 'open' })]),
      contextLine('チャンネルには、このボットを招待しておいてください。変更は記録に残ります。'),
    ],
  })
}

/** What was saved, and what follows from it. */
export function savedSettingsView(
  changes: readonly Pick<SettingChange, 'name' | 'before' | 'after'>[],
  title = TITLE,
): ModalView {
  if (changes.length === 0) return sentenceView(title, '変更はありませんでした。')
  const reminders = changes.find(({ name }) => name === 'reminders')
  return readView(title, [
    richText(lines([run('保存しました。')], ...changedLines(changes))),
    ...(reminders === undefined ? [] : [contextLine(reminders.after === true ? REMINDERS_ON : REMINDERS_OFF)]),
  ])
}

const REMINDERS_OFF = `すべてのチェックリストで、期日の前日・当日のDMと、チャンネルへの${NUDGE}が止まりました。この画面でオンに戻せます。`
const REMINDERS_ON = `すべてのチェックリストで、期日の前日・当日のDMが届きます。${NUDGE}は、それを始めたリストのチャンネルに届きます。`

export function savingSettingsView(): ModalView {
  return sentenceView(TITLE, '保存しています。')
}

export function refusedSettingsView(sentence: string): ModalView {
  return sentenceView(TITLE, sentence)
}

/** Channels in which others may share than elsewhere. */
function exceptions(elsewhere: ShownSettings['sharersElsewhere']): KnownBlock[] {
  const shown = elsewhere.slice(0, MOST_EXCEPTIONS)
  if (shown.length === 0) return []
  const more = elsewhere.length - shown.length
  return [
    richText(
      section(
        run('チャンネルごとの例外: '),
        ...shown.flatMap(({ channel, sharers }, i) => [
          ...(i === 0 ? [] : [run('、')]),
          { type: 'channel' as const, channel_id: channel },
          run(`（${SHARER_WORDS[sharers]}）`),
        ]),
        ...(more > 0 ? [run(`、ほか${more}件`)] : []),
      ),
    ),
  ]
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
