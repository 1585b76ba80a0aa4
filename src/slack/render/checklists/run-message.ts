import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Source } from '../../../core/corpus/corpus.js'
import { sourceWords } from '../../../core/corpus/line-sources.js'
import { dueItems, lastTicked, progressOf } from '../../../service/checklists/progress.js'
import { type Section, sectionsOf } from '../../../service/checklists/sections.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, plain, richText, run } from '../blocks.js'
import { shortDay, shortDayAt } from '../days.js'
import { newerLine } from '../excerpts.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { sectionBlocks, sectionName } from './boxes.js'
import { renderRunRef } from './run-ref.js'
import {
  barOf,
  isAllDone,
  isOpen,
  isShared,
  NUDGE,
  nameIn,
  refOf,
  type ShownRun,
  statusLine,
  titleOf,
} from './shown-run.js'

/** What is done with a run by its menu. */
export type RunDeed = 'pause' | 'open' | 'finish' | 'copy' | 'nudge' | 'hush' | 'export' | 'share' | 'edit' | 'changes'

/** So many boxes stand in a message at most, under so many headings; more open in a view. */
const MOST_BOXES = 20
const MOST_SECTIONS = 6
const MOST_LINES = 30
const MOST_NEWS = 3
const FACTS_MAX = 120
/** What a message holds beside its boxes and sources: title, facts, buttons. */
const BESIDE_BOXES = 3000
const MOST_NEWER = 2

/** A list at work as a message: with its boxes where they are few, else section by section with how far each is. */
export function renderRun(
  shown: ShownRun,
  sources: readonly Source[],
  more: { above?: KnownBlock[]; below?: KnownBlock[] } = {},
): Message {
  const title = defangText(titleOf(shown))
  const sections = sectionsOf(shown.list.items)
  const from = sourceLines(shown, sources)
  const hasBoxes = boxesFit(shown, sections, [...from, ...(more.above ?? [])])
  const body = hasBoxes
    ? sections.flatMap((section) => sectionBlocks(shown, section, { factsMax: FACTS_MAX }))
    : overview(shown, sections)
  return fitMessage({
    summary: spoken(shown, title),
    head: [header(title), contextLine(statusLine(shown)), ...(more.above ?? []), ...body],
    later: [],
    counter: '項目',
    tail: [
      ...allDone(shown),
      ...resting(shown),
      ...from,
      ...actions(buttonsOf(shown, hasBoxes ? 'boxes' : 'overview')),
      ...(more.below ?? []),
    ],
  })
}

/** Who hears it hears how far it is, and while it is short what there is to do. */
function spoken({ list, run: begun }: ShownRun, title: string): string {
  const left = list.items.filter(({ id }) => begun?.items[id]?.ticked === undefined).map(({ text }) => text)
  const { done, of } = progressOf(list.items, begun)
  return `${title}（済み ${done} / ${of}）${left.length === 0 ? '' : ` 残り: ${left.join(' ')}`}`
}

/** Where the lines come from, by their numbers, and what is newer; of some lines only where those are named. */
export function sourceLines(
  { source }: Pick<ShownRun, 'source'>,
  sources: readonly Source[],
  numbers?: readonly number[],
): KnownBlock[] {
  const lines = numbers === undefined ? source.lines : source.lines.filter(({ number }) => numbers.includes(number))
  return [
    ...sourceWords(lines, LIMITS.sources.max, source.lines).map((words) => contextLine(defangText(words))),
    ...source.newer.flatMap(({ source: id, editions }) => newerLine(id, editions, sources)).slice(0, MOST_NEWER),
  ]
}

/** The same whatever is ticked: a message does not change its kind under the reader's hands. */
function boxesFit(shown: ShownRun, sections: readonly Section[], from: readonly KnownBlock[]): boolean {
  const { items } = shown.list
  if (items.length > MOST_BOXES || sections.length > MOST_SECTIONS) return false
  const untouched = { ...shown }
  delete untouched.run
  const size = JSON.stringify(sections.map((section) => sectionBlocks(untouched, section))).length
  // What is ticked is said twice.
  return size * 2 + JSON.stringify(from).length + BESIDE_BOXES <= LIMITS.message.max
}

/** Each section with how far it is, what was done last, what is due next. */
function overview(shown: ShownRun, sections: readonly Section[]): KnownBlock[] {
  const { list, run: begun, today } = shown
  const named = sections.slice(0, MOST_LINES).map((section) => {
    const progress = progressOf(section.items, begun)
    const name = sectionName(section, 60) || `${section.items[0]?.number ?? ''}〜`
    return [run(`${barOf(progress)} ${progress.done}/${progress.of}　${name}`)]
  })
  const left = sections.length - named.length
  const news = begun === undefined || !isShared(shown) ? [] : lastTicked(list, begun, MOST_NEWS)
  const due = begun === undefined ? [] : dueItems(list, begun).slice(0, MOST_NEWS)
  return [
    richText(lines(...named)),
    ...(left > 0
      ? [contextLine(`ほか${left}セクションは「${isOpen(shown) ? '開いて進める' : '開く'}」で見られます。`)]
      : []),
    ...news.map(({ number, text, ticked }) =>
      contextLine(`✓ ${number}. ${clipText(text, 60)} — ${nameIn(shown, ticked.user)} ${shortDayAt(ticked.at, shown)}`),
    ),
    ...due.map(({ number, text, due: day, owner }) => {
      const who = isShared(shown) && owner !== undefined ? `${nameIn(shown, owner)} ` : ''
      const late = day < today ? ' 期限切れ' : ''
      return contextLine(`${number}. ${clipText(text, 60)} — ${who}期日 ${shortDay(day, shown)}${late}`)
    }),
  ]
}

/** The way to the end, where all is done; in a channel everybody sees it, and it says whose it is. */
export function allDone(shown: ShownRun): KnownBlock[] {
  if (!isAllDone(shown) || shown.mayManage === false) return []
  const who = isShared(shown) && shown.mayManage === undefined ? '始めた人、人事の担当者、管理者は、' : ''
  return [contextLine(`すべて済みました。${who}［完了にする］でこのリストを終えられます。`)]
}

/** Why there is nothing to tick, and who can have it go on; all of a channel see one message. */
export function resting(shown: ShownRun): KnownBlock[] {
  if (isOpen(shown)) return []
  const how = shown.mayManage
    ? 'メニューの「再開する」で続けられます。'
    : '再開できるのは、始めた人と、人事の担当者・管理者です。'
  return [contextLine(`いまは印を付けられません。${how}`)]
}

/** The buttons under a list at work, as it stands above them. */
export function buttonsOf(shown: ShownRun, above: 'boxes' | 'overview' | 'view'): ActionsBlockElement[] {
  const ref = renderRunRef(refOf(shown))
  const title = titleOf(shown)
  const facts = isShared(shown) ? '担当・期日・メモ' : '期日・メモ'
  const opens = !isOpen(shown) ? '開く' : above === 'overview' ? '開いて進める' : facts
  const open = button({ text: opens, action: ACTIONS.openRun, value: ref, label: `${opens}（${title}）` })
  const start = button({ text: 'チャンネルで進める', action: ACTIONS.startRun, value: ref, of: title })
  const share = button({ text: '共有', action: ACTIONS.shareList, value: ref, of: `${title}をチャンネルに` })
  const deed = (text: string, what: RunDeed) => ({ text: plain(text, LIMITS.optionText.max), value: `${what}\n${ref}` })
  const { run: begun } = shown
  const save = button({ text: '書き出す', action: `${ACTIONS.runMenu}:0`, value: `export\n${ref}`, of: title })
  const mayManage = begun !== undefined && shown.mayManage !== false
  const nudge = begun?.nudges ? deed(`${NUDGE}を止める`, 'hush') : deed(`${NUDGE}を始める`, 'nudge')
  const finish = button({ text: '完了にする', action: `${ACTIONS.runMenu}:2`, value: `finish\n${ref}`, of: title })
  // A menu takes five, and has five already.
  const newer = button({ text: '最新版との違い', action: `${ACTIONS.runMenu}:3`, value: `changes\n${ref}`, of: title })
  const deeds = [
    ...(mayManage && begun.state === 'open' ? [deed('一時停止する', 'pause')] : []),
    ...(mayManage && begun.state !== 'open' ? [deed('再開する', 'open')] : []),
    ...(mayManage && begun.state !== 'finished' && !isAllDone(shown) ? [deed('完了にする', 'finish')] : []),
    ...(isShared(shown) ? [deed('ほかの部署用に複製する', 'copy')] : []),
    ...(mayManage && isShared(shown) && begun.state === 'open' ? [nudge] : []),
    ...(isShared(shown) ? [deed('リストを共有する', 'share')] : []),
    ...(shown.mayEdit && !isShared(shown) && isOpen(shown)
      ? [deed(shown.isOwn ? 'リストを編集する' : 'コピーして自社のリストを作る', 'edit')]
      : []),
  ]
  return [
    ...(above === 'view' ? [] : [open]),
    ...(mayManage && isAllDone(shown) ? [finish] : []),
    ...(isShared(shown) || !isOpen(shown) ? [] : [start]),
    ...(shown.newest === undefined || begun?.state === 'finished' ? [] : [newer]),
    save,
    ...(isShared(shown) ? [] : [share]),
    ...(deeds.length === 0 ? [] : [{ type: 'overflow' as const, action_id: `${ACTIONS.runMenu}:1`, options: deeds }]),
  ]
}
