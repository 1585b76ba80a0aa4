import type { IndexedPassage, IndexedSentence } from '../index/passage-index.js'
import { RANKING_WEIGHTS, type RankingFeature } from './ranking-weights.js'

export type RankingFeatures = Record<RankingFeature, number>
export type RankingWeights = Readonly<RankingFeatures>

const FEATURES = Object.keys(RANKING_WEIGHTS) as RankingFeature[]

/** The place of each feature in a row. */
export const PLACE = toFeatures((feature) => FEATURES.indexOf(feature))

/** By place. */
const WEIGHTS = Float64Array.from(FEATURES, (feature) => RANKING_WEIGHTS[feature])

/** The weighted sum. */
export function weigh(features: RankingFeatures, weights: RankingWeights): number {
  let score = 0
  for (const name of FEATURES) score += features[name] * weights[name]
  return score
}

function toFeatures(read: (feature: RankingFeature) => number): RankingFeatures {
  return Object.fromEntries(FEATURES.map((feature) => [feature, read(feature)])) as RankingFeatures
}

/**
 * The features of one question's sentences, a row each. An object with two dozen fractions costs half a kilobyte and more
 * time than the comparing, and of hundreds of sentences a handful is ever asked for them.
 */
export class FeatureRows {
  private readonly values: Float64Array
  private rows = 0

  constructor(rows: number) {
    this.values = new Float64Array(rows * FEATURES.length)
  }

  /** Copies a row; gives its number. */
  add(row: Float64Array): number {
    const from = this.rows * FEATURES.length
    for (let i = 0; i < row.length; i += 1) this.values[from + i] = row[i]!
    this.rows += 1
    return this.rows - 1
  }

  scoreOf(row: number): number {
    const from = row * FEATURES.length
    let score = 0
    for (let i = 0; i < WEIGHTS.length; i += 1) score += this.values[from + i]! * WEIGHTS[i]!
    return score
  }

  get(row: number, feature: RankingFeature): number {
    return this.values[row * FEATURES.length + PLACE[feature]]!
  }

  set(row: number, feature: RankingFeature, value: number): void {
    this.values[row * FEATURES.length + PLACE[feature]] = value
  }
}

/** A row to fill again and again. */
export function emptyRow(): Float64Array {
  return new Float64Array(FEATURES.length)
}

/** A sentence with the reasons for its place. */
export class ScoredSentence {
  readonly passage: IndexedPassage
  /** Its place in the passage. */
  readonly place: number
  score = 0
  private readonly rows: FeatureRows
  private readonly row: number

  constructor(passage: IndexedPassage, place: number, rows: FeatureRows, row: number) {
    this.passage = passage
    this.place = place
    this.rows = rows
    this.row = row
  }

  get sentence(): IndexedSentence {
    return this.passage.sentences[this.place]!
  }

  feature(feature: RankingFeature): number {
    return this.rows.get(this.row, feature)
  }

  /** All of them, put together anew each time: for the few sentences whose reasons are shown. */
  get features(): RankingFeatures {
    return toFeatures((feature) => this.feature(feature))
  }

  /** Scores it, its passage being found that well. */
  setSearch(search: number): void {
    this.rows.set(this.row, 'search', search)
    this.score = this.rows.scoreOf(this.row)
  }
}
