import type { Intent } from './intent.js'
import { foldPlain } from './width.js'

export interface IntentScore {
  intent: Intent
  /** Share of belief, 0–1; the scores of all intents add up to 1. */
  score: number
}

const EPOCHS = 24
const RATE = 0.35
const DECAY = 0.0008

/**
 * Softmax regression over character runs of one to three and whole words of an utterance, trained at load by stochastic
 * gradient descent, always in the same order: the same files give the same model. Adding a line to a file is all it
 * takes to teach it.
 *
 * `mask` replaces what an utterance is about (organisations, glossary terms) by a sign for its sort, so that 「NECの事例」
 * teaches 「…の事例」.
 */
export class IntentClassifier {
  private readonly intents: Intent[]
  private readonly features = new Map<string, number>()
  private readonly weights: Float64Array[]
  private readonly mask: (folded: string) => string

  constructor(
    intents: Intent[],
    mask: (folded: string) => string,
    moreUtterances: { id: string; utterances: string[] }[],
  ) {
    this.intents = intents
    this.mask = mask
    const rows = intents.flatMap((intent, label) => {
      const more = moreUtterances.find(({ id }) => id === intent.id)?.utterances ?? []
      return [...intent.utterances, ...more].map((utterance) => ({ label, ids: this.featureIds(utterance, true) }))
    })
    this.weights = intents.map(() => new Float64Array(this.features.size + 1))
    this.train(rows)
  }

  /** Every intent, most likely first. */
  classify(text: string): IntentScore[] {
    const shares = this.shares(this.featureIds(text, false))
    return this.intents.map((intent, i) => ({ intent, score: shares[i]! })).sort((a, b) => b.score - a.score)
  }

  private train(rows: { label: number; ids: number[] }[]): void {
    const order = shuffled(rows.length)
    const counts = this.intents.map((_, label) => rows.filter((row) => row.label === label).length)
    const average = rows.length / this.intents.length
    for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
      const rate = RATE / (1 + epoch * 0.3)
      for (const at of order) {
        const { label, ids } = rows[at]!
        const shares = this.shares(ids)
        const balance = Math.min(3, Math.sqrt(average / counts[label]!))
        for (let i = 0; i < this.weights.length; i += 1) {
          const error = ((i === label ? 1 : 0) - shares[i]!) * balance
          const row = this.weights[i]!
          const step = (rate * error) / Math.sqrt(ids.length)
          for (const id of ids) row[id]! += step - rate * DECAY * row[id]!
        }
      }
    }
  }

  private shares(ids: number[]): number[] {
    const scale = 1 / Math.sqrt(Math.max(1, ids.length))
    const scores = this.weights.map((row) => {
      let score = 0
      for (const id of ids) score += row[id]!
      return score * scale
    })
    const top = Math.max(...scores)
    const powers = scores.map((score) => Math.exp(score - top))
    const total = powers.reduce((sum, power) => sum + power, 0)
    return powers.map((power) => power / total)
  }

  private featureIds(text: string, grow: boolean): number[] {
    const masked = `^${this.mask(foldPlain(text))
      .replace(/[\s、。，,・]+/g, ' ')
      .trim()}$`
    const found = new Set<string>()
    for (let size = 1; size <= 4; size += 1) {
      for (let i = 0; i + size <= masked.length; i += 1) found.add(masked.slice(i, i + size))
    }
    const ids: number[] = []
    for (const feature of found) {
      let id = this.features.get(feature)
      if (id === undefined && grow) {
        id = this.features.size
        this.features.set(feature, id)
      }
      if (id !== undefined) ids.push(id)
    }
    return ids
  }
}

/** 0 … n-1 in an order that mixes the labels and is always the same (a linear congruential generator). */
function shuffled(n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  let state = 12345
  for (let i = n - 1; i > 0; i -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648
    const j = state % (i + 1)
    const swap = order[i]!
    order[i] = order[j]!
    order[j] = swap
  }
  return order
}
