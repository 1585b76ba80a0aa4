import type { KnownBlock } from '@slack/types'
import type { GivenItem, GivenItems } from '../../../service/checklists/owner-news.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { shortDay } from '../days.js'
import { fitMessage, type Later, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { renderDueRef, renderRunRef } from './run-ref.js'
import { nameIn, type ShownRun } from './shown-run.js'

/** So many runs have a button each; the others stand on Home. */
const MOST_BUTTONS = 5
/** So few lines have a button each to be given on; of more one opens the list. */
const FEW = 5

type Names = Pick<ShownRun, 'names' | 'today'>

/** To whom lines were given, in their DM: by whom, what, until when, what was noted, and the way there. */
export function renderOwnerNews(given: readonly GivenItems[], names: Names): Message {
  const items = given.flatMap((each) => each.items)
  const givers = [...new Set(items.map(({ givenBy }) => givenBy))]
  const [one] = givers
  const by = givers.length === 1 && one !== undefined && names.names.get(one) ? `${nameOf(one, names)}さんが、` : ''
  const what = items.length === 1 ? 'チェックリストの項目' : `チェックリストの${items.length}項目`
  const head = by === '' ? `あなたが${what}の担当になりました。` : `${by}あなたを${what}の担当にしました。`
  const all = given.flatMap(({ run, items: each }, i) =>
    each.map((item, j) => ({ item, run, title: run.title, isFirst: j === 0, ref: `${i}:${j}` })),
  )
  return fitMessage({
    summary: `${head}${all.map(({ item, title }) => `${lineOf(item)}（${titleOf(title)}）`).join(' ')}`,
    head: [richText(section(run(head)))],
    later: all.map(({ item, run: begun, title, isFirst, ref }, i): Later => {
      const facts = factsOf(item, names, givers.length > 1)
      return {
        ref,
        blocks: [
          ...(isFirst ? [richText(section(run(titleOf(title), true)))] : []),
          richText(quote(run(lineOf(item)))),
          ...(facts === '' ? [] : [contextLine(facts)]),
          ...(items.length > 1 && items.length <= FEW ? actions([giveOnButton(begun, item, i)]) : []),
        ],
      }
    }),
    counter: '項目',
    tail: actions([
      ...given.slice(0, MOST_BUTTONS).map((each, i) => openButton(each, i, given.length)),
      ...(items.length === 1 ? all.map(({ item, run: begun }, i) => giveOnButton(begun, item, i)) : []),
    ]) as KnownBlock[],
  })
}

/** Opens the run where the first of the lines stands. */
function openButton({ run: { id, title }, items }: GivenItems, i: number, of: number) {
  const named = titleOf(title)
  return button({
    text: of === 1 ? '開く' : clipText(`開く: ${named}`, LIMITS.buttonText.max),
    action: `${ACTIONS.openRun}:${i}`,
    value: renderRunRef({ run: id }, items[0]?.id),
    ...(of === 1 && { of: named }),
  })
}

/** Who is the wrong one says who is the right one. */
function giveOnButton({ id }: GivenItems['run'], { id: item, number, text, due = '' }: GivenItem, i: number) {
  return button({
    ...{ text: '担当を変える', of: `${number}. ${text}` },
    ...{ action: `${ACTIONS.dueOwner}:${i}`, value: renderDueRef({ run: id, item, due }) },
  })
}

/** 「期日 12/4　メモ: 支店の分も　佐藤 花さんから」. */
function factsOf({ due, note = '', givenBy }: GivenItem, names: Names, saysWho: boolean): string {
  return [
    ...(due === undefined ? [] : [`期日 ${shortDay(due, names)}`]),
    ...(note === '' ? [] : [`メモ: ${defangText(clipText(note, LIMITS.lineText.max))}`]),
    ...(!saysWho || givenBy === undefined ? [] : [`${nameOf(givenBy, names)}さんから`]),
  ].join('　')
}

function nameOf(user: string, names: Names): string {
  return defangText(clipText(nameIn(names, user), LIMITS.displayName.max))
}

function lineOf({ number, text }: GivenItem): string {
  return `${number}. ${defangText(clipText(text, LIMITS.lineText.max))}`
}

function titleOf(title: string): string {
  return defangText(clipText(title, LIMITS.lineText.max))
}
