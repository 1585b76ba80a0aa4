import { compileFeatures, FeatureIds, type FeatureTable } from './feature-ids.js'
import type { Intent } from './intent.js'
import { featureNames, type ReadFeatures, withCues } from './intent-features.js'

export interface IntentScore {
  intent: Intent
  /** Share of belief, 0–1; the scores of all intents add up to 1. */
  score: number
}

const EPOCHS = 20
const RATE = 2
const DECAY = 0.0002

/** What training gives: a weight for each feature and intent. */
export interface IntentModel {
  features: FeatureTable
  /** One row a feature, one weight an intent: an utterance has a hundred features, and all their weights are wanted. */
  weights: Float32Array
}

/**
 * Softmax regression over what an utterance shows, trained by stochastic gradient descent, always in the same order: the
 * same files give the same model. Adding a line to a file is all it takes to teach it.
 */
export class IntentClassifier {
  private readonly intents: Intent[]
  private readonly features: FeatureIds
  /** By feature, 1 for those of the utterance at hand. */
  private readonly isShown: Uint8Array
  private readonly weights: Float32Array
  private readonly read: ReadFeatures

  /** Over a trained model. */
  constructor(intents: Intent[], read: ReadFeatures, { features, weights }: IntentModel) {
    this.intents = intents
    this.read = withCues(intents, read)
    this.features = new FeatureIds(features)
    this.isShown = new Uint8Array(weights.length / intents.length)
    this.weights = weights
  }

  /** Every intent, most likely first. */
  classify(text: string): IntentScore[] {
    const shares = sharesOf(this.weights, this.featureIds(text), this.intents.length)
    return this.intents.map((intent, i) => ({ intent, score: shares[i]! })).sort((a, b) => b.score - a.score)
  }

  /** True for a word that the utterances taught, and not as a sign of another subject: 拝見, はる. */
  isWayOfAsking(term: string): boolean {
    const id = this.features.ofWord(term)
    if (id === undefined) return false
    const { intents, weights } = this
    let here = -Infinity
    let elsewhere = -Infinity
    for (let i = 0; i < intents.length; i += 1) {
      const weight = weights[id * intents.length + i]!
      if (intents[i]!.kind === 'none') elsewhere = Math.max(elsewhere, weight)
      else here = Math.max(here, weight)
    }
    return here > elsewhere
  }

  /** True for a word that is said to the bot itself (使い方, 元気) more than of anything that it tells of. */
  isSaidToBot(term: string): boolean {
    const id = this.features.ofWord(term)
    if (id === undefined) return false
    const { intents, weights } = this
    let best = 0
    for (let i = 1; i < intents.length; i += 1)
      if (weights[id * intents.length + i]! > weights[id * intents.length + best]!) best = i
    return intents[best]!.kind === 'smalltalk' || intents[best]!.kind === 'help'
  }

  /** Each once. */
  private featureIds(text: string): number[] {
    const ids: number[] = []
    this.read(text, (sort, shown, start, end) => {
      const id = this.features.idOf(sort, shown, start, end)
      if (id === undefined || this.isShown[id] === 1) return
      this.isShown[id] = 1
      ids.push(id)
    })
    for (const id of ids) this.isShown[id] = 0
    return ids
  }
}

/**
 * Trains the model. `more` gives further utterances by intent id (questions that the corpus's writers noted).
 */
export function trainIntentModel(
  intents: Intent[],
  read: ReadFeatures,
  more: { id: string; utterances: string[] }[],
): IntentModel {
  const features = new Map<string, number>()
  const idOf = (feature: string) => {
    let id = features.get(feature)
    if (id === undefined) {
      id = features.size
      features.set(feature, id)
    }
    return id
  }
  const readAll = withCues(intents, read)
  const rows = intents.flatMap((intent, label) => {
    const further = more.find(({ id }) => id === intent.id)?.utterances ?? []
    return [...intent.utterances, ...further].map((utterance) => ({
      label,
      ids: Array.from(featureNames(readAll, utterance), idOf),
    }))
  })
  const weights = new Float32Array(features.size * intents.length)
  const counts = intents.map((_, label) => rows.filter((row) => row.label === label).length)
  const average = rows.length / intents.length
  const order = shuffled(rows.length)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch * 0.3)
    for (const at of order) {
      const { label, ids } = rows[at]!
      const balance = Math.min(3, Math.sqrt(average / counts[label]!))
      const steps = sharesOf(weights, ids, intents.length).map(
        (share, i) => (rate * (((i === label ? 1 : 0) - share) * balance)) / Math.sqrt(ids.length),
      )
      for (const id of ids) {
        const row = id * intents.length
        for (let i = 0; i < steps.length; i += 1) weights[row + i]! += steps[i]! - rate * DECAY * weights[row + i]!
      }
    }
  }
  return { features: compileFeatures([...features.keys()]), weights }
}

/** Each intent's share of belief. */
function sharesOf(weights: Float32Array, ids: number[], intents: number): Float64Array {
  const shares = new Float64Array(intents)
  for (const id of ids) {
    const row = id * intents
    for (let i = 0; i < intents; i += 1) shares[i]! += weights[row + i]!
  }
  const scale = 1 / Math.sqrt(Math.max(1, ids.length))
  const top = shares.reduce((most, share) => Math.max(most, share), -Infinity) * scale
  let total = 0
  for (let i = 0; i < intents; i += 1) {
    shares[i] = Math.exp(shares[i]! * scale - top)
    total += shares[i]!
  }
  for (let i = 0; i < intents; i += 1) shares[i]! /= total
  return shares
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
