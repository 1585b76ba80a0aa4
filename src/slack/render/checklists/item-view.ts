import type { InputBlock, KnownBlock, ModalView } from '@slack/types'
import { sourceOfLine } from '../../../core/corpus/line-sources.js'
import type { NumberedItem } from '../../../service/checklists/sections.js'
import { RUN_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, option, plain, richText, run, section } from '../blocks.js'
import { dayWordsAt } from '../days.js'
import { formView, textField } from '../form-views.js'
import { clipText } from '../plain-text.js'
import { isShared, personIn, type ShownRun, SILENT } from './shown-run.js'

/** What the form of one line was opened with. */
export interface ItemViewData {
  run: string
  item: string
  /** The view below it, and its page. */
  below?: { view: string; page: number }
}

/** Whose a line is, until when, and what is to be remembered. */
export function itemView(shown: ShownRun, item: NumberedItem, data: ItemViewData): ModalView {
  const { note = '', owner, due, ticked, cleared } = shown.run?.items[item.id] ?? {}
  const shared = isShared(shown)
  const without = [
    ...(owner === undefined || !shared ? [] : [option('担当を外す', RUN_FIELDS.owner)]),
    ...(due === undefined ? [] : [option('期日を外す', RUN_FIELDS.due)]),
  ]
  const last = ticked ?? cleared
  const done = ticked === undefined ? '印を外しました' : '済みにしました'
  return formView({
    title: shared ? '担当・期日・メモ' : '期日・メモ',
    callback: VIEWS.runItem,
    submit: '保存する',
    data,
    blocks: [
      richText(section(run(`${item.number}. ${clipText(item.text, LIMITS.sectionText.max - 10)}`))),
      ...sourceOfLine(item.number, shown.source.lines).map((words) =>
        contextLine(clipText(words, LIMITS.citationLabel.max)),
      ),
      ...(last === undefined || !shared
        ? []
        : [contextLine(`${personIn(shown, last.user)}が${dayWordsAt(last.at, shown)}に${done}`)]),
      ...(shared ? [personField(owner)] : []),
      dateField(due, dueHint(shown)),
      ...(without.length === 0 ? [] : [withoutField(without)]),
      textField({
        ...{ field: RUN_FIELDS.note, label: 'メモ', initial: note, optional: true, max: 1000 },
        hint: shared
          ? 'チャンネルの全員に見えます。期日のお知らせにも付きます。'
          : 'あなただけに見えます。期日のお知らせにも付きます。',
      }),
    ],
  })
}

function dueHint(shown: ShownRun): string {
  if (shown.silent) return SILENT
  const whom = isShared(shown)
    ? `担当の人（決めていないときは、${beganIn(shown) ?? 'だれにもお知らせしません'}）へ`
    : 'あなたへ'
  return `前日と当日の朝9時に、${whom}DMでお知らせします。`
}

/** 「始めた佐藤 花さん」; undefined where whoever began it wanted to be forgotten. */
function beganIn(shown: ShownRun): string | undefined {
  return shown.run?.user === undefined ? undefined : `始めた${personIn(shown, shown.run.user)}`
}

/** What was saved, and what follows from it. */
export function savedWords(
  shown: ShownRun,
  item: string,
  { changed, by, inView }: { changed: { owner?: unknown; due?: unknown; note?: unknown }; by: string; inView: boolean },
): string {
  const number = shown.list.items.findIndex(({ id }) => id === item) + 1
  const { owner, due } = shown.run?.items[item] ?? {}
  const what = [
    ...('owner' in changed ? ['担当'] : []),
    ...('due' in changed ? ['期日'] : []),
    ...('note' in changed ? ['メモ'] : []),
  ]
  const isDated = 'due' in changed && due !== undefined
  const told = 'owner' in changed && owner !== undefined && owner !== by
  return [
    `${number}番の${what.join('・')}を保存しました。`,
    ...(told ? [`${personIn(shown, owner)}に、まもなくDMでお知らせします。`] : []),
    ...(isDated && owner === undefined && isShared(shown) && !shown.silent ? [dueWithoutOwner(shown)] : []),
    // The view of the list says so itself.
    ...(isDated && shown.silent && !inView ? [SILENT] : []),
  ].join('')
}

function dueWithoutOwner(shown: ShownRun): string {
  const who = beganIn(shown)
  return who === undefined
    ? '担当がいないため、期日はだれにもお知らせしません。担当を決めてください。'
    : `担当がいないため、期日は${who}にお知らせします。`
}

function personField(initial: string | undefined): InputBlock {
  return {
    ...{ type: 'input', block_id: RUN_FIELDS.owner, optional: true, label: plain('担当') },
    hint: plain('ほかの人を選ぶと、その人にボットのDMでお知らせします。', LIMITS.label.max),
    element: {
      type: 'users_select',
      action_id: RUN_FIELDS.owner,
      placeholder: plain('人を選ぶ', LIMITS.placeholder.max),
      ...(initial !== undefined && { initial_user: initial }),
    },
  }
}

function dateField(initial: string | undefined, hint: string): InputBlock {
  return {
    ...{ type: 'input', block_id: RUN_FIELDS.due, optional: true, label: plain('期日') },
    hint: plain(hint, LIMITS.label.max),
    element: {
      type: 'datepicker',
      action_id: RUN_FIELDS.due,
      placeholder: plain('日を選ぶ', LIMITS.placeholder.max),
      ...(initial !== undefined && { initial_date: initial }),
    },
  }
}

function withoutField(options: ReturnType<typeof option>[]): KnownBlock {
  return {
    ...{ type: 'input', block_id: RUN_FIELDS.without, optional: true, label: plain('外すもの') },
    element: { type: 'checkboxes', action_id: RUN_FIELDS.without, options },
  }
}
