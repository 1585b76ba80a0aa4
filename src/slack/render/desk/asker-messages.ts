import type { Button, KnownBlock } from '@slack/types'
import type { Excerpt } from '../../../core/corpus/citation.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { urgentContactWords } from '../draft-person.js'
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
  return about(`担当者に質問を送りました。${kept}`, question, [], [addButton(id, question)])
}

export function renderTaken({ id, question }: Heard, name: string): Message {
  return about(`人事の${name}さんが引き受けました。`, question, [], [addButton(id, question)])
}

export function renderAnswered(
  { id, question }: Heard,
  {
    name,
    words,
    excerpts = [],
    again,
  }: { name: string; words: string; excerpts?: readonly Excerpt[]; again?: boolean },
): Message {
  const said = clipText(defangText(words), LIMITS.plainTextInput.max)
  const [place] = excerpts
  const answered = again ? '回答が直されました。前の回答に代わるものです。' : '回答がありました。'
  const sentence = place === undefined ? answered : pointedAt(place, name)
  const blocks: KnownBlock[] = [
    ...(said === '' ? [] : [richText(quote(run(said)))]),
    ...excerpts.flatMap(shownExcerpt),
    ...(place === undefined ? [contextLine(`人事の${name}さんの回答`)] : []),
  ]
  return about(
    `${sentence}${words || spokenOf([...excerpts])}`,
    question,
    blocks,
    [
      button({ text: '解決した', action: ACTIONS.resolved, value: id, of: question }),
      button({ text: 'まだ', action: ACTIONS.notYet, value: id, of: `解決していません: ${question}` }),
      addButton(id, question),
    ],
    sentence,
  )
}

/** A quotation is not HR's own word: whose it is stands before it, unless it is the company's own rule. */
function pointedAt({ citation: { whose, title, document } }: Excerpt, name: string): string {
  const pointed = `人事の${name}さんが、資料の箇所を示しました。`
  if (whose === 'own') return pointed
  return `${pointed}自社の規程ではなく、${whose === 'organisation' ? `${title}の例` : `${document}の記述`}です。`
}

export function renderReleased({ id, question }: Heard): Message {
  return about('引き受けた人が、ほかの担当者に引き継ぎます。', question, [], [addButton(id, question)])
}

/** Nobody has taken it up for a working day. */
export function renderStillOpen({ id, question }: Heard, contact: string): Message {
  const sentence = '担当者がまだ引き受けていません。担当者のチャンネルに、もう一度お知らせしました。'
  const more = urgentContactWords(contact)
  return about(sentence, question, more === '' ? [] : [contextLine(more)], [addButton(id, question)])
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

export function addButton(id: string, question = '担当者への質問'): Button {
  return button({ text: '追記する', action: ACTIONS.addToRequest, value: id, of: question })
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
