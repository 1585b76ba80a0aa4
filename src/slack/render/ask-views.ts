import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import { ASK_FIELD, SHORTCUT_NAMES, VIEWS } from '../ids.js'
import { fieldOfTurn } from '../intake/ask-form.js'
import { LIMITS } from '../limits.js'
import { plain, questionLine, richText, run, section } from './blocks.js'
import { cleanText, clipText } from './plain-text.js'

/** The modal to ask in: a field, and above it what was answered so far. */
export interface AskView {
  above?: KnownBlock[]
  /** What stands in the field to start from. */
  question?: string
  /**
   * How often was asked before. The field goes by it, because Slack keeps what was typed in a field as long as its name
   * stays (github.com/slackapi/bolt-js/issues/290): a new turn is a new field, the same turn the same.
   */
  turn: number
}

export function askView({ above = [], question = '', turn }: AskView): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.ask,
    title: plain(SHORTCUT_NAMES.ask, LIMITS.viewTitle.max),
    submit: plain('調べる', LIMITS.viewTitle.max),
    close: plain('閉じる', LIMITS.viewTitle.max),
    blocks: [...above, ...(above.length === 0 ? [] : [{ type: 'divider' } as const]), fieldFor(turn, question)],
  }
}

/** The same with an answer in it. What was not found stays in the field, to be put in other words. */
export function answeredView(
  asked: { question: string; turn: number },
  answer: Answer,
  blocks: KnownBlock[],
): ModalView {
  const question = answer.kind === 'none' ? asked.question : ''
  return askView({ above: [questionLine(asked.question), ...blocks], question, turn: asked.turn + 1 })
}

export function searchingView(): ModalView {
  return withoutField([richText(section(run('調べています。')))], '閉じる')
}

/** Something to read on top of the modal, and to go back from. */
export function readingView(blocks: KnownBlock[]): ModalView {
  return withoutField(blocks, '戻る')
}

function withoutField(blocks: KnownBlock[], close: string): ModalView {
  const title = plain(SHORTCUT_NAMES.ask, LIMITS.viewTitle.max)
  return { type: 'modal', title, close: plain(close, LIMITS.viewTitle.max), blocks }
}

function fieldFor(turn: number, question: string): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: ASK_FIELD,
    multiline: true,
    max_length: LIMITS.question.max,
    placeholder: plain(
      turn === 0 ? '例: 在宅勤務の日の残業はどうなりますか？' : '例: そこの課題は？',
      LIMITS.placeholder.max,
    ),
  }
  const start = clipText(cleanText(question).trim(), LIMITS.question.max)
  if (start !== '') element.initial_value = start
  return { type: 'input', block_id: fieldOfTurn(turn), label: plain(turn === 0 ? '質問' : '続けて質問する'), element }
}
