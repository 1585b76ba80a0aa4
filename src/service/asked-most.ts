import type { KeptQuestion } from './stores/question-store.js'

/** What so many people asked is nobody's own affair any more. */
const LEAST_PEOPLE = 3
/** A longer question tells of somebody's case. */
const LONGEST = 60
const SURE = 0.7

/**
 * What people ask most and the documents answer, the most asked first, each in its shortest wording. `alike` parts texts into groups that ask
 * the same.
 */
export function askedMost(
  questions: readonly KeptQuestion[],
  alike: (texts: readonly string[]) => number[][],
  most: number,
): string[] {
  const asked = questions.flatMap(({ words, user, asked: kind, confidence }) =>
    words !== undefined && user !== undefined && kind === 'question' && confidence >= SURE && words.length <= LONGEST
      ? [{ words: words.replace(/\s+/g, ' ').trim(), user }]
      : [],
  )
  const groups = alike(asked.map(({ words }) => words)).map((places) => places.map((place) => asked[place]!))
  return groups
    .filter((group) => new Set(group.map(({ user }) => user)).size >= LEAST_PEOPLE)
    .sort((a, b) => b.length - a.length)
    .slice(0, most)
    .map((group) => group.map(({ words }) => words).reduce((a, b) => (b.length < a.length ? b : a)))
}
