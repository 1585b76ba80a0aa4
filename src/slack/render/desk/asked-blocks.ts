import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Calendar } from '../../../service/checklists/days.js'
import { ALL_WANTING, type AskedGroup, type AskedLook } from '../../../service/desk/asked.js'
import type { Wanting } from '../../../service/stores/asked-store.js'
import type { Settlement } from '../../../service/stores/question-store.js'
import type { VoteReason } from '../../../service/stores/vote-store.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, option, plain, richText, run, section } from '../blocks.js'
import { shortDayAt } from '../days.js'
import { clipText, defangText } from '../plain-text.js'
import { REASONS } from '../vote-blocks.js'

/** What HR looks at on its Home. `skip` groups stand on the pages before. */
export interface HomeLook extends AskedLook {
  skip: number
}

const PERIODS = [7, 30, 90]
const PAGE = 10
const WANTING: Record<Wanting, string> = { none: '見つからなかった', unhelpful: 'いいえ', unsure: '確度が低い' }
export const SETTLED: Record<Settlement['how'], string> = {
  answered: '社内回答を追加',
  noted: '資料の箇所と結びつけ',
  ignored: '対象外',
}
const FIRST_LOOK: HomeLook = { days: 30, wanting: ALL_WANTING, order: 'newest', skip: 0 }

/** What is looked at after a press: its value is the name of one thing and what it is now. */
export function lookAfter(look: HomeLook, value: string): HomeLook {
  const [name, to = ''] = value.split(' ')
  const { channel, settled, ...first } = { ...look, skip: 0 }
  const rest = { ...first, ...(channel !== undefined && { channel }) }
  const kept = { ...rest, ...(settled !== undefined && { settled }) }
  switch (name) {
    case 'wanting':
      if (to === 'settled') return { ...rest, wanting: ALL_WANTING, settled: true }
      return { ...rest, wanting: Object.hasOwn(WANTING, to) ? [to as Wanting] : ALL_WANTING }
    case 'days':
      return { ...kept, days: PERIODS.find((days) => days === Number(to)) ?? FIRST_LOOK.days }
    case 'order':
      return { ...kept, order: to === 'most' ? 'most' : 'newest' }
    case 'channel':
      return { ...first, ...(settled !== undefined && { settled }), ...(to !== '' && { channel: to }) }
    case 'skip':
      return { ...kept, skip: Math.max(0, Math.floor(Number(to)) || 0) }
    default:
      return { ...kept, skip: look.skip }
  }
}

/** What a view was drawn with, read back; the first look where that is nothing. */
export function readLook(chosen: Record<string, unknown>): HomeLook {
  const { days, wanting, order, channel, settled, skip } = Object(chosen.asked) as Partial<HomeLook>
  const read = [
    `wanting ${settled === true ? 'settled' : Array.isArray(wanting) && wanting.length === 1 ? String(wanting[0]) : ''}`,
    `days ${days}`,
    `order ${order}`,
    ...(typeof channel === 'string' ? [`channel ${channel}`] : []),
    `skip ${skip}`,
  ]
  return read.reduce(lookAfter, FIRST_LOOK)
}

/** What is asked for, and the groups that are so, with what can be done about each. */
export function askedBlocks(groups: readonly AskedGroup[], look: HomeLook, calendar: Calendar): KnownBlock[] {
  // What was set aside meanwhile leaves no page behind.
  const skip = Math.min(look.skip, Math.floor(Math.max(0, groups.length - 1) / PAGE) * PAGE)
  const shown = groups.slice(skip, skip + PAGE)
  const questions = groups.reduce((sum, { ids }) => sum + ids.length, 0)
  const head =
    groups.length === 0
      ? '当てはまる質問はありません。'
      : `${questions}件の質問を、似たもの${groups.length}組にまとめています。だれの質問かは表示しません。`
  return [
    ...filters(look),
    contextLine(head),
    ...shown.flatMap((group, i) => groupBlocks(group, skip + i, calendar)),
    ...pages(groups.length, skip),
  ]
}

function filters(look: HomeLook): KnownBlock[] {
  const action = (i: number) => `${ACTIONS.lookAtAsked}:${i}`
  const wanted = look.settled ? 'settled' : look.wanting.length === 1 ? look.wanting[0]! : 'all'
  const elements: ActionsBlockElement[] = [
    select(action(0), '状態', `wanting ${wanted}`, [
      ['対応していないもの', 'wanting all'],
      ...Object.entries(WANTING).map(([why, text]): [string, string] => [text, `wanting ${why}`]),
      ['対応したもの', 'wanting settled'],
    ]),
    select(
      action(1),
      '期間',
      `days ${look.days}`,
      PERIODS.map((days) => [`${days}日間`, `days ${days}`]),
    ),
    select(action(2), '並び順', `order ${look.order}`, [
      ['新しい順', 'order newest'],
      ['多い順', 'order most'],
    ]),
    {
      type: 'conversations_select',
      action_id: ACTIONS.askedChannel,
      placeholder: plain('チャンネル', LIMITS.placeholder.max),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(look.channel !== undefined && { initial_conversation: look.channel }),
    },
    ...(look.channel === undefined
      ? []
      : [button({ text: 'すべてのチャンネル', action: action(3), value: 'channel ' })]),
  ]
  return actions(elements)
}

function select(action: string, label: string, chosen: string, options: [text: string, value: string][]) {
  const made = options.map(([text, value]) => option(text, value))
  const initial = made.find(({ value }) => value === chosen)
  return {
    type: 'static_select' as const,
    action_id: action,
    placeholder: plain(label, LIMITS.placeholder.max),
    options: made,
    ...(initial !== undefined && { initial_option: initial }),
  }
}

function groupBlocks(group: AskedGroup, number: number, calendar: Calendar): KnownBlock[] {
  const own = (text: string) => clipText(defangText(text).replaceAll('\n', ' '), LIMITS.lineText.max)
  const others = group.others.slice(0, 2).map((words) => `「${own(words)}」`)
  return [
    richText(section(run(own(group.words), true), run(`　${group.ids.length}件`))),
    contextLine(
      [factsOf(group, calendar), ...(others.length > 0 ? [`ほかの言い方: ${others.join('')}`] : [])].join('\n'),
    ),
    ...actions(group.settled === undefined ? groupButtons(group, number) : [again(group, number)]),
  ]
}

function factsOf({ none, unsure, reasons, requests, at, settled }: AskedGroup, calendar: Calendar): string {
  const said = [...new Set(reasons.filter((reason): reason is VoteReason => reason !== ''))].map((why) => REASONS[why])
  const open = requests.filter(({ state }) => state !== 'done').length
  return [
    ...(settled === undefined ? [] : [SETTLED[settled]]),
    ...(none > 0 ? [`見つからなかった ${none}件`] : []),
    ...(reasons.length > 0 ? [`いいえ ${reasons.length}件${said.length > 0 ? `（${said.join('・')}）` : ''}`] : []),
    ...(unsure > 0 ? [`確度が低い ${unsure}件`] : []),
    ...(requests.length > 0
      ? [`担当者への質問 ${requests.length}件${open > 0 ? `（未対応・対応中 ${open}件）` : ''}`]
      : []),
    `最後 ${shortDayAt(at, calendar)}`,
  ].join(' · ')
}

function groupButtons({ id, words }: AskedGroup, number: number) {
  const about = clipText(defangText(words), 40)
  const make = (text: string, action: string) =>
    button({ text, action: `${action}:${number}`, value: id, label: `${text}、${about}` })
  return [
    make('社内回答を書く', ACTIONS.answerAsked),
    make('資料の箇所を選ぶ', ACTIONS.findForAsked),
    { ...make('言い換えを足す', ACTIONS.addSynonym), value: `asked ${id}` },
    make('対象外にする', ACTIONS.ignoreAsked),
  ]
}

function again({ id, words }: AskedGroup, number: number) {
  const text = '一覧に戻す'
  return button({
    text,
    action: `${ACTIONS.reopenAsked}:${number}`,
    value: id,
    label: `${text}、${clipText(defangText(words), 40)}`,
  })
}

function pages(count: number, skip: number): KnownBlock[] {
  const page = (text: string, to: number, i: number) =>
    button({ text, action: `${ACTIONS.lookAtAsked}:${i}`, value: `skip ${to}` })
  return actions([
    ...(skip > 0 ? [page('前の10組', Math.max(0, skip - PAGE), 4)] : []),
    ...(skip + PAGE < count ? [page(`次の10組（ほか${count - skip - PAGE}組）`, skip + PAGE, 5)] : []),
  ])
}
