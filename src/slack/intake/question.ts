import type { Question } from '../../core/answers/assistant.js'
import type { ThreadState } from '../../core/question/thread-state.js'

/** A person's words as they were typed, out of the text of a Slack message or command. */
export function toQuestion(text: string, thread?: ThreadState): Question {
  const question: Question = { text: toPlainWords(text) }
  if (thread !== undefined) question.thread = thread
  return question
}

/**
 * Slack's markup undone: mentions of people go (they are addresses, not words), links and channels become what they show,
 * the three escapes become characters.
 *
 * @example
 * toPlainWords('<@U1> 残業は? &lt;急ぎ&gt; <https://a.example|資料>') // '残業は? <急ぎ> 資料'
 */
export function toPlainWords(text: string): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return ' '
      if (sign === '#') return label === undefined || label === '' ? ' ' : `#${label}`
      if (sign === '!') return label ?? ' '
      return label ?? target
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

/** Ids of the people a message is addressed to, in order. */
export function mentionedUsers(text: string): string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1] ?? '')
}

/** Looks like it wants an answer: for what is said in a thread without naming the bot. */
export function asksSomething(text: string): boolean {
  return /[?？]|か[。．.\s]*$|(教え|知りた|ください|下さい|でしょう|かな|ほかに|他に|方法|とは)/.test(text)
}

/** True for an empty command and for one that asks how to use it. */
export function wantsHelp(text: string): boolean {
  return /^(help|ヘルプ|使い方|[?？]|-h|--help)?$/i.test(text.normalize('NFKC').trim())
}
