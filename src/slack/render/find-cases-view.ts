import type { InputBlock, ModalView, PlainTextOption } from '@slack/types'
import type { LookedFor } from '../../core/answers/answer.js'
import type { CaseChoice, CaseChoices } from '../../core/answers/case-choices.js'
import type { WithLess } from '../../core/answers/case-filter.js'
import { nothingAgrees } from '../../core/answers/look-up-lines.js'
import { ACTIONS, VIEWS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { contextLine, option, plain } from './blocks.js'
import { clipText } from './plain-text.js'

/** As many as can be put side by side. */
const MOST_NAMES = 3

/** Blocks of the view; each has one field. */
export const CASE_FIELDS = {
  names: 'names',
  industry: 'industry',
  size: 'size',
  place: 'place',
  workStyle: 'work_style',
  purpose: 'purpose',
  introduced: 'introduced',
} as const

/** What is said of what is chosen so far. */
export interface CaseCount {
  count: number
  total: number
  lookedFor?: LookedFor
  /** How many organisations are chosen by name. */
  named: number
}

/** Looking cases up without typing: names with typing ahead, pick-lists, and how many that comes to. */
export function findCasesView(choices: CaseChoices, count: CaseCount, metadata: string): ModalView {
  const places = [
    { label: plain('地方'), options: optionsOf(choices.region) },
    { label: plain('都道府県'), options: optionsOf(choices.prefecture) },
  ].filter(({ options }) => options.length > 0)
  return {
    type: 'modal',
    callback_id: VIEWS.findCases,
    private_metadata: metadata,
    title: plain('事例を探す', LIMITS.viewTitle.max),
    // Where nothing agrees, what is sent off is looked for with less.
    submit: plain(lessOf(count) === undefined ? '見る' : '外して探す', LIMITS.viewTitle.max),
    close: plain('閉じる', LIMITS.viewTitle.max),
    blocks: [
      {
        ...input(CASE_FIELDS.names, '会社・自治体の名前'),
        hint: plain(`ひらがなでも探せます。二つか三つ選ぶと、並べて比べます。`),
        element: {
          type: 'multi_external_select',
          action_id: actionOf(CASE_FIELDS.names),
          min_query_length: 0,
          max_selected_items: MOST_NAMES,
          placeholder: plain('名前を入力', LIMITS.placeholder.max),
        },
      },
      ...menu(CASE_FIELDS.industry, '業種', choices.industry),
      ...oneOf(CASE_FIELDS.size, '人数', choices.size),
      ...(places.length === 0
        ? []
        : [
            {
              ...input(CASE_FIELDS.place, '場所'),
              element: {
                type: 'multi_static_select' as const,
                action_id: actionOf(CASE_FIELDS.place),
                placeholder: plain('地方や都道府県を選ぶ', LIMITS.placeholder.max),
                option_groups: places,
              },
            },
          ]),
      ...menu(CASE_FIELDS.workStyle, '働き方', choices.workStyle),
      ...menu(CASE_FIELDS.purpose, '目的', choices.purpose),
      ...oneOf(CASE_FIELDS.introduced, '導入した年', choices.introduced),
      { ...contextLine(countLine(count)), block_id: 'count' },
    ],
  }
}

function countLine({ count, total, lookedFor, named }: CaseCount): string {
  if (named > 1) return `選んだ${named}つを並べて比べます。`
  if (named === 1) return '選んだ事例を見ます。ほかの条件は使いません。'
  if (lookedFor !== undefined) return clipText(nothingAgrees(lookedFor), LIMITS.contextText.max)
  return `条件に合う事例: ${count}件（全${total}件）`
}

/** What there is with less asked, where nothing agrees with all that is chosen: the nearest of them. */
export function lessOf({
  lookedFor,
  named = 0,
}: Pick<CaseCount, 'lookedFor'> & { named?: number }): WithLess | undefined {
  return named > 0 ? undefined : lookedFor?.withLess[0]
}

/** Names to choose from, as they are typed. */
export function nameOptions(cases: readonly { id: string; name: string }[]): PlainTextOption[] {
  return cases.slice(0, LIMITS.selectOptions.max).map(({ id, name }) => option(name, id))
}

function menu(field: string, label: string, choices: CaseChoice[]): InputBlock[] {
  if (choices.length === 0) return []
  const placeholder = plain('選ぶ（いくつでも）', LIMITS.placeholder.max)
  const element = { type: 'multi_static_select' as const, placeholder, options: optionsOf(choices) }
  return [{ ...input(field, label), element: { ...element, action_id: actionOf(field) } }]
}

function oneOf(field: string, label: string, choices: CaseChoice[]): InputBlock[] {
  if (choices.length === 0) return []
  const placeholder = plain('選ぶ', LIMITS.placeholder.max)
  const element = { type: 'static_select' as const, placeholder, options: optionsOf(choices) }
  return [{ ...input(field, label), element: { ...element, action_id: actionOf(field) } }]
}

/** All of them tell at once what is chosen, so that it can be counted. */
function input(field: string, label: string) {
  return {
    ...{ type: 'input' as const, block_id: field, label: plain(label, LIMITS.label.max) },
    ...{ optional: true, dispatch_action: true },
  }
}

function optionsOf(choices: CaseChoice[]): PlainTextOption[] {
  return choices.slice(0, LIMITS.selectOptions.max).map(({ words, count }) => option(`${words}（${count}件）`, words))
}

function actionOf(field: string): string {
  return `${ACTIONS.findField}:cases:${field}`
}
