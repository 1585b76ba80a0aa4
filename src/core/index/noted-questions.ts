import { eachNoted } from './noted-list.js'
import type { PackedPassage } from './packed-passage.js'
import type { IndexedPassage, PassageIndex } from './passage-index.js'
import { QuestionPairs } from './question-pairs.js'
import { leastShared, SharedWeights, weightOf } from './shared-weights.js'
import type { Steps } from './steps.js'
import type { TextPairs } from './text-pairs.js'

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

const PASSAGES_A_STEP = 50
const PAIRS_A_STEP = 2000

/** Lays out the noted questions of all passages by their pairs. */
export function* notedPostingsSteps(packed: readonly PackedPassage[], pairWeights: Float64Array): Steps<NotedPostings> {
  const passages: number[] = []
  const from = new Int32Array(pairWeights.length + 1)
  for (const [place, passage] of packed.entries()) {
    passage.eachNotedQuestion(
      () => passages.push(place),
      (pair) => {
        from[pair + 1]! += 1
      },
    )
    if (place % PASSAGES_A_STEP === 0) yield
  }
  for (let pair = 0; pair < pairWeights.length; pair += 1) from[pair + 1]! += from[pair]!
  const next = from.slice()
  const questions = new Int32Array(from.at(-1) ?? 0)
  let question = -1
  for (const [place, passage] of packed.entries()) {
    passage.eachNotedQuestion(
      () => {
        question += 1
      },
      (pair) => {
        questions[next[pair]!++] = question
      },
    )
    if (place % PASSAGES_A_STEP === 0) yield
  }
  const weights = new Float64Array(passages.length)
  for (let pair = 0; pair < pairWeights.length; pair += 1) {
    for (let i = from[pair]!; i < from[pair + 1]!; i += 1) weights[questions[i]!]! += pairWeights[pair]!
    if (pair % PAIRS_A_STEP === 0) yield
  }
  return { passages: Int32Array.from(passages), weights, from, questions }
}

/** Likeness beyond which a noted question begins to be the same. */
const HALF = 0.5

/**
 * Compares a question with the noted ones: by the weight of the pairs that both hold, as a share of what each holds (Dice). One is
 * kept for an index and filled anew for each question.
 */
export class NotedComparison {
  private readonly index: PassageIndex
  private readonly pairs: QuestionPairs
  private readonly shared: SharedWeights
  /** The noted questions that share enough to be near or the same. */
  private near: number[] = []
  /** By place, 1 for passages with a noted question that may be the same; all are where common pairs alone may be enough. */
  private readonly mayBeSame: Uint8Array
  private allMayBeSame = false
  /** By block of the passage at hand; nothing is looked up where none of its questions may be the same. */
  private likeness = new Float64Array(16)
  private isCompared = false

  constructor(index: PassageIndex) {
    this.index = index
    this.pairs = new QuestionPairs(index)
    const { passages, noted } = index
    this.shared = new SharedWeights(noted)
    this.mayBeSame = new Uint8Array(passages.length)
  }

  /** Takes up a folded question by its pairs; `names` are what was taken out of it. */
  fill(pairs: TextPairs, names: readonly string[]): void {
    const { noted } = this.index
    for (const question of this.near) this.mayBeSame[noted.passages[question]!] = 0
    this.pairs.fill(pairs, names)
    const { known, total } = this.pairs
    const rare = known.filter(({ id }) => noted.from[id + 1]! - noted.from[id]! <= COMMON_PAIR)
    const commonWeight = weightOf(known) - weightOf(rare)
    // Less than half in common counts as nothing, whatever common pairs would add.
    this.allMayBeSame = 2 * commonWeight > HALF * total
    const leastToBeSame = this.allMayBeSame ? Infinity : leastShared(HALF, total, commonWeight)
    this.near = this.shared.find(rare, Math.min(leastToBeSame, leastShared(LEAST_LIKENESS, total)))
    for (const question of this.near) {
      const shared = this.shared.of(question) + commonWeight
      // Without the names that were taken out of the question, a noted one may weigh no more than what is shared.
      const weight = this.pairs.hasNames ? shared : noted.weights[question]!
      if (2 * shared > HALF * (total + weight)) this.mayBeSame[noted.passages[question]!] = 1
    }
  }

  /**
   * The passages whose noted questions are nearest, nearest first. Common pairs are left out, so that a question made of
   * them alone has none. `take` says which passages are looked at.
   */
  nearest(take: (passage: IndexedPassage) => boolean): IndexedPassage[] {
    const { passages, noted } = this.index
    const likeness = new Map<number, number>()
    for (const question of this.near) {
      const like = (2 * this.shared.of(question)) / (this.pairs.total + noted.weights[question]!)
      if (like < LEAST_LIKENESS) continue
      const place = noted.passages[question]!
      if (like > (likeness.get(place) ?? 0)) likeness.set(place, like)
    }
    const nearest: IndexedPassage[] = []
    for (const [place] of [...likeness].sort((a, b) => (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : a[0] - b[0]))) {
      if (nearest.length === MAX_PASSAGES) break
      if (take(passages[place]!)) nearest.push(passages[place]!)
    }
    return nearest
  }

  /** Reads a passage's noted questions, in place of those of the one before. */
  open(indexed: IndexedPassage): void {
    this.isCompared = this.allMayBeSame || this.mayBeSame[indexed.place] === 1
    if (!this.isCompared) return
    const { noted, notedWeights, passage } = indexed
    if (this.likeness.length < passage.blocks.length) this.likeness = new Float64Array(2 * passage.blocks.length)
    else this.likeness.fill(0, 0, passage.blocks.length)
    eachNoted(noted, (question, block, _terms, start, end) => {
      const like = this.pairs.likeness(noted, start, end, notedWeights[question]!)
      if (like > this.likeness[block]!) this.likeness[block] = like
    })
  }

  /** How far the nearest of a block's questions has more than half its pairs in common: 1 where it is the question to the letter. */
  sameness(block: number): number {
    return block < 0 || !this.isCompared ? 0 : Math.max(0, 2 * this.likeness[block]! - 1)
  }
}
