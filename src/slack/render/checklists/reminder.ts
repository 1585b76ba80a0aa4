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

/** To whose line is due, in their DM. */
export function renderDue(item: NumberedItem, title: string, ref: DueRef, today: string): Message {
  const day = dayWords(ref.due)
  const when =
    ref.due > today
      ? `明日（${day}）が期日です。`
      : ref.due === today
        ? `今日（${day}）が期日です。`
        : `期日（${day}）を過ぎています。`
  const value = renderDueRef(ref)
  const text = defangText(clipText(item.text, LIMITS.excerptText.max))
  return fitMessage({
    summary: `${when}${item.number}. ${text}（${title}）`,
    head: [
      richText(section(run(when))),
      richText(quote(run(`${item.number}. ${text}`))),
      contextLine(defangText(clipText(title, LIMITS.lineText.max))),
    ],
    later: [],
    counter: '項目',
    tail: actions([
      button({ text: '済んだ', action: ACTIONS.dueDone, value, of: item.text }),
      button({ text: '明日もう一度', action: ACTIONS.dueAgain, value, of: item.text }),
      button({ text: '担当を変える', action: ACTIONS.dueOwner, value, of: item.text }),
    ]),
  })
}

/** In the channel on Mondays: one line. */
export function renderOverdue(title: string, id: string, late: readonly NumberedItem[]): Message {
  const numbers = late.map(({ number }) => number).sort((a, b) => a - b)
  const shown = renderNumbers(numbers.slice(0, MOST_NUMBERS))
  const which = numbers.length > MOST_NUMBERS ? `${shown}番など` : `${shown}番の`
  const what = numbers.length === 1 ? '項目' : `${numbers.length}項目`
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
