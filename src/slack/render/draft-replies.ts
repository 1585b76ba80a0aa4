import type { KnownBlock } from '@slack/types'
import type { ClarifyAnswer, NoneAnswer, SmalltalkAnswer } from '../../core/answers/answer.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, buttons, contextLine, option, plain, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { draftNothing } from './draft-cases.js'
import { EXAMPLES } from './draft-help.js'
import { shownExcerpt, spokenOf } from './excerpts.js'
import type { Draft } from './message.js'
import { clipText } from './plain-text.js'

/** What a button takes beside its words, and what all of them may take of a message, in UTF-16 units of JSON. */
const BUTTON_SIZE = 120
const MAX_BUTTONS_SIZE = 6000
/** So many are seen at a glance, on a phone too. */
const MOST_BUTTONS = 8
/** So many stay inside a message, at their longest. */
const MOST_OPTIONS = 30

export function draftSmalltalk(answer: SmalltalkAnswer): Draft {
  return shortReply(answer.reply, [])
}

export function draftClarify(answer: ClarifyAnswer): Draft {
  const { choices } = answer
  return shortReply(answer.question, choices.length > MOST_BUTTONS ? askMenu(choices) : askButtons(choices))
}

/** One menu, where as many buttons would be a wall. */
function askMenu(choices: ClarifyAnswer['choices']): KnownBlock[] {
  const options = choices
    .filter(({ question }) => question !== '' && question.length <= LIMITS.optionValue.max)
    .slice(0, MOST_OPTIONS)
    .map(({ label, question }) => option(label, question))
  const left = choices.length - options.length
  const placeholder = plain('選ぶ', LIMITS.placeholder.max)
  return [
    ...(options.length === 0 ? [] : actions([{ type: 'static_select', action_id: ACTIONS.ask, placeholder, options }])),
    ...leftOut(left),
  ]
}

function leftOut(left: number): KnownBlock[] {
  return left > 0 ? [contextLine(`ほか${left}件は省略しました。`)] : []
}

const NOTHING = '資料の中に答えが見つかりませんでした。'
/** Beside own documents that could not be searched. */
const NOTHING_ELSE = 'ほかの資料の中には、答えが見つかりませんでした。'
const RULE_SILENT = '自社の規程には、お尋ねの点の定めが見つかりませんでした。'
const OFF_SUBJECT = '資料の中にありません。テレワークの資料についてお答えするボットです。'

/** Nothing found: what is near, and how to go on. Off the subject three fixed examples, because nothing is near. */
export function draftNone(answer: NoneAnswer, context: RenderContext): Draft {
  if (answer.lookedFor) return draftNothing(answer.lookedFor)
  if (answer.reason === 'offSubject') {
    const examples = EXAMPLES.map(({ text, question }) => ({ label: text, question }))
    const reply = shortReply(`${OFF_SUBJECT}たとえば、次のようなことをお聞きいただけます。`, [
      ...askButtons(examples),
      ...rephrasing(context),
    ])
    // Where there are no buttons (notifications, steps of workflows), the examples are said.
    const said = EXAMPLES.map(({ text }) => `「${text}」`).join('')
    return { ...reply, summary: `${OFF_SUBJECT}たとえば${said}とお聞きいただけます。` }
  }
  const [said, called] =
    answer.reason === 'ruleSilent'
      ? [RULE_SILENT, '近い定め']
      : [answer.ownUnsearched ? NOTHING_ELSE : NOTHING, '近い記述']
  const near = answer.near === undefined ? [] : [contextLine(called), ...shownExcerpt(answer.near)]
  const topics = answer.topics.length === 0 ? [] : [contextLine('近い話題'), ...askButtons(answer.topics)]
  const reply = shortReply(said, [...near, ...topics, ...rephrasing(context)])
  return answer.near === undefined ? reply : { ...reply, summary: `${said}${called}: ${spokenOf([answer.near])}` }
}

/** The way to the same question in other words: in a modal it stands in the field below. */
function rephrasing({ surface, question = '' }: RenderContext): KnownBlock[] {
  if (surface === 'modal') return [contextLine('下の欄で言い換えて、もう一度お聞きいただけます。')]
  if (question === '') return [contextLine('言い換えて、もう一度お聞きいただくこともできます。')]
  return rephrase(question)
}

/** Opens the window to ask in, with the words in it. */
export function rephrase(question: string): KnownBlock[] {
  const value = clipText(question, LIMITS.question.max)
  return actions([button({ text: '言い換えて聞く', action: ACTIONS.rephrase, value, of: question })])
}

/** As many as stay well inside a message; the person is told of the others. */
function askButtons(choices: { label: string; question: string }[]) {
  const shown: { text: string; value: string }[] = []
  let size = 0
  for (const { label, question } of choices) {
    size += label.length + question.length + BUTTON_SIZE
    if (question === '' || question.length > LIMITS.buttonValue.max) continue
    if (size > MAX_BUTTONS_SIZE || shown.length === LIMITS.actionsElements.max) break
    shown.push({ text: label, value: question })
  }
  const left = choices.length - shown.length
  return [...actions(buttons(ACTIONS.ask, shown)), ...leftOut(left)]
}

function shortReply(text: string, tail: Draft['tail']): Draft {
  const said = clipText(text, LIMITS.excerptText.max)
  return { summary: said, head: [richText(section(run(said)))], later: [], counter: '件', tail }
}
