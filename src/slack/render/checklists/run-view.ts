import type { KnownBlock, ModalView } from '@slack/types'
import type { Source } from '../../../core/corpus/corpus.js'
import { progressOf } from '../../../service/checklists/progress.js'
import { pagesOf, type Section, sectionsOf } from '../../../service/checklists/sections.js'
import type { ListVersion } from '../../../service/stores/run-store.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, option, plain, richText, run, section } from '../blocks.js'
import { readView } from '../form-views.js'
import { clipText } from '../plain-text.js'
import { sectionBlocks, sectionName } from './boxes.js'
import { allDone, buttonsOf, resting, sourceLines } from './run-message.js'
import type { RunRef } from './run-ref.js'
import { isOpen, isShared, refOf, type ShownRun, SILENT, statusLine, titleOf } from './shown-run.js'

/** What the view was drawn with. */
export interface RunViewData {
  ref: RunRef
  /** From 0. */
  page: number
}

/** A page of a list at work, as it is drawn now. */
interface RunPage {
  /** From 0. */
  page: number
  /** Differs from that of the view before. */
  turn?: string
  /** What the app has to say of what was just done. */
  said?: string
}

/** The page on which a line stands, from 0. */
export function pageOf({ items }: ListVersion, item: string): number {
  const at = pagesOf(sectionsOf(items)).findIndex((page) =>
    page.some((section) => section.items.some(({ id }) => id === item)),
  )
  return Math.max(0, at)
}

/** A list at work in a view: a page of its sections, and the way to the others. */
export function runView(shown: ShownRun, sources: readonly Source[], { page, turn = '', said }: RunPage): ModalView {
  const pages = pagesOf(sectionsOf(shown.list.items))
  const at = Math.min(Math.max(0, Math.trunc(page) || 0), Math.max(0, pages.length - 1))
  const sections = pages[at] ?? []
  const data: RunViewData = { ref: refOf(shown), page: at }
  const blocks: KnownBlock[] = [
    header(titleOf(shown)),
    contextLine(statusLine(shown)),
    ...(said === undefined ? [] : [richText(section(run(said)))]),
    ...(shown.silent && isOpen(shown) ? [contextLine(SILENT)] : []),
    ...(pages.length > 1 ? pageBlock(shown, pages, at) : []),
    ...sections.flatMap((each) => sectionBlocks(shown, each, { notes: true })),
    ...itemBlock(shown, sections, `${at}:${turn}`),
    ...sourceLines(
      shown,
      sources,
      sections.flatMap(({ items }) => items.map(({ number }) => number)),
    ),
    ...allDone(shown),
    ...resting(shown),
    ...actions(buttonsOf(shown, 'view')),
  ]
  return { ...readView('チェックリスト', blocks), private_metadata: JSON.stringify(data) }
}

/** Which page it is; the others can be chosen, with how far each is. */
function pageBlock({ run: begun }: ShownRun, pages: readonly Section[][], at: number): KnownBlock[] {
  const options = pages.slice(0, LIMITS.selectOptions.max).map((sections, i) => {
    const { done, of } = progressOf(
      sections.flatMap(({ items }) => items),
      begun,
    )
    const names = sections.map((each) => sectionName(each, 40)).filter((name) => name !== '')
    const progress = `（${done}/${of}）`
    const name = clipText(`${i + 1}ページ ${names.join('、')}`, LIMITS.optionText.max - progress.length)
    return option(`${name}${progress}`, String(i))
  })
  const turn = (text: string, to: number, number: number, label: string) =>
    pages[to] === undefined ? [] : [button({ text, action: `${ACTIONS.runPage}:${number}`, value: String(to), label })]
  const initial = options[at]
  return actions([
    {
      type: 'static_select',
      action_id: ACTIONS.runPage,
      placeholder: plain('セクションを選ぶ', LIMITS.placeholder.max),
      options,
      ...(initial !== undefined && { initial_option: initial }),
    },
    ...turn('前へ', at - 1, 0, '前へ（前のページ）'),
    ...turn('次へ', at + 1, 1, '次へ（次のページ）'),
  ]).map((block) => ({ ...block, block_id: `page:${at}` }))
}

/** The way to one line's owner, due date and note. Another name each time, or a client would not tell of the same choice twice. */
function itemBlock(shown: ShownRun, sections: readonly Section[], name: string): KnownBlock[] {
  const options = sections.flatMap(({ items }) =>
    items.map(({ id, number, text }) => option(`${number}. ${text.replaceAll('\n', ' ')}`, id)),
  )
  if (options.length === 0 || !isOpen(shown)) return []
  return actions([
    {
      type: 'static_select',
      action_id: ACTIONS.runItem,
      placeholder: plain(`${isShared(shown) ? '担当・期日・メモ' : '期日・メモ'}を決める項目`, LIMITS.placeholder.max),
      options,
    },
  ]).map((block) => ({ ...block, block_id: `item:${name}` }))
}
