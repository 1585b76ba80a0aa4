import type { TrainingText } from './training-text.js'

/** The words of questions that one word of a text stands behind, each with its probability. */
interface TranslationRow {
  source: number
  targets: Int32Array
  chances: Float32Array
}

export interface Translations {
  rows: TranslationRow[]
  /** How often each word stands in questions, as a share of all their words. */
  background: Float64Array
}

/**
 * How the model is learnt. The values are those of the measurements in docs/decisions/matching-by-meaning.md.
 */
const TRAINING = {
  iterations: 5,
  /** How likely a word of a question comes from no word of the text. */
  fromNothing: 0.5,
  /** What the other questions of a block weigh together, beside 1 for each word of its text. */
  otherQuestions: 2,
  /** A link seen in fewer blocks is chance. */
  leastBlocks: 2,
  mostLinks: 40,
  leastChance: 5e-3,
} as const

/** Below this a link is dropped between two iterations: it would not come back. */
const NEGLIGIBLE = 1e-5

/** Where a word stands: the block, its weight in the text, and which of the block's questions hold it, ascending. */
interface Place {
  block: number
  weight: number
  questions: number[]
}

const IN_NONE: number[] = []

/**
 * Learns, from blocks and the questions noted under them, which words of a text stand behind which words of a question:
 * IBM's Model 1 (Brown et al. 1993) by expectation maximisation, each question of a block being a translation of the block's
 * text, its heading and its other questions, as Berger and Lafferty (1999) match questions with documents.
 *
 * Goes through the table row by row over typed arrays, so that no list of all pairs of words is ever held. No random numbers:
 * the same text gives the same table to the bit. Takes some ten seconds for 25,000 questions.
 */
export function trainTranslations(text: TrainingText): Translations {
  const trainer = new Trainer(text)
  for (let i = 0; i < TRAINING.iterations; i += 1) trainer.improve()
  return { rows: trainer.bestLinks(), background: trainer.background }
}

class Trainer {
  readonly background: Float64Array
  private readonly text: TrainingText
  private readonly places: Place[][]
  private rows: TranslationRow[]
  /** By word of a question: how likely it is, given all that stands before it. */
  private readonly expected: Float64Array
  /** By question: what all that stands behind it weighs. */
  private readonly mass: Float64Array
  /** The row at hand, by target. */
  private readonly chance: Float64Array
  private readonly count: Float64Array

  constructor(text: TrainingText) {
    this.text = text
    this.background = shares(text)
    this.places = placesOf(text)
    this.expected = new Float64Array(text.question.length)
    this.mass = massOf(text)
    this.chance = new Float64Array(text.words)
    this.count = new Float64Array(text.words)
    this.rows = this.firstRows()
  }

  /** Every word of a text may stand behind every word of its questions that it meets in enough blocks, all alike. */
  private firstRows(): TranslationRow[] {
    const { blocks, from, question, words } = this.text
    const seen = new Int32Array(words)
    const lastBlock = new Int32Array(words).fill(-1)
    return this.places.flatMap((places, source) => {
      const touched: number[] = []
      for (const { block, weight } of places) {
        const { firstQuestion, questions } = blocks[block]!
        if (weight === 0 && questions < 2) continue
        for (let i = from[firstQuestion]!; i < from[firstQuestion + questions]!; i += 1) {
          const target = question[i]!
          if (lastBlock[target] === block) continue
          lastBlock[target] = block
          if (seen[target] === 0) touched.push(target)
          seen[target]! += 1
        }
      }
      const kept = touched.filter((target) => seen[target]! >= TRAINING.leastBlocks)
      for (const target of touched) {
        seen[target] = 0
        lastBlock[target] = -1
      }
      if (kept.length === 0) return []
      const chances = new Float32Array(kept.length).fill(1 / kept.length)
      return [{ source, targets: Int32Array.from(kept).sort(), chances }]
    })
  }

  /** One iteration: how likely each word of each question is by the present table, and the table that follows. */
  improve(): void {
    this.expect()
    this.rows = this.rows.map((row) => this.reweigh(row))
  }

  private expect(): void {
    const { question, from } = this.text
    const { expected, mass, chance, background } = this
    expected.fill(0)
    for (const row of this.rows) {
      this.open(row)
      this.eachQuestion(row.source, (asked, weight) => {
        for (let i = from[asked]!; i < from[asked + 1]!; i += 1) expected[i]! += weight * chance[question[i]!]!
      })
      this.close(row)
    }
    const { fromNothing } = TRAINING
    for (let asked = 0; asked + 1 < from.length; asked += 1) {
      for (let i = from[asked]!; i < from[asked + 1]!; i += 1)
        expected[i] = ((1 - fromNothing) * expected[i]!) / mass[asked]! + fromNothing * background[question[i]!]!
    }
  }

  /** The share of each link in what its questions' words are made of, summed over all questions. */
  private reweigh(row: TranslationRow): TranslationRow {
    const { question, from } = this.text
    const { expected, mass, chance, count } = this
    this.open(row)
    this.eachQuestion(row.source, (asked, weight) => {
      const share = ((1 - TRAINING.fromNothing) * weight) / mass[asked]!
      for (let i = from[asked]!; i < from[asked + 1]!; i += 1) {
        const target = question[i]!
        count[target]! += (share * chance[target]!) / expected[i]!
      }
    })
    let all = 0
    for (const target of row.targets) all += count[target]!
    const targets = row.targets.filter((target) => count[target]! > NEGLIGIBLE * all)
    const chances = Float32Array.from(targets, (target) => count[target]! / all)
    this.close(row)
    return { source: row.source, targets, chances }
  }

  private open({ targets, chances }: TranslationRow): void {
    for (let i = 0; i < targets.length; i += 1) this.chance[targets[i]!] = chances[i]!
  }

  private close({ targets }: TranslationRow): void {
    for (let i = 0; i < targets.length; i += 1) {
      this.chance[targets[i]!] = 0
      this.count[targets[i]!] = 0
    }
  }

  /** Every question that a word stands behind, with its weight there; of a question's own words only those of the others count. */
  private eachQuestion(source: number, visit: (question: number, weight: number) => void): void {
    const { blocks } = this.text
    for (const { block, weight, questions: holding } of this.places[source]!) {
      const { firstQuestion, questions } = blocks[block]!
      const others = questions > 1 ? TRAINING.otherQuestions / (questions - 1) : 0
      let next = 0
      for (let asked = firstQuestion; asked < firstQuestion + questions; asked += 1) {
        const holds = holding[next] === asked
        if (holds) next += 1
        const whole = weight + others * (holding.length - (holds ? 1 : 0))
        if (whole > 0) visit(asked, whole)
      }
    }
  }

  /** The strongest links of each row. */
  bestLinks(): TranslationRow[] {
    return this.rows.flatMap(({ source, targets, chances }) => {
      const order = [...targets.keys()]
        .filter((i) => chances[i]! >= TRAINING.leastChance)
        .sort((a, b) => chances[b]! - chances[a]! || targets[a]! - targets[b]!)
        .slice(0, TRAINING.mostLinks)
      if (order.length === 0) return []
      const row = {
        targets: Int32Array.from(order, (i) => targets[i]!),
        chances: Float32Array.from(order, (i) => chances[i]!),
      }
      return [{ source, ...row }]
    })
  }
}

function shares({ words, question }: TrainingText): Float64Array {
  const background = new Float64Array(words)
  for (let i = 0; i < question.length; i += 1) background[question[i]!]! += 1 / question.length
  return background
}

function placesOf({ words, blocks, from, question }: TrainingText): Place[][] {
  const places: Place[][] = Array.from({ length: words }, () => [])
  blocks.forEach((block, at) => {
    block.words.forEach((word, i) => {
      places[word]!.push({ block: at, weight: block.weights[i]!, questions: IN_NONE })
    })
    for (let asked = block.firstQuestion; asked < block.firstQuestion + block.questions; asked += 1) {
      for (let i = from[asked]!; i < from[asked + 1]!; i += 1) {
        const own = places[question[i]!]!
        let last = own.at(-1)
        if (last?.block !== at) {
          last = { block: at, weight: 0, questions: IN_NONE }
          own.push(last)
        }
        if (last.questions === IN_NONE) last.questions = []
        last.questions.push(asked)
      }
    }
  })
  return places
}

function massOf({ blocks, from }: TrainingText): Float64Array {
  const mass = new Float64Array(from.length - 1)
  for (const { weights, firstQuestion, questions } of blocks) {
    const text = weights.reduce((sum, weight) => sum + weight, 0)
    const noted = from[firstQuestion + questions]! - from[firstQuestion]!
    for (let asked = firstQuestion; asked < firstQuestion + questions; asked += 1) {
      const others = noted - (from[asked + 1]! - from[asked]!)
      mass[asked] = text + (questions > 1 ? (TRAINING.otherQuestions * others) / (questions - 1) : 0)
    }
  }
  return mass
}
