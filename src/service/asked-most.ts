import type { KeptQuestion } from './stores/question-store.js'

/** What so many people asked is nobody's own affair any more. */
const LEAST_PEOPLE = 3
/** A longer question tells of somebody's case. */
const LONGEST = 60
const SURE = 0.7

/** What is known of questions without regard to who asked. */
export interface Known {
  /** Parts texts into groups that ask the same. */
  alike(texts: readonly string[]): number[][]
  /** The questions that the writer of a passage noted it to answer, as far as everybody may read it. */
  notedQuestions(passageId: string): string[]
}

/**
 * What people ask most and the documents answer, the most asked first. What is given are never people's own words, but what the
 * documents' writers noted to be asked: of the passages that were shown, the question that asks the same as most of them did, the shortest of those.
 */
export function askedMost(questions: readonly KeptQuestion[], known: Known, most: number): string[] {
  const asked = questions.flatMap(({ words, user, asked: kind, confidence, shownIds }) =>
    words !== undefined && user !== undefined && kind === 'question' && confidence >= SURE && words.length <= LONGEST
      ? [{ words: words.replace(/\s+/g, ' ').trim(), user, shownIds }]
      : [],
  )
  const groups = known.alike(asked.map(({ words }) => words)).map((places) => places.map((place) => asked[place]!))
  const wordings = groups
    .filter((group) => new Set(group.map(({ user }) => user)).size >= LEAST_PEOPLE)
    .sort((a, b) => b.length - a.length)
    .map((group) => notedFor(group, known))
  return [...new Set(wordings)].filter((wording) => wording !== undefined).slice(0, most)
}

function notedFor(group: readonly { words: string; shownIds: string[] }[], known: Known): string | undefined {
  const passages = new Set(group.flatMap(({ shownIds }) => shownIds))
  const noted = [...passages].flatMap((id) => known.notedQuestions(id)).filter(({ length }) => length <= LONGEST)
  const words = [...new Set(group.map((each) => each.words))]
  const nearness = (question: string) => known.alike([question, ...words])[0]!.length
  const [best] = noted
    .map((question) => ({ question, near: nearness(question) }))
    .filter(({ near }) => near > 1)
    .sort((a, b) => b.near - a.near || a.question.length - b.question.length)
  return best?.question
}
