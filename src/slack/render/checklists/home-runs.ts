import type { KnownBlock } from '@slack/types'
import { dueItems } from '../../../service/checklists/progress.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, richText, run } from '../blocks.js'
import { dayWords } from '../days.js'
import { clipText, defangText } from '../plain-text.js'
import { renderRunRef } from './run-ref.js'
import { isShared, progressLine, refOf, type ShownRun, titleOf } from './shown-run.js'

const MOST_DUE = 3

/** Somebody's runs on their Home tab: how far each is, and which of their lines are due next. Nothing where they have none. */
export function homeRuns(runs: readonly ShownRun[], user: string, left: number): KnownBlock[] {
  if (runs.length === 0) return []
  return [
    header('進行中のチェックリスト'),
    ...runs.flatMap((shown) => runBlocks(shown, user)),
    ...(left > 0 ? [contextLine('ほかにも進行中のチェックリストがあります。')] : []),
  ]
}

function runBlocks(shown: ShownRun, user: string): KnownBlock[] {
  const { run: begun, list, today } = shown
  const due = begun === undefined ? [] : dueItems(list, begun).filter(({ owner }) => owner === user)
  const where = isShared(shown) ? 'チャンネルで' : '自分だけ'
  const title = defangText(clipText(titleOf(shown), LIMITS.lineText.max))
  return [
    richText(lines([run(title, true)], [run(`${where}　${progressLine(shown)}`)])),
    ...due.slice(0, MOST_DUE).map(({ number, text, due: day }) => {
      const late = day < today ? '（過ぎています）' : ''
      return contextLine(`期日 ${dayWords(day)}${late} ${number}. ${clipText(defangText(text), 100)}`)
    }),
    ...actions([
      button({ text: '開く', action: ACTIONS.openRun, value: renderRunRef(refOf(shown)), label: `${title}を開く` }),
    ]),
  ]
}
