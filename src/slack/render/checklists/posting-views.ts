import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { RUN_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, plain, richText, run, section } from '../blocks.js'
import { formView, readView, switchField, textField } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'
import type { RunRef } from './run-ref.js'
import { isShared, NUDGE, type ShownRun, SILENT, titleOf } from './shown-run.js'

const START_TITLE = 'チャンネルで進める'
const COPY_TITLE = 'ほかの部署用に複製'
export const SHARE_TITLE = 'チェックリストを共有'

/** What the form to begin in a channel was opened with. */
export interface StartData {
  ref: RunRef
  /** From the beginning, for others. */
  copy?: true
}

/** What the form is called, and what follows it. */
export function startTitle({ copy }: Pick<StartData, 'copy'>): string {
  return copy ? COPY_TITLE : START_TITLE
}

/** What was filled in so far, and why the last try did not work. */
export interface PostingForm {
  title?: string
  channel?: string
  nudges?: boolean
  sentence?: string
  notice?: KnownBlock[]
}

/** Where a list is worked through together, and under which name. */
export function startView(shown: ShownRun, data: StartData, form: PostingForm = {}): ModalView {
  const taken = 'run' in data.ref && data.copy !== true && !isShared(shown)
  return formView({
    title: startTitle(data),
    callback: VIEWS.startRun,
    submit: '始める',
    data,
    blocks: [
      ...(form.notice ?? []),
      richText(section(run(clipText(defangText(shown.list.title), LIMITS.lineText.max), true))),
      textField({
        ...{ field: RUN_FIELDS.title, label: '名前', oneLine: true, max: 100 },
        ...{
          initial: form.title ?? titleOf(shown),
          hint: '部署やプロジェクトの名前を入れると、見分けやすくなります。',
        },
      }),
      channelField(form.channel),
      switchField({
        ...{ field: RUN_FIELDS.nudges, label: 'お知らせ', on: form.nudges === true },
        choice: `${NUDGE}（朝9時に、このチャンネルへ）`,
        hint: shown.silent
          ? SILENT
          : '期日を過ぎた項目がある週だけ、一行でお知らせします。あとからメニューで止められます。',
      }),
      contextLine(
        taken
          ? 'いまの印・期日・メモも、チャンネルの全員に見えるようになります。'
          : 'チャンネルの全員が、印を付け、担当と期日を決められます。',
      ),
    ],
  })
}

/** Where a list is put for all to read. */
export function shareListView(shown: ShownRun, data: { ref: RunRef }, form: PostingForm = {}): ModalView {
  return formView({
    title: SHARE_TITLE,
    callback: VIEWS.shareList,
    submit: '共有する',
    data,
    blocks: [
      ...(form.notice ?? []),
      richText(
        section(
          run(`${clipText(defangText(shown.list.title), LIMITS.lineText.max)}（${shown.list.items.length}項目）`, true),
        ),
      ),
      textField({
        ...{ field: RUN_FIELDS.sentence, label: 'ひとこと', optional: true, max: LIMITS.ownSentence.max },
        hint: 'リストの上に載ります。',
        ...(form.sentence !== undefined && { initial: form.sentence }),
      }),
      channelField(form.channel),
      contextLine(
        '印やメモは載りません。開いた人の印は、その人だけに見えます。みんなの進み具合を見るには、［チャンネルで進める］をお使いください。メンションの通知は、だれにも送られません。',
      ),
    ],
  })
}

/** It stands there now. */
export function postedView(title: string, channel: string): ModalView {
  return readView(title, [richText(section({ type: 'channel', channel_id: channel }, run(' に投稿しました。')))])
}

function channelField(initial: string | undefined): InputBlock {
  return {
    ...{ type: 'input', block_id: RUN_FIELDS.channel, label: plain('チャンネル') },
    hint: plain('ボットが参加しているチャンネルを選んでください。', LIMITS.label.max),
    element: {
      type: 'conversations_select',
      action_id: RUN_FIELDS.channel,
      placeholder: plain('投稿先を選ぶ', LIMITS.placeholder.max),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(initial === undefined ? { default_to_current_conversation: true } : { initial_conversation: initial }),
    },
  }
}
