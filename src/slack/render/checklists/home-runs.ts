import type { KnownBlock, ModalView } from '@slack/types'
import { dueItems } from '../../../service/checklists/progress.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, richText, run } from '../blocks.js'
import { dayWords } from '../days.js'
import { readView } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'
import { renderRunRef } from './run-ref.js'
import { isShared, progressLine, refOf, type ShownRun, titleOf } from './shown-run.js'

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
    ...(runs.length === 0 ? [contextLine('いまはありません。')] : runs.flatMap((shown) => runBlocks(shown, user))),
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
  return [
    richText(lines([run(titleText(shown), true)], [run(stateLine(shown))])),
    ...actions([openButton(shown, `${ACTIONS.openRun}:${i}`)]),
  ]
}

function runBlocks(shown: ShownRun, user: string): KnownBlock[] {
  const { run: begun, list, today } = shown
  const due = begun === undefined ? [] : dueItems(list, begun).filter(({ owner }) => owner === user)
  return [
    richText(lines([run(titleText(shown), true)], [run(stateLine(shown))])),
    ...due.slice(0, MOST_DUE).map(({ number, text, due: day }) => {
      const late = day < today ? '（期限切れ）' : ''
      return contextLine(`期日 ${dayWords(day)}${late} ${number}. ${clipText(defangText(text), 100)}`)
    }),
    ...actions([openButton(shown, ACTIONS.openRun)]),
  ]
}

function titleText(shown: ShownRun): string {
  return defangText(clipText(titleOf(shown), LIMITS.lineText.max))
}

function stateLine(shown: ShownRun): string {
  return `${isShared(shown) ? 'チャンネルで' : '自分だけ'}　${progressLine(shown)}`
}

function openButton(shown: ShownRun, action: string) {
  return button({ text: '開く', action, value: renderRunRef(refOf(shown)), label: `開く（${titleText(shown)}）` })
}
