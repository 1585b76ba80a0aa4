import type { KnownBlock, ModalView } from '@slack/types'
import type { ListChanges } from '../../../service/checklists/list-changes.js'
import type { NumberedItem } from '../../../service/checklists/sections.js'
import type { ListVersion, Run } from '../../../service/stores/run-store.js'
import { ACTIONS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, richText, run, section } from '../blocks.js'
import { formView, readView } from '../form-views.js'
import { clipText, defangText } from '../plain-text.js'
import { type ShownRun, titleOf } from './shown-run.js'

const TITLE = 'リストの変更'
const MOVING = '最新版との違い'
/** So many lines of each kind are shown, so long at most. */
const MOST_LINES = 25
const MAX_LINE = 90

/** A run and the version that it may go on to; what is changed of it as they are now. */
export interface Moving {
  run: string
  from: number
  to: number
  /** The view of the run that it was opened from, to be drawn again. */
  under?: string
}

/** What going on to the newest version changes for a run; who may do so sends it off. */
export function movingView(shown: ShownRun, newest: ListVersion, changes: ListChanges, under?: string): ModalView {
  const { run: begun, list } = shown
  const mayMove = begun !== undefined && begun.state !== 'finished' && shown.mayManage === true
  const blocks = [
    header(titleOf(shown)),
    contextLine(`第${list.version}版（いま進めている版） → 第${newest.version}版（最新）`),
    ...changeBlocks(changes, begun),
    contextLine(
      '印・担当・期日・メモは、そのまま引き継ぎます。なくなった項目のものは、前の版に戻すと元どおりになります。',
    ),
  ]
  if (!mayMove)
    return readView(MOVING, [...blocks, contextLine('版を替えられるのは、始めた人と、人事の担当者・管理者です。')])
  const data: Moving = {
    ...{ run: begun.id, from: list.version, to: newest.version },
    ...(under !== undefined && { under }),
  }
  return formView({ title: MOVING, callback: VIEWS.moveRun, submit: '最新版に替える', blocks, data })
}

/** It has gone on, or back; with the way back from there. */
export function movedView(shown: ShownRun, { run: id, from, to, under = '' }: Moving): ModalView {
  const back = [id, to, from, under].join('\n')
  const text = from < to ? `第${from}版に戻す` : `第${from}版に替える`
  return readView(MOVING, [
    richText(
      section(
        run(
          `「${clipText(titleOf(shown), LIMITS.lineText.max)}」を、第${to}版に${from < to ? '替えました' : '戻しました'}。`,
        ),
      ),
    ),
    ...actions([button({ text, action: ACTIONS.moveRun, value: back, of: titleOf(shown) })]),
  ])
}

/** The run, and the versions to leave and to go to, by a button of `movedView`. */
export function readMoving(value: string): Moving {
  const [id = '', from, to, under = ''] = value.split('\n')
  return { run: id, from: Number(from), to: Number(to), ...(under !== '' && { under }) }
}

/** What changed from one version of a list to the next, with the ways to those before and after. */
export function versionView(version: ListVersion, changes: ListChanges, saved: string, newest: number): ModalView {
  const { list, title, version: number } = version
  const to = (text: string, other: number, at: number) =>
    other < 2 || other > newest
      ? []
      : [
          button({
            text,
            action: `${ACTIONS.listChanges}:${at}`,
            value: `${list}\n${other}`,
            of: `第${other - 1}版から第${other}版`,
          }),
        ]
  return readView(TITLE, [
    header(title),
    contextLine(`第${number - 1}版 → 第${number}版${saved}`),
    ...changeBlocks(changes),
    ...actions([...to('前の変更', number - 1, 0), ...to('次の変更', number + 1, 1)]),
  ])
}

/** Lines by what became of them; of a run also what is kept of those that go. */
function changeBlocks({ added, removed, reworded, resourced, moved }: ListChanges, begun?: Run): KnownBlock[] {
  const shown = [
    ...linesOf('加わった項目', added, (item) => [lineOf(item)]),
    ...linesOf('なくなった項目', removed, (item) => [`${lineOf(item)}${keptOf(begun, item)}`]),
    ...linesOf('言い方が変わった項目', reworded, (item) => [
      `前: ${clipText(plainOf(item.before), MAX_LINE)}`,
      `今: ${lineOf(item)}`,
    ]),
  ]
  const sources = resourced.map(({ number }) => `${number}番`).join('・')
  const order = moved ? ['項目の並びか見出しが変わりました。'] : []
  const also = [...(sources === '' ? [] : [`出典が変わりました: ${sources}`]), ...order]
  if (shown.length === 0 && also.length === 0) return [contextLine('項目の変更はありません。')]
  return [...shown, ...also.map(contextLine)]
}

function linesOf<Item>(what: string, items: readonly Item[], words: (item: Item) => string[]): KnownBlock[] {
  if (items.length === 0) return []
  const left = items.length - MOST_LINES
  return [
    richText(
      lines(
        [run(`${what}（${items.length}）`, true)],
        ...items
          .slice(0, MOST_LINES)
          .flatMap((item) => words(item).map((line, i) => [run(`${i === 0 ? '・' : '　'}${line}`)])),
      ),
    ),
    ...(left > 0 ? [contextLine(`ほか${left}項目`)] : []),
  ]
}

function lineOf({ number, text }: NumberedItem): string {
  return `${number}. ${clipText(plainOf(text), MAX_LINE)}`
}

function plainOf(text: string): string {
  return defangText(text.replaceAll('\n', ' '))
}

function keptOf(begun: Run | undefined, { id }: NumberedItem): string {
  const { ticked, note = '', owner, due } = begun?.items[id] ?? {}
  const kept = [
    ...(ticked === undefined ? [] : ['済み']),
    ...(owner === undefined ? [] : ['担当あり']),
    ...(due === undefined ? [] : ['期日あり']),
    ...(note === '' ? [] : ['メモあり']),
  ]
  return kept.length === 0 ? '' : `（${kept.join('・')}）`
}
