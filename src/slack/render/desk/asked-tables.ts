import { dayIn } from '../../../service/checklists/days.js'
import type { AskedGroup } from '../../../service/desk/asked.js'
import { type Figures, medianOf } from '../../../service/desk/figures.js'
import { REASONS } from '../vote-blocks.js'
import { SETTLED } from './asked-blocks.js'

const MINUTE_MS = 60_000

/** A row a group, under its head. */
export function groupTable(groups: readonly AskedGroup[], timeZone: string): string[][] {
  return [
    [
      '質問',
      '件数',
      '見つからなかった',
      'いいえ',
      'いいえの理由',
      '確度が低い',
      '担当者への質問',
      '最後の日',
      '状態',
      'ほかの言い方',
    ],
    ...groups.map((group) => [
      group.words,
      String(group.ids.length),
      String(group.none),
      String(group.reasons.length),
      [...new Set(group.reasons)].flatMap((reason) => (reason === '' ? [] : [REASONS[reason]])).join('、'),
      String(group.unsure),
      String(group.requests.length),
      dayIn(group.at, timeZone),
      group.settled === undefined ? '対応していない' : SETTLED[group.settled],
      group.others.join('\n'),
    ]),
  ]
}

/** The whole time, then its parts. */
export function figureTable(figures: Figures): string[][] {
  const { asked, answered, none, unsure, helpful, unhelpful, waitsMs, bars } = figures
  const medianWaitMs = medianOf(waitsMs)
  const wait = medianWaitMs === undefined ? '' : String(Math.round(medianWaitMs / MINUTE_MS))
  const whole = [asked, answered, none, unsure, helpful, unhelpful, waitsMs.length].map(String)
  return [
    [
      '初日',
      '質問',
      '答えた',
      '見つからなかった',
      '確度が低い',
      'はい',
      'いいえ',
      '担当者が回答',
      '回答までの分（中央値）',
    ],
    [`全体（${figures.days}日間）`, ...whole, wait],
    ...bars.map((bar) => [
      ...[bar.from, String(bar.answered + bar.unsure + bar.none), String(bar.answered)],
      ...[String(bar.none), String(bar.unsure)],
      ...Array<string>(4).fill(''),
    ]),
  ]
}
