import { performance } from 'node:perf_hooks'
import type { Answer } from '../core/answers/answer.js'
import type { Assistant } from '../core/answers/assistant.js'

/** One line of `ask --jsonl` (DESIGN.md §4). `ms` is the time inside the assistant. */
export interface AnswerLine {
  id: string | number
  kind: Answer['kind']
  confidence: number
  excerpts: { text: string; source: string; title: string; section: string; passage: string; verbatim: boolean }[]
  ms: number
}

export async function answerLine(
  assistant: Assistant,
  { id, question }: { id: string | number; question: string },
): Promise<AnswerLine> {
  const start = performance.now()
  const answer = await assistant.answer({ text: question })
  const ms = performance.now() - start
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
