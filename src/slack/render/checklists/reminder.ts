import type { Button } from '@slack/types'
import { renderNumbers } from '../../../core/corpus/line-sources.js'
import type { NumberedItem } from '../../../service/checklists/sections.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { dayWords } from '../days.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { type DueRef, renderDueRef, renderRunRef } from './run-ref.js'

const MOST_NUMBERS = 10

/** A line that is due, as its owner hears of it. */
export interface DueLine {
  item: NumberedItem
  /** Of the run. */
  title: string
  note: string
  ref: DueRef
  /** Others may have it, too. */
  isShared: boolean
}

/** To whose line is due, in their DM. */
export function renderDue({ item, title, note, ref, isShared }: DueLine, today: string): Message {
  const day = dayWords(ref.due, { today })
  const when =
    ref.due > today
      ? `明日（${day}）が期日です。`
      : ref.due === today
        ? `今日（${day}）が期日です。`
        : `期日（${day}）を過ぎています。`
  const value = renderDueRef(ref)
  const text = defangText(clipText(item.text, LIMITS.excerptText.max))
  const noted = defangText(clipText(note.replaceAll(/\s+/g, ' ').trim(), LIMITS.lineText.max))
  return fitMessage({
    summary: `${when}${item.number}. ${text}（${title}）${noted === '' ? '' : `メモ: ${noted}`}`,
    head: [
      richText(section(run(when))),
      richText(quote(run(`${item.number}. ${text}`))),
      ...(noted === '' ? [] : [contextLine(`メモ: ${noted}`)]),
      contextLine(defangText(clipText(title, LIMITS.lineText.max))),
    ],
    later: [],
    counter: '項目',
    tail: actions([
      doneButton(ref, item.text),
      button({ text: '明日もう一度', action: ACTIONS.dueAgain, value, of: item.text }),
      openButton(ref, item.text),
      changeButton(ref, isShared, item.text),
    ]),
  })
}

/** What is left to do where somebody wants to hear of it again. */
export function buttonsOfLater(ref: DueRef, isShared: boolean): Button[] {
  return [doneButton(ref, 'この項目'), ...buttonsOfDone(ref), changeButton(ref, isShared, 'この項目')]
}

/** What is left to do where it is done: whoever pressed by mistake takes the tick back there. */
export function buttonsOfDone(ref: DueRef): Button[] {
  return [openButton(ref, 'この項目のリスト')]
}

function changeButton(ref: DueRef, isShared: boolean, of: string): Button {
  const text = isShared ? '担当を変える' : '期日を変える'
  return button({ text, action: ACTIONS.dueOwner, value: renderDueRef(ref), of })
}

function doneButton(ref: DueRef, of: string): Button {
  return button({ text: '済んだ', action: ACTIONS.dueDone, value: renderDueRef(ref), of })
}

function openButton({ run: id, item }: DueRef, of: string): Button {
  return button({ text: '開く', action: ACTIONS.openRun, value: renderRunRef({ run: id }, item), of })
}

/** In the channel on Mondays: one line. */
export function renderOverdue(title: string, id: string, late: readonly NumberedItem[]): Message {
  const numbers = late.map(({ number }) => number).sort((a, b) => a - b)
  const shown = renderNumbers(numbers.slice(0, MOST_NUMBERS))
  const which = numbers.length > MOST_NUMBERS ? `${shown}番など` : `${shown}番の`
  const [first] = late
  const what =
    numbers.length === 1
      ? `「${defangText(clipText(first?.text ?? '', LIMITS.lineText.max))}」`
      : `${numbers.length}項目`
  const line = `「${defangText(clipText(title, LIMITS.lineText.max))}」で、${which}${what}が期日を過ぎています。`
  return fitMessage({
    summary: line,
    head: [richText(section(run(line)))],
    later: [],
    counter: '件',
    tail: actions([
      button({ text: '開く', action: ACTIONS.openRun, value: renderRunRef({ run: id }), label: `${title}を開く` }),
    ]),
  })
}
