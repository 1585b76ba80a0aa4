import type { Answer, CasesAnswer } from '../core/answers/answer.js'
import type { Assistant } from '../core/answers/assistant.js'
import type { Want } from './asking.js'

/** What is wanted besides the answer to a question. */
export function lookUp(assistant: Assistant, want: Exclude<Want, { kind: 'question' }>): Promise<Answer> {
  switch (want.kind) {
    case 'cases':
      return assistant.caseStudy(want.words)
    case 'checklist':
      return assistant.checklist(want.words)
    case 'snippets':
      return assistant.snippets(want.words)
    case 'openCase':
      return assistant.caseById(want.id, want.section)
    case 'openCases':
      return listOf(assistant, want.ids)
    case 'openChecklist':
      return assistant.checklistById(want.id)
    case 'similarCases':
      return assistant.similarCases(want.id)
    case 'compareCases':
      return assistant.compare(want.ids)
  }
}

/** The next page of a list, from the ids that the page before could not show. */
async function listOf(assistant: Assistant, ids: string[]): Promise<CasesAnswer> {
  const cases: CasesAnswer['cases'] = []
  for (const id of ids) {
    const answer = await assistant.caseById(id)
    if (answer.kind !== 'case') continue
    const { name, profile, citation } = answer.card
    cases.push({ id, name, profile, matched: [], citation })
  }
  return { kind: 'cases', confidence: 1, excerpts: [], cases, filters: [], total: assistant.cases().length }
}
