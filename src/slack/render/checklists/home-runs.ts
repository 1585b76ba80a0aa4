import type { KnownBlock, ModalView } from '@slack/types'
import { dueItems, progressOf } from '../../../service/checklists/progress.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, richText, run, section } from '../blocks.js'
import { shortDay } from '../days.js'
import { readView } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'
import { renderRunRef } from './run-ref.js'
import { progressLine, refOf, type ShownRun, statusLine, titleOf } from './shown-run.js'

const MOST_DUE = 3

/** Somebody's runs on their Home tab: how far each is, and which of their lines are due next. Nothing where they have none. */
export function homeRuns(
  runs: readonly ShownRun[],
  user: string,
  beside: { more: boolean; finished: boolean },
): KnownBlock[] {
  if (runs.length === 0 && !beside.finished) return []
  return [
    header('進行中のチェックリスト'),
    ...(runs.length === 0
      ? [contextLine('進行中のチェックリストはありません。')]
      : runs.flatMap((shown) => runBlocks(shown, user))),
    ...(beside.more ? [contextLine('ほかにも進行中のチェックリストがあります。')] : []),
    ...actions(
      beside.finished ? [button({ text: '完了したチェックリスト', action: ACTIONS.finishedRuns, value: 'all' })] : [],
    ),
  ]
}

/** Runs that are finished, to be looked at again, or gone on with. */
export function finishedView(runs: readonly ShownRun[], more: boolean): ModalView {
  return readView('完了したチェックリスト', [
    ...(runs.length === 0 ? [contextLine('ありません。')] : runs.flatMap((shown, i) => finishedBlocks(shown, i))),
    ...(more ? [contextLine(`新しい順に${runs.length}件を表示しています。`)] : []),
  ])
}

function finishedBlocks(shown: ShownRun, i: number): KnownBlock[] {
  return [headOf(shown), ...actions([openButton(shown, `${ACTIONS.openRun}:${i}`)])]
}

function runBlocks(shown: ShownRun, user: string): KnownBlock[] {
  const { run: begun, list } = shown
  const due = begun === undefined ? [] : dueItems(list, begun).filter(({ owner }) => owner === user)
  return [
    headOf(shown),
    ...due.slice(0, MOST_DUE).map(({ number, text, due: day }) => {
      const late = day < shown.today ? ' 期限切れ' : ''
      return contextLine(`${number}. ${clipText(defangText(text), 100)} — 期日 ${shortDay(day, shown)}${late}`)
    }),
    ...actions([openButton(shown, ACTIONS.openRun)]),
  ]
}

/** 「#推進 で進行中です: 営業部　済み 3 / 5」, with the way there. */
export function goingOnBlocks(shown: ShownRun, i: number): KnownBlock[] {
  const { posted } = shown.run ?? {}
  if (posted === undefined) return []
  const how = shown.run?.state === 'paused' ? 'で一時停止中です' : 'で進行中です'
  const { done, of } = progressOf(shown.list.items, shown.run)
  const words = run(` ${how}: ${titleText(shown)}　済み ${done} / ${of}`)
  return [
    richText(section({ type: 'channel', channel_id: posted.channel }, words)),
    ...actions([openButton(shown, `${ACTIONS.openRun}:${i}`)]),
  ]
}

function titleText(shown: ShownRun): string {
  return defangText(clipText(titleOf(shown), LIMITS.lineText.max))
}

/** Its name, where it stands, how far it is. Slack writes a channel's name only for those who may know it. */
function headOf(shown: ShownRun): KnownBlock {
  const { posted } = shown.run ?? {}
  const where =
    posted === undefined
      ? [run(statusLine(shown))]
      : [{ type: 'channel' as const, channel_id: posted.channel }, run(`　${progressLine(shown)}`)]
  return richText(lines([run(titleText(shown), true)], where))
}

function openButton(shown: ShownRun, action: string) {
  return button({ text: '開く', action, value: renderRunRef(refOf(shown)), label: `開く（${titleText(shown)}）` })
}
