import type { Intent } from './intent.js'
import { toHiragana } from './kana.js'
import { CASE_SIGN, TERM_SIGN } from './name-mask.js'
import type { Analyzer, Token } from './ports.js'
import { foldPlain } from './width.js'

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
  features: string[]
  /** One row an intent, one weight a feature. */
  weights: Float32Array[]
}

/**
 * Softmax regression over the character runs and words of an utterance, trained by stochastic gradient descent, always in the same order: the same files give the same model. Adding a line to a file is all it
 * takes to teach it.
 */
export class IntentClassifier {
  private readonly intents: Intent[]
  private readonly features: Map<string, number>
  /** Feature by feature, a weight for each intent: what one feature adds lies side by side. */
  private readonly weights: Float32Array
  private readonly read: ReadFeatures

  constructor(intents: Intent[], read: ReadFeatures, model: IntentModel) {
    this.intents = intents
    this.read = withCues(intents, read)
    this.features = new Map(model.features.map((feature, id) => [feature, id]))
    const { length } = intents
    this.weights = new Float32Array(length * model.features.length)
    for (const [i, row] of model.weights.entries()) {
      for (let id = 0; id < row.length; id += 1) this.weights[id * length + i] = row[id]!
    }
  }

  /** Every intent, most likely first. */
  classify(text: string): IntentScore[] {
    const shares = this.sharesIn(text)
    return this.intents.map((intent, i) => ({ intent, score: shares[i]! })).sort((a, b) => b.score - a.score)
  }

  /** True for a word that the utterances taught, and not as a sign of another subject: 拝見, はる. */
  isWayOfAsking(term: string): boolean {
    const id = this.features.get(`word ${term}`)
    if (id === undefined) return false
    const { intents, weights } = this
    const most = (elsewhere: boolean) =>
      Math.max(
        ...intents.map(({ kind }, i) =>
          (kind === 'none') === elsewhere ? weights[id * intents.length + i]! : -Infinity,
        ),
      )
    return most(false) > most(true)
  }

  private sharesIn(text: string): number[] {
    const { weights, features } = this
    const scores = this.intents.map(() => 0)
    let count = 0
    for (const feature of this.read(text)) {
      const id = features.get(feature)
      if (id === undefined) continue
      count += 1
      for (let i = 0, at = id * scores.length; i < scores.length; i += 1, at += 1) scores[i]! += weights[at]!
    }
    return softmax(scores, count)
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
      ids: readAll(utterance).map(idOf),
    }))
  })
  const weights = intents.map(() => new Float32Array(features.size))
  const counts = intents.map((_, label) => rows.filter((row) => row.label === label).length)
  const average = rows.length / intents.length
  const order = shuffled(rows.length)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch * 0.3)
    for (const at of order) {
      const { label, ids } = rows[at]!
      const shares = sharesOf(weights, ids)
      const balance = Math.min(3, Math.sqrt(average / counts[label]!))
      weights.forEach((row, i) => {
        const error = ((i === label ? 1 : 0) - shares[i]!) * balance
        const step = (rate * error) / Math.sqrt(ids.length)
        for (const id of ids) row[id]! += step - rate * DECAY * row[id]!
      })
    }
  }
  return { features: [...features.keys()], weights }
}

function sharesOf(weights: Float32Array[], ids: number[]): number[] {
  const scores = weights.map((row) => {
    let score = 0
    for (const id of ids) score += row[id]!
    return score
  })
  return softmax(scores, ids.length)
}

/** Shares that add up to 1, of sums over `count` features. */
function softmax(sums: number[], count: number): number[] {
  const scale = 1 / Math.sqrt(Math.max(1, count))
  const top = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp((sum - top) * scale))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

/** The features of an utterance: distinct strings. */
export type ReadFeatures = (text: string) => string[]

/**
 * What an utterance shows of the way of asking: its character runs of one or two, ends included; those of its reading of
 * two or three, which kana and kanji share (ちがい, 違い); its words by base form; and how many of its words the documents
 * do not know, which is what an utterance about something else has most of. `mask` replaces what it is about
 * (organisations, glossary terms) by a sign for its sort, so that 「NECの事例」 teaches 「…の事例」.
 */
export function intentFeatures(
  mask: (folded: string) => string,
  analyzer: Analyzer,
  documents: { has(term: string): boolean },
): ReadFeatures {
  return (utterance) => {
    const masked = mask(foldPlain(utterance))
    const tokens = analyzer.analyze(masked)
    const found = new Set<string>()
    addRuns(found, `^${masked.replace(/[\s、。，,・]+/g, ' ').trim()}$`, 1, '')
    const reading = tokens.map(({ reading, surface }) => reading ?? toHiragana(surface)).join('')
    addRuns(found, `^${reading.replace(/[\s、。，,・]+/g, '')}$`, 2, 'read ')
    for (const { term } of tokens) found.add(`word ${term}`)
    addKnowledge(found, tokens, documents)
    return [...found]
  }
}

/** Runs of `size` and of one more. */
function addRuns(found: Set<string>, text: string, size: number, prefix: string): void {
  for (let i = 0; i + size <= text.length; i += 1) {
    found.add(prefix + text.slice(i, i + size))
    if (i + size < text.length) found.add(prefix + text.slice(i, i + size + 1))
  }
}

const MAX_COUNTED = 3

/** How many of the words that carry meaning the documents know, how many not, and of which class those are. */
function addKnowledge(found: Set<string>, tokens: Token[], documents: { has(term: string): boolean }): void {
  let known = 0
  let unknown = 0
  for (const { content, wordClass, term } of tokens) {
    if (!content || wordClass === 'number' || term === CASE_SIGN || term === TERM_SIGN) continue
    if (documents.has(term)) known += 1
    else {
      unknown += 1
      found.add(`unknown ${wordClass}`)
    }
  }
  const share = Math.round((MAX_COUNTED * unknown) / Math.max(1, known + unknown))
  found.add(`unknown share ${share}`)
  found.add(`unknown words ${Math.min(unknown, MAX_COUNTED)}`)
  found.add(`known words ${Math.min(known, MAX_COUNTED)}`)
  found.add(`unknown beside known ${Math.min(unknown, 2)} ${Math.min(known, MAX_COUNTED)}`)
}

/** Adds a feature for each intent whose cues stand in the utterance; how much each says is learnt with the rest. */
function withCues(intents: Intent[], read: ReadFeatures): ReadFeatures {
  const all = intents.map(({ id, cues }) => ({
    feature: `cues of ${id}`,
    groups: cues.map((group) => group.map((word) => foldPlain(word))),
  }))
  const cued = all.filter(({ groups }) => groups.length > 0)
  return (utterance) => {
    const folded = foldPlain(utterance)
    const stand = cued.filter(({ groups }) => groups.every((group) => group.some((word) => folded.includes(word))))
    return [...read(utterance), ...stand.map(({ feature }) => feature)]
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
