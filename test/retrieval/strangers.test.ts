import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnswerLine, answerLine } from '../../src/cli/ask.js'
import { parseQuestionFiles, scoreAnswers } from '../../src/cli/score.js'
import type { Assistant } from '../../src/core/answers/assistant.js'
import { corpusAssistant, theCorpus } from '../fixtures/loaded.js'

// Questions by seven writers who knew the originals and public FAQs, and neither the corpus nor this code. Nothing was fitted to
// those of `staff` and `introducers`; what they missed was read.
const WRITERS = ['employees', 'managers', 'town-halls', 'administrators', 'sales', 'staff', 'introducers'] as const

/**
 * What was measured when these were last raised, less two questions; they may rise, not fall. A gold string counts where it
 * stands, and of what was missed a reader found every other to be answered by another organisation's practice.
 */
const FLOORS: Record<(typeof WRITERS)[number], Record<string, number>> = {
  employees: { 'hit@1': 0.75, 'hit@3': 0.84, 'abstain near': 0.61, 'abstain far': 0.83 },
  managers: { 'hit@1': 0.74, 'hit@3': 0.88, 'abstain near': 0.72, 'abstain far': 0.91 },
  'town-halls': { 'hit@1': 0.73, 'hit@3': 0.88, 'abstain near': 0.77, 'abstain far': 0.91 },
  sales: { 'hit@1': 0.74, 'hit@3': 0.88, 'abstain near': 0.66, 'abstain far': 0.83 },
  staff: { 'hit@1': 0.66, 'hit@3': 0.84, 'abstain near': 0.85, 'abstain far': 0.83 },
  introducers: { 'hit@1': 0.66, 'hit@3': 0.76, 'abstain near': 0.71, 'abstain far': 0.83 },
  administrators: { 'hit@1': 0.76, 'hit@3': 0.88, 'abstain near': 0.55, 'abstain far': 0.91 },
}

let assistant: Assistant
beforeAll(async () => {
  assistant = await corpusAssistant()
}, 120_000)

describe.each(WRITERS)('the questions of %s', (writer) => {
  let figures: Record<string, number>
  beforeAll(async () => {
    const files = ['questions', 'unanswerable'].map((kind) => {
      const name = `strangers/${writer}/${kind}.jsonl`
      return { name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }
    })
    const questions = parseQuestionFiles(files)
    const answers = new Map<string, AnswerLine>()
    for (const { key, text } of questions.asked)
      answers.set(key, await answerLine(assistant, { id: key, question: text }))
    figures = scoreAnswers(questions, answers, theCorpus().passages).figures
  }, 120_000)

  it.each(Object.entries(FLOORS[writer]))('%s is at least %f', (name, floor) => {
    expect(figures[name]).toBeGreaterThanOrEqual(floor)
  })

  it('are hardly ever turned away when there is an answer', () => {
    expect(figures['false abstain']).toBeLessThanOrEqual(0.05)
  })
})
