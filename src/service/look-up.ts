import type { Answer, CasesAnswer } from '../core/answers/answer.js'
import type { Assistant } from '../core/answers/assistant.js'
import type { Reader } from '../core/answers/readers.js'
import type { Want } from './asking.js'

/** What is wanted besides the answer to a question. */
export function lookUp(
  assistant: Assistant,
  want: Exclude<Want, { kind: 'question' }>,
  reader: Reader,
): Promise<Answer> {
  switch (want.kind) {
    case 'cases':
      return assistant.caseStudy(want.words)
    case 'checklist':
      return assistant.checklist(want.words)
    case 'snippets':
      return assistant.snippets(want.words, reader)
    case 'openCase':
      return assistant.caseById(want.id, want.section)
    case 'openCases':
      return listOf(assistant, want)
    case 'openChecklist':
      return assistant.checklistById(want.id)
    case 'similarCases':
      return assistant.similarCases(want.id)
    case 'compareCases':
      return assistant.compare(want.ids)
  }
}

/** The next page of a list: what the page before could not show, under the same conditions. */
async function listOf(
  assistant: Assistant,
  { ids, foundBy, label }: Extract<Want, { kind: 'openCases' }>,
): Promise<CasesAnswer> {
  const again = foundBy === undefined ? undefined : await assistant.caseStudy(foundBy)
  const list = again?.kind === 'cases' ? again : undefined
  const known = new Map(list?.cases.map((row) => [row.id, row]))
  const cases: CasesAnswer['cases'] = []
  for (const id of ids) {
    const row = known.get(id) ?? (await rowOf(assistant, id))
    if (row) cases.push(row)
  }
  return {
    kind: 'cases',
    confidence: 1,
    excerpts: [],
    cases,
    total: assistant.cases().length,
    filters: list?.filters ?? (label === undefined ? [] : [label]),
    conditions: list?.conditions ?? [],
  }
}

async function rowOf(assistant: Assistant, id: string): Promise<CasesAnswer['cases'][number] | undefined> {
  const answer = await assistant.caseById(id)
  if (answer.kind !== 'case') return undefined
  const { name, profile, citation } = answer.card
  return { id, name, profile, matched: [], citation }
}
