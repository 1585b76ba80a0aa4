/** One of the questions noted in a passage: its number, its block, where its terms and its pairs begin, and where it ends. */
type VisitNoted = (question: number, block: number, terms: number, pairs: number, end: number) => void

/**
 * Calls `visit` with each noted question of a list as `IndexedPassage.noted` has it: block, how many terms, the terms, how many
 * pairs, the pairs. Its terms stand in `terms` to `pairs - 2`, its pairs in `pairs` to `end - 1`.
 */
export function eachNoted(noted: Int32Array, visit: VisitNoted): void {
  for (let at = 0, question = 0; at < noted.length; question += 1) {
    const terms = at + 2
    const pairs = terms + noted[at + 1]! + 1
    const end = pairs + noted[pairs - 1]!
    visit(question, noted[at]!, terms, pairs, end)
    at = end
  }
}
