import type { InputBlock, KnownBlock } from '@slack/types'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, plain } from './blocks.js'
import { clipText } from './plain-text.js'

/** What is seen of a button's text is about thirty characters. */
const MAX_SEEN = 28

/** A field to ask in, and the person's last questions, each to ask again. */
export function asked(last: readonly string[]): KnownBlock[] {
  return [
    field(),
    ...(last.length === 0 ? [] : [contextLine('前に聞いた質問（あなただけに見えます）'), ...actions(again(last))]),
  ]
}

function field(): InputBlock {
  return {
    type: 'input',
    block_id: 'home_question',
    dispatch_action: true,
    optional: true,
    label: plain('質問する', LIMITS.label.max),
    hint: plain('書いてEnter（改行）を押すと、あなただけに答えが出ます。'),
    element: {
      type: 'plain_text_input',
      action_id: ACTIONS.askTyped,
      max_length: LIMITS.question.max,
      placeholder: plain('例: 在宅勤務の日の残業はどうなりますか？', LIMITS.placeholder.max),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  }
}

function again(last: readonly string[]) {
  return last
    .filter((question) => question.length <= LIMITS.buttonValue.max)
    .map((question, i) =>
      button({
        text: clipText(question.replaceAll('\n', ' '), MAX_SEEN),
        action: `${ACTIONS.ask}:${i}`,
        value: question,
        label: `もう一度聞く: ${question}`,
      }),
    )
}
