import type { IndexedPassage, PassageIndex } from './passage-index.js'
import { weighPairs } from './question-pairs.js'

/** Which noted questions hold each character pair, as flat lists of numbers; noted questions are counted from 0. */
export interface NotedPostings {
  /** By noted question: the place of its passage in `PassageIndex.passages`. */
  passages: Int32Array
  /** By noted question: the weight of its pairs together. */
  weights: Float64Array
  /** Pair `p` stands in the noted questions `questions[from[p]]` to `questions[from[p + 1] - 1]`. */
  from: Int32Array
  questions: Int32Array
}

/** Pairs that more noted questions hold (テレ, です) tell none from another, and cost most. */
const COMMON_PAIR = 1200
/** The likeness that makes a noted question's passage worth comparing, and how many such are taken. */
const LEAST_LIKENESS = 0.3
const MAX_PASSAGES = 8

/** Lays out the noted questions of all passages by their pairs. */
export function buildNotedPostings(
  indexed: readonly IndexedPassage[],
  { pairs, pairWeights }: Pick<PassageIndex, 'pairs' | 'pairWeights'>,
): NotedPostings {
  const passages: number[] = []
  const lists: Int32Array[] = []
  indexed.forEach(({ noted }, place) => {
    for (let at = 0; at < noted.length; ) {
      const start = at + 2 + noted[at + 1]!
      at = start + 1 + noted[start]!
      passages.push(place)
      lists.push(noted.subarray(start + 1, at))
    }
  })
  const from = new Int32Array(pairs.words.length + 1)
  for (const list of lists) for (const pair of list) from[pair + 1]! += 1
  for (let pair = 0; pair < pairs.words.length; pair += 1) from[pair + 1]! += from[pair]!
  const next = from.slice()
  const questions = new Int32Array(from.at(-1) ?? 0)
  const weights = new Float64Array(lists.length)
  lists.forEach((list, question) => {
    for (const pair of list) {
      questions[next[pair]!++] = question
      weights[question]! += pairWeights[pair]!
    }
  })
  return { passages: Int32Array.from(passages), weights, from, questions }
}

/**
 * The passages whose noted questions are nearest to a folded question, nearest first: by the weight of the pairs that
 * both hold, as a share of what each holds (Dice). Common pairs are left out, so that a question made of them alone
 * has none. `take` says which passages are looked at.
 */
export function nearestNoted(
  text: string,
  index: PassageIndex,
  take: (passage: IndexedPassage) => boolean = () => true,
): IndexedPassage[] {
  const { passages, noted } = index
  const shared = new Float64Array(noted.weights.length)
  const touched: number[] = []
  let total = 0
  for (const { id, weight } of weighPairs(text, index)) {
    total += weight
    if (id === undefined || noted.from[id + 1]! - noted.from[id]! > COMMON_PAIR) continue
    for (let i = noted.from[id]!; i < noted.from[id + 1]!; i += 1) {
      const question = noted.questions[i]!
      if (shared[question] === 0) touched.push(question)
      shared[question]! += weight
    }
  }
  const likeness = new Map<number, number>()
  for (const question of touched) {
    const like = (2 * shared[question]!) / (total + noted.weights[question]!)
    if (like < LEAST_LIKENESS) continue
    const place = noted.passages[question]!
    if (like > (likeness.get(place) ?? 0)) likeness.set(place, like)
  }
  return [...likeness]
    .filter(([place]) => take(passages[place]!))
    .sort((a, b) => (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : a[0] - b[0]))
    .slice(0, MAX_PASSAGES)
    .map(([place]) => passages[place]!)
}
