import type { Excerpt } from '../corpus/citation.js'
import type { Case } from '../corpus/corpus.js'
import { halvesOf } from '../question/halves.js'
import { quotedQuestion } from '../question/quoted-question.js'
import type { Understanding } from '../question/understanding.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Analyzer } from '../text/analyzer.js'
import type { NoneAnswer, TextAnswer } from './answer.js'
import { isAmong, overlap } from './shared-words.js'

export interface HalfTools {
  read: (text: string) => Understanding
  analyzer: Analyzer
  textOf: (half: Understanding) => Promise<TextAnswer | NoneAnswer>
}

const MAX_LEADING = 3

/** An answer to less than was asked must be so sure. */
const QUOTED_SURE = 0.44

/** Where a question that tells of another finds nothing: an answer to that one. */
export async function withQuoted(
  whole: TextAnswer | NoneAnswer,
  question: Understanding,
  { read, textOf }: HalfTools,
): Promise<TextAnswer | NoneAnswer> {
  const quoted = whole.kind === 'none' && whole.reason !== 'ruleSilent' ? quotedQuestion(question.folded) : undefined
  if (quoted === undefined) return whole
  const found = await textOf(read(quoted))
  return found.kind === 'none' || found.confidence < QUOTED_SURE ? whole : found
}

/** An answer with a line for each thing that the question asks; `organisations` are those that it names. */
export async function withHalves(
  whole: TextAnswer | NoneAnswer,
  question: Understanding,
  organisations: readonly Case[],
  { textOf, ...tools }: HalfTools,
): Promise<TextAnswer | NoneAnswer> {
  if (whole.kind === 'none') return whole
  const ids = organisations.map(({ id }) => id)
  const halves = halvesOf(question, ids, tools)
  if (!halves) return whole
  const answers: (TextAnswer | NoneAnswer)[] = []
  for (const half of halves.asked) {
    const answer = await textOf(half)
    // What speaks of one organisation names others too.
    const isOfIt = ({ citation }: Excerpt) => half.slots.caseIds.some((id) => citation.passageId.startsWith(`${id}#`))
    answers.push(ids.length > 1 ? { ...answer, excerpts: answer.excerpts.filter(isOfIt) } : answer)
  }
  return withBothHalves(whole, answers, halves.areNamed)
}

/**
 * An answer to a question that asks more than one thing, with a line for each: what answers a half that nothing on the first
 * screen answers comes behind the best. It must be among what was found for the whole, which keeps it to the matter, unless
 * the question names what the halves are of (`areNamed`).
 */
function withBothHalves(
  whole: TextAnswer,
  halves: readonly (TextAnswer | NoneAnswer)[],
  areNamed: boolean,
): TextAnswer {
  const shown = whole.excerpts.slice(0, whole.leading)
  const isAnswered = ({ excerpts }: TextAnswer | NoneAnswer) => excerpts.some((one) => isAmong(one, shown))
  const missing = halves.flatMap((half): Excerpt[] => {
    if (half.kind === 'none' || isAnswered(half)) return []
    const known = half.excerpts.flatMap((one) => whole.excerpts.find((other) => overlap(one, other)) ?? [])
    return [...known, ...(areNamed ? half.excerpts : [])].slice(0, 1)
  })
  const [first, ...others] = whole.excerpts
  if (first === undefined || missing.length === 0) return whole
  const left = others.filter((one) => !isAmong(one, missing))
  return {
    ...whole,
    excerpts: [first, ...missing, ...left].slice(0, MAX_EXCERPTS),
    leading: Math.min(MAX_LEADING, whole.leading + missing.length),
  }
}
