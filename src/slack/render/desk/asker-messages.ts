import type { Button, KnownBlock } from '@slack/types'
import type { Excerpt } from '../../../core/corpus/citation.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { shownExcerpt, spokenOf } from '../excerpts.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'

/** What whoever asked hears of their request, in their DM. `id` names the request. */
interface Heard {
  id: string
  question: string
}

export function renderAsked({ id, question }: Heard, anonymous: boolean): Message {
  const kept = anonymous ? '名前は伝えていません。' : ''
  return about(`担当者に聞きました。${kept}`, question, [], [addButton(id)])
}

export function renderTaken({ id, question }: Heard, name: string): Message {
  return about(`人事の${name}さんが引き受けました。`, question, [], [addButton(id)])
}

export function renderAnswered(
  { id, question }: Heard,
  { name, words, excerpts = [] }: { name: string; words: string; excerpts?: readonly Excerpt[] },
): Message {
  const said = clipText(defangText(words), LIMITS.plainTextInput.max)
  const blocks: KnownBlock[] = [
    ...(said === '' ? [] : [richText(quote(run(said)))]),
    ...excerpts.flatMap(shownExcerpt),
    contextLine(`人事の${name}さんの回答`),
  ]
  return about(
    `回答がありました。${words || spokenOf([...excerpts])}`,
    question,
    blocks,
    [
      button({ text: '解決した', action: ACTIONS.resolved, value: id }),
      button({ text: 'まだ', action: ACTIONS.notYet, value: id }),
      addButton(id),
    ],
    '回答がありました。',
  )
}

export function renderReleased({ id, question }: Heard): Message {
  return about('引き受けた人が、ほかの担当者に引き継ぎます。', question, [], [addButton(id)])
}

/** The answer became part of the documents. */
export function renderTaught({ question }: Heard): Message {
  return about(
    'この質問への回答が資料に加わりました。これからは、同じことを聞かれたらこの回答を引用します。',
    question,
    [],
    [],
  )
}

/** The same message, its buttons replaced by what was pressed. */
export function withoutButtons(blocks: readonly KnownBlock[], done: string, left: Button[] = []): KnownBlock[] {
  return [...blocks.filter(({ type }) => type !== 'actions'), contextLine(done), ...actions(left)]
}

export function addButton(id: string): Button {
  return button({ text: '追記する', action: ACTIONS.addToRequest, value: id })
}

function about(
  summary: string,
  question: string,
  blocks: KnownBlock[],
  pressed: Button[],
  sentence = summary,
): Message {
  return fitMessage({
    summary,
    head: [
      richText(section(run(sentence))),
      contextLine(clipText(`質問: ${defangText(question).replaceAll('\n', ' ')}`, LIMITS.lineText.max)),
      ...blocks,
    ],
    later: [],
    counter: '件',
    tail: actions(pressed),
  })
}
