import { answerTypeOf, answerTypesOf, bitOf } from '../text/answer-type.js'
import { foldPlain } from '../text/width.js'
import type { PassageLine } from './passage-line.js'
import { headingSpeaksOf, type RuleCues, speaksOf } from './rule-cues.js'
import { questionsOfPatterns } from './rule-patterns.js'
import type { TopicCues } from './topic-cues.js'

/** As many are noted under one line: those of its own words come first, then what people ask of such rules. */
const MAX_QUESTIONS = 30

/**
 * The lines of a passage with the questions that each answers, noted without anybody's work: those that the document itself
 * has stay first, then come those that its heading and wording make (rule-patterns.ts), then what people usually ask of such a
 * rule (`topics`, corpus/office/questions.yml). A question that asks for a figure, a time or a place is noted only under lines
 * that hold one.
 *
 * @example
 * withMadeQuestions({ section: '第5条（通信費）', lines: [{ text: '月額1,500円を会社が負担する。' }] }, new TopicCues([]))[0].noted
 * // ['通信費は', '通信費はいくらですか', '通信費は誰が払いますか', '通信費は会社が出してくれますか']
 */
export function withMadeQuestions(
  { section, lines }: { section: string; lines: readonly PassageLine[] },
  topics: TopicCues,
): PassageLine[] {
  const text = lines.filter(({ heading }) => !heading)
  const folded = text.map((line) => foldPlain(line.text))
  const heading = foldPlain(section)
  const noted = text.map((line) => [...(line.noted ?? [])])
  const note = (line: number, question: string) => {
    const list = noted[line]!
    if (list.length < MAX_QUESTIONS && !list.includes(question)) list.push(question)
  }
  text.forEach((line, i) => {
    for (const question of questionsOfPatterns(section, line.text, i === 0)) note(i, question)
  })
  for (const { cues, asked } of topics.among(heading, ...folded)) {
    const holding = linesOn(cues, folded, heading)
    if (holding.length === 0) continue
    for (const question of asked) for (const line of fitting(question, folded, holding)) note(line, question)
  }
  return lines.map((line) => {
    const list = line.heading ? [] : noted[text.indexOf(line)]!
    return list.length === 0 ? line : { ...line, noted: list }
  })
}

/** Lines that speak of it themselves; where only the heading does, all. */
function linesOn(cues: RuleCues, lines: readonly string[], heading: string): number[] {
  const found = lines.flatMap((line, i) => (speaksOf(cues, line, heading) ? [i] : []))
  if (found.length > 0) return found
  return headingSpeaksOf(cues, heading) ? lines.map((_, i) => i) : []
}

/** Of the lines, those that can answer such a question; the first where it does not ask for one thing. */
function fitting(question: string, folded: readonly string[], lines: readonly number[]): number[] {
  const type = answerTypeOf(foldPlain(question))
  if (!type || type.vague) return lines.slice(0, 1)
  return lines.filter((line) => (answerTypesOf(folded[line]!) & bitOf(type)) !== 0).slice(0, 2)
}
