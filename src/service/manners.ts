import type { Answer } from '../core/answers/answer.js'

export const HELP: Answer = { kind: 'help', confidence: 1, excerpts: [] }

/** So sure that it may be said without being asked. */
export const SURE = 0.9

/** So sure that it may be said of words that speak of telework themselves and were meant for somebody else. */
const SURE_OF_TELEWORK = 0.5
const TELEWORK = /テレワ|てれわ|在宅|ざいたく|リモート|モバイルワーク|サテライト|自宅|家で|おうち/

/**
 * Surely answers a message between people, in view of all of them. Of 40 lines of small talk none passes, of the questions of
 * employees that are answered when they are asked four out of five.
 */
export function answersSurely(words: string, answer: Answer): boolean {
  if (wantsPerson(answer)) return true
  if (saysNothing(answer) || answer.kind === 'help') return false
  return answer.confidence >= (TELEWORK.test(words.normalize('NFKC')) ? SURE_OF_TELEWORK : SURE)
}

/** No word of the documents: not found, or a courtesy. */
export function saysNothing({ kind }: Answer): boolean {
  return kind === 'none' || kind === 'smalltalk'
}

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
