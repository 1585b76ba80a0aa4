import type { KnownBlock, ModalView } from '@slack/types'
import { excerptRef } from '../../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../../core/corpus/citation.js'
import { ACTIONS, DESK_FIELDS, VIEWS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, quote, richText, run, section } from '../blocks.js'
import { splitRefs } from '../excerpt-ref.js'
import { shownExcerpt } from '../excerpts.js'
import { formView, readView, sentenceView, textField } from '../form-views.js'
import { cleanText, clipText } from '../plain-text.js'

/** What a place of the documents is looked for: to answer a request, questions that were asked, or a question to test with. */
export interface Finding {
  purpose: 'request' | 'asked' | 'test'
  /** Of the request, or of a question of the group; empty for a test. */
  id: string
  /** What the Home that it was begun on was drawn with. */
  home?: Record<string, unknown> | undefined
}

const TITLES: Record<Finding['purpose'], string> = {
  request: '資料にあった',
  asked: '資料の箇所を選ぶ',
  test: '確認用の質問',
}
const CHOOSE: Record<Finding['purpose'], string> = {
  request: 'この箇所で答える',
  asked: 'この箇所を選ぶ',
  test: 'この箇所が先頭に出るべき',
}
const UNDO: Record<Finding['purpose'], string> = {
  request: '結びつけを取り消す',
  asked: '結びつけを取り消す',
  test: '取り消す',
}
const WHAT_HAPPENS: Record<Finding['purpose'], string> = {
  request:
    '［この箇所で答える］を押すと、引用がすぐに質問した人に届きます。次からは、同じ質問にこの箇所を引用します。だれでも読める資料から探します。',
  asked: '選ぶと、次から同じ質問にこの箇所を引用します。だれでも読める資料から探します。',
  test: '社内回答の［答えを試す］を押すたびに、この箇所が先頭に出るかを確かめます。',
}
/** As many as a modal shows at a glance. */
const MOST = 5

/** What was looked for, and the places that were found for it; undefined where nothing was looked for yet. */
export interface Found {
  question: string
  words: string
  excerpts: readonly Excerpt[] | undefined
}

/** A field to look with, and above it what was found, each with the button that chooses it. */
export function findView(finding: Finding, { question, words, excerpts }: Found): ModalView {
  const { purpose, id } = finding
  return formView({
    title: TITLES[purpose],
    callback: VIEWS.find,
    submit: '探す',
    data: { ...finding, question: clipText(cleanText(question), LIMITS.question.max) },
    blocks: [
      ...(question === '' ? [] : [richText(quote(run(clipText(question, LIMITS.excerptText.max))))]),
      contextLine(WHAT_HAPPENS[purpose]),
      ...(excerpts === undefined ? [] : found(excerpts, finding)),
      ...(purpose === 'test' && id === ''
        ? [textField({ field: DESK_FIELDS.question, label: '質問', initial: question, max: LIMITS.question.max })]
        : []),
      textField({
        ...{ field: DESK_FIELDS.words, label: '探す言葉', initial: words, oneLine: true, max: LIMITS.question.max },
        ...(purpose === 'test' && { optional: true }),
        hint: '見つからないときは、資料に書かれている言葉でお試しください。',
      }),
    ],
  })
}

function found(excerpts: readonly Excerpt[], { purpose, id }: Finding): KnownBlock[] {
  if (excerpts.length === 0) return [richText(section(run('見つかりませんでした。言葉を変えて探してください。')))]
  return excerpts.slice(0, MOST).flatMap((excerpt, i) => [
    ...shownExcerpt(excerpt),
    ...actions([
      button({
        text: CHOOSE[purpose],
        action: `${ACTIONS.chooseFound}:${i}`,
        value: [purpose, id, excerptRef(excerpt)].join('\n'),
        label: `${CHOOSE[purpose]}、${clipText(excerpt.text, 40)}`,
      }),
    ]),
  ])
}

/** What a choosing button stands for; undefined where its value is none. */
export function readChoice(value: string): (Finding & { ref: string }) | undefined {
  const [purpose = '', id, ref] = value.split('\n')
  if (!Object.hasOwn(TITLES, purpose) || id === undefined || ref === undefined) return undefined
  return { purpose: purpose as Finding['purpose'], id, ref: splitRefs(ref)[0] ?? '' }
}

export function findingView(purpose: Finding['purpose']): ModalView {
  return sentenceView(TITLES[purpose], '探しています。')
}

export function chosenView(purpose: Finding['purpose'], sentence: string, excerpt?: Excerpt, undo?: string): ModalView {
  return readView(TITLES[purpose], [
    richText(section(run(sentence))),
    ...(excerpt === undefined ? [] : shownExcerpt(excerpt)),
    ...actions(
      undo === undefined ? [] : [button({ text: UNDO[purpose], action: ACTIONS.undoAdded, value: undo, of: sentence })],
    ),
  ])
}
