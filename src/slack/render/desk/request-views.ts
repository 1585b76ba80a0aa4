import type { KnownBlock, ModalView } from '@slack/types'
import { DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { contextLine, option, plain, quote, richText, run } from '../blocks.js'
import { formView, sentenceView, textField } from '../form-views.js'
import { clipText } from '../plain-text.js'

const ASK = '人に聞く'
const ANSWER = '回答する'

export interface AskPersonForm {
  question: string
  topics: readonly string[]
  /** Comes back when it is sent off. */
  data: { shown: string[]; reply?: string }
}

/** The question, one's own words, and whether the name is kept back: on until the asker chooses otherwise. */
export function askPersonView({ question, topics, data }: AskPersonForm): ModalView {
  const anonymous = option('名前を出さない', 'anonymous')
  const kinds: KnownBlock[] =
    topics.length === 0
      ? []
      : [
          {
            type: 'input',
            block_id: DESK_FIELDS.topic,
            label: plain('種類'),
            optional: true,
            element: {
              type: 'static_select',
              action_id: DESK_FIELDS.topic,
              placeholder: plain('選ぶ', LIMITS.placeholder.max),
              options: topics.slice(0, LIMITS.selectOptions.max).map((topic) => option(topic, topic)),
            },
          },
        ]
  return formView({
    title: ASK,
    callback: VIEWS.askPerson,
    submit: '送る',
    data,
    blocks: [
      textField({ field: DESK_FIELDS.question, label: '質問', initial: question, max: LIMITS.question.max }),
      textField({
        ...{ field: DESK_FIELDS.words, label: '補足', optional: true, max: LIMITS.question.max },
        placeholder: '事情や、ボットの答えで足りなかったこと',
      }),
      ...kinds,
      {
        type: 'input',
        block_id: DESK_FIELDS.anonymous,
        label: plain('名前'),
        optional: true,
        element: {
          type: 'checkboxes',
          action_id: DESK_FIELDS.anonymous,
          options: [anonymous],
          initial_options: [anonymous],
        },
      },
      contextLine('担当者には質問と補足が届きます。名前を出さないときも、回答はこのボットのDMでお知らせします。'),
    ],
  })
}

export function askingPersonView(): ModalView {
  return sentenceView(ASK, '送っています。')
}

export function askedPersonView(): ModalView {
  return sentenceView(ASK, '担当者に送りました。進み具合と回答は、このボットのDMでお知らせします。')
}

export function notAskedView(sentence: string): ModalView {
  return sentenceView(ASK, sentence)
}

/** HR's answer; `id` names the request. */
export function answerRequestView(question: string, id: string, words = ''): ModalView {
  return formView({
    title: ANSWER,
    callback: VIEWS.answerRequest,
    submit: '回答を送る',
    data: { id },
    blocks: [
      richText(quote(run(clipText(question, LIMITS.excerptText.max)))),
      textField({
        ...{ field: DESK_FIELDS.text, label: '回答', initial: words, placeholder: '質問した人に、このまま届きます' },
      }),
      contextLine('送ったあとで、この回答を資料に加える下書きを作れます。'),
    ],
  })
}

export function answeringView(): ModalView {
  return sentenceView(ANSWER, '送っています。')
}

export function answeredRequestView(): ModalView {
  return sentenceView(
    ANSWER,
    '回答を送りました。質問のメッセージの［この回答を資料に追加］で、次から同じ質問に答えられます。',
  )
}

/** What the asker has to add. */
export function addToRequestView(question: string, id: string): ModalView {
  return formView({
    title: '追記する',
    callback: VIEWS.addToRequest,
    submit: '送る',
    data: { id },
    blocks: [
      richText(quote(run(clipText(question, LIMITS.excerptText.max)))),
      textField({ field: DESK_FIELDS.words, label: '追記', max: LIMITS.question.max }),
    ],
  })
}

export function addedView(): ModalView {
  return sentenceView('追記する', '担当者に伝えました。')
}
