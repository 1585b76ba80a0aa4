import type { ClarifyAnswer, NoneAnswer, SmalltalkAnswer } from '../../core/answer.js'
import { actions, buttons, contextLine, richText, run, section } from '../blocks.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import type { Draft } from '../message.js'
import { clipText } from '../plain-text.js'

/** One block of buttons. */
const MAX_CHOICES = LIMITS.actionsElements.max

export function draftSmalltalk(answer: SmalltalkAnswer): Draft {
  return shortReply(answer.reply, [])
}

export function draftClarify(answer: ClarifyAnswer): Draft {
  return shortReply(answer.question, askButtons(answer.choices))
}

/** Nothing found: what is near, and how to go on. */
export function draftNone(answer: NoneAnswer): Draft {
  if (answer.reason === 'offSubject') {
    const said = 'テレワークの資料についてお答えするボットです。たとえば次のようなことをお聞きください。'
    return shortReply(said, askButtons(answer.topics))
  }
  const near = answer.topics.length === 0 ? [] : [contextLine('近い話題'), ...askButtons(answer.topics)]
  const reply = shortReply('資料の中に答えが見つかりませんでした。', near)
  return { ...reply, tail: [...reply.tail, contextLine('言い換えて、もう一度お聞きいただくこともできます。')] }
}

function askButtons(choices: { label: string; question: string }[]) {
  const looks = choices.filter(({ question }) => question !== '' && question.length <= LIMITS.buttonValue.max)
  const shown = looks.slice(0, MAX_CHOICES).map(({ label, question }) => ({ text: label, value: question }))
  const left = choices.length - shown.length
  return [...actions(buttons(ACTIONS.ask, shown)), ...(left > 0 ? [contextLine(`ほか${left}件は省略しました。`)] : [])]
}

function shortReply(text: string, tail: Draft['tail']): Draft {
  const said = clipText(text, LIMITS.sectionText.max)
  return { summary: said, head: [richText(section(run(said)))], later: [], counter: '件', tail }
}
