import type { Answer } from '../core/answers/answer.js'

export const HELP: Answer = { kind: 'help', confidence: 1, excerpts: [] }

/** So sure that it may be said without being asked. */
export const SURE = 0.9

/** True for empty words and for those that ask how to use the bot. */
export function wantsHelp(words: string): boolean {
  return /^(help|ヘルプ|使い方|[?？]|-h|--help)?$/i.test(words.normalize('NFKC').trim())
}

/** A person is wanted, and not what the documents say. */
export function wantsPerson(answer: Answer): boolean {
  return answer.kind === 'help' && answer.person === true
}

/** Asks something, surely: for what is said to nobody. */
export function isQuestion(words: string): boolean {
  return /[?？]\s*$|(です|ます|でしょう|ました|ません)か[。．.\s]*$|教えてください[。．.\s]*$/.test(words)
}

/** Looks like it wants an answer: for what is said in a thread without naming the bot. */
export function asksSomething(words: string): boolean {
  return /[?？]|か[。．.\s]*$|(教え|知りた|ください|下さい|でしょう|かな|ほかに|他に|方法|とは)/.test(words)
}
