import type { Checklist, Passage } from '../core/corpus/corpus.js'
import { type ReadFile, stripAbsent } from './file-reading.js'
import { toPassageText } from './passages.js'
import type { Problem } from './problem.js'
import { checklistSchema } from './schemas.js'
import { parseYamlValue } from './yaml-value.js'

export interface LoadedChecklist {
  checklist: Checklist
  passages: Passage[]
  /** A problem at the step whose `cites` names a passage that `known` does not hold. */
  citationProblems(known: ReadonlySet<string>): Problem[]
}

/** One checklist, with a passage for each step. */
export function parseChecklistFile(file: ReadFile): { value?: LoadedChecklist; problems: Problem[] } {
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, checklistSchema)
  if (!parsed.ok) return { problems: parsed.problems }
  const { steps, ...facts } = parsed.value.value
  if (`${facts.id}.yml` !== file.name) {
    return { problems: [parsed.value.problem(['id'], `expected "${file.name.slice(0, -4)}", the file's name`)] }
  }
  const passageId = (i: number) => `${facts.id}#${i + 1}`
  const checklist = stripAbsent({
    ...facts,
    steps: steps.map(({ text, group, cites }, i) => ({ text, group, cites, passageId: passageId(i) })),
    origin: { file: file.path, line: 1 },
  }) as Checklist
  const passages = steps.map(
    (step, i): Passage => ({
      id: passageId(i),
      documentId: facts.id,
      kind: 'checklist',
      source: facts.source,
      title: facts.title,
      section: step.group ?? '',
      place: step.place ?? facts.place,
      ...toPassageText([{ text: step.text, noted: step.noted }]),
      verbatim: false,
      newer: checklist.newer,
      topics: [...facts.topics, ...(facts.role ? [facts.role] : []), ...(facts.phase ? [facts.phase] : [])],
      origin: { file: file.path, line: parsed.value.lineOf(['steps', i]) },
    }),
  )
  const citationProblems = (known: ReadonlySet<string>) =>
    steps.flatMap(({ cites }, i) =>
      cites === undefined || known.has(cites)
        ? []
        : [parsed.value.problem(['steps', i, 'cites'], `no passage has the id "${cites}"`)],
    )
  return { value: { checklist, passages, citationProblems }, problems: [] }
}
