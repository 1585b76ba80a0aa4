import type { Button, KnownBlock, RichTextElement } from '@slack/types'
import type { Excerpt } from '../../../core/corpus/citation.js'
import type { Calendar } from '../../../service/checklists/days.js'
import { answerIn, type RequestFile } from '../../../service/desk/requests.js'
import type { RequestEvent, RequestState } from '../../../service/stores/request-store.js'
import { ACTIONS, SHORTCUT_NAMES } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { dayWordsAt, shortTimeAt } from '../days.js'
import { shownExcerpt } from '../excerpts.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'

/** What a request's message shows beside the request itself. */
export interface CardContext {
  /** What the bot had answered, as it can be quoted now. */
  excerpts: readonly Excerpt[]
  /** The places that HR answered with, as they can be quoted now. */
  given: readonly Excerpt[]
  /** Of HR; and of the asker, where they gave theirs. */
  nameOf: (user: string | undefined) => string
  calendar: Calendar
  /** What was made of the answer for the documents. */
  made?: { id: string; version: number; isDraft: boolean }
}

export const STATES: Record<RequestState, string> = { open: '未対応', taken: '対応中', done: '対応済' }
const HAPPENED: Partial<Record<RequestEvent['kind'], string>> = {
  taken: '引き受けました',
  released: '未対応に戻しました',
  answered: '回答しました',
  resolved: '質問した人が「解決した」と知らせました',
  reopened: '質問した人が「まだ」と知らせました',
  added: '質問した人が追記しました',
}
/** Only what the asker does, which names nobody. */
const BY_ASKER = new Set<RequestEvent['kind']>(['resolved', 'reopened', 'added'])

/** A request in HR's channel, as it stands: who asked is not in it, unless they gave their name. */
export function renderRequestCard({ request, events }: RequestFile, context: CardContext): Message {
  const { state, question, words, anonymous, user, topic } = request
  const title = `テレワークの質問 · ${STATES[state]}`
  const asker = anonymous ? '名前を出さない質問です' : `質問した人: ${context.nameOf(user)}さん`
  const added = events.filter(({ kind }) => kind === 'added')
  const answer = answerIn(events)
  const own = (text: string) => defangText(clipText(text, LIMITS.excerptText.max))
  return fitMessage({
    summary: `${title} ${question}`,
    head: [
      richText(section(run(title, true))),
      richText(quote(run(own(question)))),
      ...(words === '' ? [] : [richText(section(run(`補足: ${own(words)}`)))]),
      ...added.map((event) => richText(section(run(`追記: ${own(event.words)}`)))),
      contextLine(
        [asker, ...(topic === undefined ? [] : [topic]), shortTimeAt(request.at, context.calendar)].join(' · '),
      ),
      ...botAnswer(context.excerpts),
      ...(answer === undefined || answer.words === ''
        ? []
        : [richText(section(run('回答', true)), quote(run(own(answer.words))))]),
      ...(context.given.length === 0 ? [] : [contextLine('資料の箇所で回答'), ...context.given.flatMap(shownExcerpt)]),
    ],
    later: events.slice(-5).map((event) => ({ blocks: [contextLine(lineOf(event, context))], ref: '' })),
    counter: '件',
    tail: actions([
      ...buttonsFor(state, request),
      ...taughtButton(request, answer !== undefined && answer.words !== '', context.made),
    ]),
  })
}

function botAnswer(excerpts: readonly Excerpt[]): KnownBlock[] {
  const [first] = excerpts
  return first === undefined
    ? [contextLine('ボットの答え: 見つかりませんでした')]
    : [contextLine('ボットの答え'), ...shownExcerpt(first)]
}

function lineOf({ kind, user, at }: RequestEvent, { nameOf, calendar }: CardContext): string {
  const who = BY_ASKER.has(kind) ? '' : `${nameOf(user)}さんが`
  return `${shortTimeAt(at, calendar)} ${who}${HAPPENED[kind] ?? ''}`
}

/** To what was made of the answer, or to make it. */
function taughtButton(
  { id, question: of }: RequestFile['request'],
  hasAnswer: boolean,
  made: CardContext['made'],
): Button[] {
  if (made !== undefined) {
    const text = made.isDraft ? '下書きを見る' : '社内回答を見る'
    return [button({ text, action: ACTIONS.openDraft, value: `${made.id}\n${made.version}`, of })]
  }
  return hasAnswer ? [button({ text: SHORTCUT_NAMES.teach, action: ACTIONS.teachAnswer, value: id, of })] : []
}

function buttonsFor(state: RequestState, { id, question: of }: RequestFile['request']): Button[] {
  const take = button({ text: '引き受ける', action: ACTIONS.takeRequest, value: id, of })
  const answer = button({
    text: state === 'done' ? '回答を加える' : '回答する',
    action: ACTIONS.answerRequest,
    value: id,
    of,
  })
  const release = button({ text: '未対応に戻す', action: ACTIONS.releaseRequest, value: id, of })
  const found = button({ text: '資料にあった', action: ACTIONS.foundForRequest, value: id, of })
  return [
    ...(state === 'open' ? [take] : []),
    answer,
    ...(state === 'done' ? [] : [found]),
    ...(state === 'taken' ? [release] : []),
  ]
}

/** The channel's reminder of a request that nobody took up. */
export function renderReminder(request: RequestFile['request'], calendar: Calendar): Message {
  const sentence = `${dayWordsAt(request.at, calendar)}から、まだだれも引き受けていない質問があります。`
  return fitMessage({
    summary: `${sentence}${request.question}`,
    head: [
      richText(section(run(sentence))),
      richText(quote(run(defangText(clipText(request.question, LIMITS.excerptText.max))))),
    ],
    later: [],
    counter: '件',
    tail: actions(buttonsFor('open', request)),
  })
}

/** What the asker added, to whoever has the request. */
export function renderAdded(words: string, takenBy: string | undefined): Message {
  const sentence = '質問した人が追記しました。'
  const said = defangText(clipText(words, LIMITS.excerptText.max))
  const mention: RichTextElement[] = takenBy === undefined ? [] : [{ type: 'user', user_id: takenBy }, run('さん、')]
  return fitMessage({
    summary: `${sentence}${said}`,
    head: [richText(section(...mention, run(sentence)), quote(run(said)))],
    later: [],
    counter: '件',
    tail: [],
  })
}

/** To whoever wrote under a request: whoever asked has not got it. */
export function renderNotSent(id: string, words: string): Message {
  const sentence = 'この返信は、まだ質問した人に届いていません。'
  const value = `${id}\n${words}`
  const label = { text: '回答として送る', action: ACTIONS.sendReply }
  return fitMessage({
    summary: sentence,
    head: [richText(section(run(sentence)))],
    later: [],
    counter: '件',
    tail: actions([button({ ...label, value: value.length <= LIMITS.buttonValue.max ? value : id })]),
  })
}
