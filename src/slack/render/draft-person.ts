import type { Button } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import type { Draft } from './message.js'
import { renderPersonRef } from './person-ref.js'
import { clipText, defangText } from './plain-text.js'

const OFFER = '担当者に聞くことができます。名前を出さずに聞くこともできます。'

/** Said where somebody is wanted who answers. */
export function draftPerson(answer: Answer, context: RenderContext): Draft {
  const canAsk = canAskPerson(context)
  const said = canAsk ? OFFER : nobodyWords(context.desk?.contact ?? '')
  return {
    summary: said,
    head: [richText(section(run(said))), ...actions(canAsk ? [personButton(answer, context)] : [])],
    later: [],
    counter: '件',
    tail: [],
  }
}

export function personButton({ excerpts }: Pick<Answer, 'excerpts'>, { question = '' }: RenderContext): Button {
  return button({
    text: '人に聞く',
    action: ACTIONS.askPerson,
    value: renderPersonRef({ question, shown: excerpts.slice(0, 3).map(excerptRef) }),
    label: '人に聞く（担当者に質問を送ります）',
  })
}

export function canAskPerson({ desk }: RenderContext): boolean {
  return desk?.takesQuestions !== false
}

/** Where nobody is there to be asked. */
export function nobodyWords(contact: string): string {
  return `ここから担当者に聞くことは、まだできません。${contactWords(contact)}`
}

/** Whom to ask beside the app, in the company's own words where there are some. */
export function contactWords(contact: string): string {
  const own = ownContact(contact)
  if (own === '') return '社内の担当部署にお問い合わせください。'
  return isSentence(own) ? own : `お問い合わせ先: ${own}`
}

/** The same for whoever cannot wait; empty where the company has said nothing. */
export function urgentContactWords(contact: string): string {
  const own = ownContact(contact)
  if (own === '') return ''
  return isSentence(own) ? `お急ぎのときは、${own}` : `お急ぎのときのお問い合わせ先: ${own}`
}

function ownContact(contact: string): string {
  return clipText(defangText(contact).trim(), LIMITS.ownSentence.max)
}

function isSentence(words: string): boolean {
  return /[。.!！]$/.test(words)
}
