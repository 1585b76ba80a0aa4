import type { ModalView, PlainTextOption } from '@slack/types'
import type { ListChoice } from '../../core/answers/case-choices.js'
import type { Checklist } from '../../core/corpus/corpus.js'
import { ACTIONS, VIEWS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { contextLine, option, plain } from './blocks.js'

/** Blocks of the view; that of the lists ends in what they were chosen by, so that a choice goes with what it was made from. */
export const LIST_FIELDS = { role: 'role', phase: 'phase', topic: 'topic', list: 'list' } as const

interface FindChecklist {
  /** All there are. */
  lists: readonly Checklist[]
  /** Those that are of what is chosen. */
  fitting: readonly Checklist[]
  chosen: ListChoice
  metadata: string
}

/** Choosing a checklist without typing: by role, phase and topic. */
export function findChecklistView({ lists, fitting, chosen, metadata }: FindChecklist): ModalView {
  const values = (of: (list: Checklist) => string | undefined) => [...new Set(lists.flatMap((list) => of(list) ?? []))]
  const shown = fitting.length > 0 ? fitting : lists
  return {
    type: 'modal',
    callback_id: VIEWS.findChecklist,
    private_metadata: metadata,
    title: plain('チェックリストを選ぶ', LIMITS.viewTitle.max),
    submit: plain('見る', LIMITS.viewTitle.max),
    close: plain('閉じる', LIMITS.viewTitle.max),
    blocks: [
      menu(
        LIST_FIELDS.role,
        '役割',
        values(({ role }) => role),
      ),
      menu(
        LIST_FIELDS.phase,
        '段階',
        values(({ phase }) => phase),
      ),
      {
        ...input(LIST_FIELDS.topic, '話題'),
        element: {
          type: 'external_select',
          action_id: actionOf(LIST_FIELDS.topic),
          min_query_length: 0,
          placeholder: plain('例: セキュリティ、台風', LIMITS.placeholder.max),
        },
      },
      contextLine(
        fitting.length === 0
          ? '当てはまるチェックリストはありません。すべてを示します。'
          : `当てはまるチェックリスト: ${fitting.length}件（全${lists.length}件）`,
      ),
      {
        type: 'input',
        block_id: [LIST_FIELDS.list, chosen.role, chosen.phase, chosen.topic].join(':').slice(0, 255),
        label: plain('チェックリスト', LIMITS.label.max),
        element: {
          type: 'static_select',
          action_id: LIST_FIELDS.list,
          placeholder: plain('選ぶ', LIMITS.placeholder.max),
          options: shown.slice(0, LIMITS.selectOptions.max).map(({ title, id }) => option(title, id)),
          ...(fitting.length === 1 && { initial_option: option(fitting[0]!.title, fitting[0]!.id) }),
        },
      },
    ],
  }
}

export function topicOptions(topics: readonly string[]): PlainTextOption[] {
  return topics.slice(0, LIMITS.selectOptions.max).map((topic) => option(topic, topic))
}

function menu(field: string, label: string, values: string[]) {
  const options = values.slice(0, LIMITS.selectOptions.max).map((value) => option(value, value))
  return {
    ...input(field, label),
    element: {
      type: 'static_select' as const,
      action_id: actionOf(field),
      placeholder: plain('選ぶ', LIMITS.placeholder.max),
      options,
    },
  }
}

function input(field: string, label: string) {
  return {
    ...{ type: 'input' as const, block_id: field, label: plain(label, LIMITS.label.max) },
    ...{ optional: true, dispatch_action: true },
  }
}

function actionOf(field: string): string {
  return `${ACTIONS.findField}:lists:${field}`
}
