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

/** Whom to ask beside the app. */
export function contactWords(contact: string): string {
  const own = clipText(defangText(contact).trim(), LIMITS.ownSentence.max)
  if (own === '') return '社内の担当部署にお問い合わせください。'
  return /[。.!！]$/.test(own) ? own : `お問い合わせ先: ${own}`
}
