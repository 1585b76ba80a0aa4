import type { KnownBlock, RichTextElement } from '@slack/types'
import type { Answer } from '../../core/answers/answer.js'
import { ACTIONS } from '../ids.js'
import { actions, button, contextLine, richText, run, section } from './blocks.js'
import type { RenderContext } from './context.js'
import { rephrase } from './draft-replies.js'
import { fitMessage, type Message } from './message.js'
import { clipText, defangText } from './plain-text.js'
import { draftWhole } from './render-answer.js'

const UNASKED = '質問のようでしたので、資料からお答えしました。'
const IN_THREAD = 'スレッドではコマンドを使えないため、全員に見える形でお答えしました。'
const HOW_ON = 'これはあなただけに見えています。言葉を足して、ご自分で聞くこともできます。'
const MAX_NAME = 80
const MAX_WORDS = 60

/** An answer that nobody asked the bot for: it says so, and whoever wrote the question can send it away; their thread has no other. */
export function renderVolunteered(answer: Answer, context: RenderContext, reply: string): Message {
  const away = button({
    text: 'この質問には答えない',
    action: ACTIONS.takeBack,
    of: 'この回答を取り消します',
    value: reply,
  })
  return withReason(answer, context, contextLine(UNASKED), ...actions([away]))
}

/** An answer to a message that somebody put an emoji on. */
export function renderCalledByEmoji(
  answer: Answer,
  context: RenderContext,
  { by, emoji }: { by: string; emoji: string },
): Message {
  const who = by === '' ? [] : [run(`${clipText(defangText(by), MAX_NAME)}さんが `)]
  const did = by === '' ? ' が付いたので' : ' を付けたので'
  const sign: RichTextElement = { type: 'emoji', name: emoji }
  return withReason(answer, context, richText(section(...who, sign, run(`${did}、資料からお答えしました。`))))
}

/** To whoever put an emoji on a message that the documents do not surely answer. */
export function renderUnsureOf(words: string): Message {
  const named = `「${clipText(defangText(words), MAX_WORDS)}」`
  const said = `${named}に確かにお答えできる箇所は、資料に見つかりませんでした。`
  const tail = [contextLine(HOW_ON), ...rephrase(words)]
  return fitMessage({
    summary: `${said}${HOW_ON}`,
    head: [richText(section(run(said)))],
    later: [],
    counter: '件',
    tail,
  })
}

/** An answer in view of all to a command that mostly one person alone sees answered. */
export function renderCommandInThread(answer: Answer, context: RenderContext): Message {
  return withReason(answer, context, contextLine(IN_THREAD))
}

function withReason(answer: Answer, context: RenderContext, ...why: KnownBlock[]): Message {
  const draft = draftWhole(answer, context)
  return fitMessage({ ...draft, tail: [...draft.tail, ...why] })
}
