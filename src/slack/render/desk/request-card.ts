import type { Button, KnownBlock } from '@slack/types'
import type { Excerpt } from '../../../core/corpus/citation.js'
import { answerIn, type RequestFile } from '../../../service/desk/requests.js'
import type { RequestEvent, RequestState } from '../../../service/stores/request-store.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
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
  timeZone: string
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
      contextLine([asker, ...(topic === undefined ? [] : [topic]), timeOf(request.at, context.timeZone)].join(' · ')),
      ...botAnswer(context.excerpts),
      ...(answer === undefined || answer.words === ''
        ? []
        : [richText(section(run('回答', true)), quote(run(own(answer.words))))]),
      ...(context.given.length === 0 ? [] : [contextLine('資料の箇所で回答'), ...context.given.flatMap(shownExcerpt)]),
    ],
    later: events.slice(-5).map((event) => ({ blocks: [contextLine(lineOf(event, context))], ref: '' })),
    counter: '件',
    tail: actions(buttonsFor(state, request.id, answer !== undefined && answer.words !== '')),
  })
}

function botAnswer(excerpts: readonly Excerpt[]): KnownBlock[] {
  const [first] = excerpts
  return first === undefined
    ? [contextLine('ボットの答え: 見つかりませんでした')]
    : [contextLine('ボットの答え'), ...shownExcerpt(first)]
}

function lineOf({ kind, user, at }: RequestEvent, { nameOf, timeZone }: CardContext): string {
  const who = BY_ASKER.has(kind) ? '' : `${nameOf(user)}さんが`
  return `${timeOf(at, timeZone)} ${who}${HAPPENED[kind] ?? ''}`
}

function buttonsFor(state: RequestState, id: string, hasAnswer: boolean): Button[] {
  const take = button({ text: '引き受ける', action: ACTIONS.takeRequest, value: id })
  const answer = button({
    text: state === 'done' ? '回答を加える' : '回答する',
    action: ACTIONS.answerRequest,
    value: id,
  })
  const release = button({ text: '未対応に戻す', action: ACTIONS.releaseRequest, value: id })
  const found = button({ text: '資料にあった', action: ACTIONS.foundForRequest, value: id })
  const teach = button({ text: 'この回答を資料に追加', action: ACTIONS.teachAnswer, value: id })
  return [
    ...(state === 'open' ? [take] : []),
    answer,
    ...(state === 'done' ? [] : [found]),
    ...(state === 'taken' ? [release] : []),
    ...(hasAnswer ? [teach] : []),
  ]
}

/** The channel's reminder of a request that nobody took up. */
export function renderReminder(request: RequestFile['request']): Message {
  const sentence = 'まだだれも引き受けていない質問があります。'
  return fitMessage({
    summary: `${sentence}${request.question}`,
    head: [
      richText(section(run(sentence))),
      richText(quote(run(defangText(clipText(request.question, LIMITS.excerptText.max))))),
    ],
    later: [],
    counter: '件',
    tail: actions(buttonsFor('open', request.id, false)),
  })
}

/** 11/30 10:15. */
export function timeOf(at: number, timeZone: string): string {
  const parts = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat('ja', parts).format(at)
}
