import type { ActionsBlockElement, KnownBlock } from '@slack/types'
import type { Source } from '../../../core/corpus/corpus.js'
import { dueItems, lastTicked, progressOf } from '../../../service/checklists/progress.js'
import { type Section, sectionsOf } from '../../../service/checklists/sections.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, plain, richText, run } from '../blocks.js'
import { dayAt, dayWords } from '../days.js'
import { newerLine } from '../excerpts.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { sectionBlocks, sectionName } from './boxes.js'
import { renderRunRef } from './run-ref.js'
import { barOf, isOpen, isShared, nameIn, progressLine, refOf, type ShownRun, titleOf } from './shown-run.js'

/** What is done with a run by its menu. */
export type RunDeed = 'pause' | 'open' | 'finish' | 'copy' | 'nudge' | 'hush' | 'export' | 'share' | 'edit'

/** So many boxes stand in a message at most, under so many headings; more open in a view. */
const MOST_BOXES = 20
const MOST_SECTIONS = 6
const MOST_LINES = 30
const MOST_NEWS = 3
const FACTS_MAX = 120
/** What a message holds beside its boxes: title, facts, source, buttons. */
const BESIDE_BOXES = 3000

/** A list at work as a message: with its boxes where they are few, else section by section with how far each is. */
export function renderRun(
  shown: ShownRun,
  sources: readonly Source[],
  more: { above?: KnownBlock[]; below?: KnownBlock[] } = {},
): Message {
  const { list } = shown
  const title = defangText(titleOf(shown))
  const sections = sectionsOf(list.items)
  const body = boxesFit(shown, sections)
    ? sections.flatMap((section) => sectionBlocks(shown, section, FACTS_MAX))
    : overview(shown, sections)
  return fitMessage({
    summary: spoken(shown, title),
    head: [header(title), contextLine(progressLine(shown)), ...(more.above ?? []), ...body],
    later: [],
    counter: '項目',
    tail: [...sourceLines(shown, sources), ...actions(buttonsOf(shown)), ...(more.below ?? [])],
  })
}

/** Who hears it hears how far it is, and while it is short what there is to do. */
function spoken({ list, run: begun }: ShownRun, title: string): string {
  const left = list.items.filter(({ id }) => begun?.items[id]?.ticked === undefined).map(({ text }) => text)
  const { done, of } = progressOf(list.items, begun)
  return `${title}（済み ${done} / ${of}）${left.length === 0 ? '' : ` 残り: ${left.join(' ')}`}`
}

export function sourceLines({ source }: Pick<ShownRun, 'source'>, sources: readonly Source[]): KnownBlock[] {
  return [
    ...(source.label === undefined ? [] : [contextLine(`出典: ${clipText(source.label, LIMITS.citationLabel.max)}`)]),
    ...(source.source === undefined ? [] : newerLine(source.source, source.newer, sources)),
  ]
}

/** The same whatever is ticked: a message does not change its kind under the reader's hands. */
function boxesFit(shown: ShownRun, sections: readonly Section[]): boolean {
  const { items } = shown.list
  if (items.length > MOST_BOXES || sections.length > MOST_SECTIONS) return false
  const untouched = { ...shown }
  delete untouched.run
  const size = JSON.stringify(sections.map((section) => sectionBlocks(untouched, section))).length
  // What is ticked is said twice.
  return size * 2 + BESIDE_BOXES <= LIMITS.message.max
}

/** Each section with how far it is, what was done last, what is due next. */
function overview(shown: ShownRun, sections: readonly Section[]): KnownBlock[] {
  const { list, run: begun, timeZone, today } = shown
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
    ...(left > 0 ? [contextLine(`ほか${left}セクション`)] : []),
    ...news.map(({ number, text, ticked }) =>
      contextLine(`✓ ${number}. ${clipText(text, 60)} — ${nameIn(shown, ticked.user)} ${dayAt(ticked.at, timeZone)}`),
    ),
    ...due.map(({ number, text, due: day, owner }) => {
      const who = isShared(shown) && owner !== undefined ? `${nameIn(shown, owner)} ` : ''
      return contextLine(
        `期日 ${dayWords(day)}${day < today ? '（過ぎています）' : ''} ${who}${number}. ${clipText(text, 60)}`,
      )
    }),
  ]
}

/** The buttons under a list at work. */
export function buttonsOf(shown: ShownRun, inView = false): ActionsBlockElement[] {
  const ref = renderRunRef(refOf(shown))
  const title = titleOf(shown)
  const opens = boxesInMessage(shown) ? '担当・期日・メモ' : '開いて進める'
  const open = button({ text: opens, action: ACTIONS.openRun, value: ref, label: `${opens}（${title}）` })
  const start = button({ text: 'チャンネルで進める', action: ACTIONS.startRun, value: ref })
  const share = button({ text: '共有', action: ACTIONS.shareList, value: ref, label: '共有（チャンネルに投稿します）' })
  const deed = (text: string, what: RunDeed) => ({ text: plain(text, LIMITS.optionText.max), value: `${what}\n${ref}` })
  const { run: begun } = shown
  const save = button({ text: '書き出す', action: `${ACTIONS.runMenu}:0`, value: `export\n${ref}` })
  const deeds = [
    ...(begun?.state === 'open' ? [deed('一時停止する', 'pause')] : []),
    ...(begun !== undefined && begun.state !== 'open' ? [deed('再開する', 'open')] : []),
    ...(begun !== undefined && begun.state !== 'finished' ? [deed('完了にする', 'finish')] : []),
    ...(isShared(shown) ? [deed('ほかの部署用に複製する', 'copy')] : []),
    ...(isShared(shown) && begun?.nudges === false ? [deed('月曜に期日切れを知らせる', 'nudge')] : []),
    ...(isShared(shown) && begun?.nudges === true ? [deed('月曜のお知らせをやめる', 'hush')] : []),
    ...(isShared(shown) ? [deed('リストを共有する', 'share')] : []),
    ...(shown.mayEdit && !isShared(shown) ? [deed('リストを編集する・写して作る', 'edit')] : []),
  ]
  return [
    ...(inView ? [] : [open]),
    ...(isShared(shown) || !isOpen(shown) ? [] : [start]),
    save,
    ...(isShared(shown) ? [] : [share]),
    ...(deeds.length === 0 ? [] : [{ type: 'overflow' as const, action_id: `${ACTIONS.runMenu}:1`, options: deeds }]),
  ]
}

function boxesInMessage(shown: ShownRun): boolean {
  return boxesFit(shown, sectionsOf(shown.list.items))
}
