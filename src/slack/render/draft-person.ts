import type { Button } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import { ACTIONS } from '../ids.js'
import { actions, button, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import type { Draft } from './message.js'
import { renderPersonRef } from './person-ref.js'

const OFFER = '担当者に聞くことができます。名前を出さずに聞くこともできます。'

/** Said where somebody is wanted who answers. */
export function draftPerson(answer: Answer, context: RenderContext): Draft {
  return {
    summary: OFFER,
    head: [richText(section(run(OFFER))), ...actions([personButton(answer, context)])],
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
