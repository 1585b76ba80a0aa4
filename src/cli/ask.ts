import { performance } from 'node:perf_hooks'
import type { Answer } from '../core/answers/answer.js'
import type { Assistant, Question } from '../core/answers/assistant.js'
import type { Reader } from '../core/answers/readers.js'
import type { ThreadState } from '../core/question/thread-state.js'
import type { QuestionLine } from './question-line.js'

/** Half a second: code is compiled when it is first used, and a file of questions should not pay for that. */
export const WARM_UP_QUESTIONS = 300

/** One line of `ask --jsonl` (DESIGN.md §4). `ms` is the time inside the assistant. */
export interface AnswerLine {
  id: string | number
  kind: Answer['kind']
  confidence: number
  excerpts: { text: string; source: string; title: string; section: string; passage: string; verbatim: boolean }[]
  ms: number
}

/** Answers lines in order; those that name the same thread are one conversation. */
export function conversations(assistant: Assistant, reader: Reader = {}): (line: QuestionLine) => Promise<AnswerLine> {
  const threads = new Map<string, ThreadState>()
  return async ({ id, question: text, thread }) => {
    const name = thread === undefined ? undefined : String(thread)
    const before = name === undefined ? undefined : threads.get(name)
    const question: Question = before === undefined ? { text } : { text, thread: before }
    const start = performance.now()
    const { answer, thread: after } = await assistant.converse(question, reader)
    if (name !== undefined) threads.set(name, after)
    return toLine(id, answer, performance.now() - start)
  }
}

/** Answers one line by itself. */
export function answerLine(assistant: Assistant, line: Omit<QuestionLine, 'thread'>): Promise<AnswerLine> {
  return conversations(assistant)(line)
}

function toLine(id: AnswerLine['id'], answer: Answer, ms: number): AnswerLine {
  return {
    id,
    kind: answer.kind,
    confidence: round(answer.confidence),
    excerpts: answer.excerpts.map(({ text, citation, verbatim }) => ({
      text,
      source: citation.source,
      title: citation.title,
      section: citation.section,
      passage: citation.passageId,
      verbatim,
    })),
    ms: round(ms),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
