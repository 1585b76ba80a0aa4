import { EXPLAINED_OWN_WEIGHTS } from '../../../core/answers/own-rules-finding.js'
import { CONFIDENCE_WEIGHTS } from '../../../core/ranking/confidence.js'
import { RANKING_WEIGHTS } from '../../../core/ranking/ranking-weights.js'
import { CONFIDENCE_NAMES, FAMILIES, type Family, type FeatureName, SENTENCE_NAMES } from './feature-names.js'

/** What one feature adds to a sum. */
export interface Contribution extends FeatureName {
  feature: string
  value: number
  weight: number
  /** `value` times `weight`. */
  points: number
}

export interface FamilyShare {
  family: Family
  points: number
}

/** What each feature adds to a sentence's score, the largest first; those that add nothing are left out. */
export function rankingContributions(features: Record<string, number>): Contribution[] {
  return largestFirst<string>(features, { ...RANKING_WEIGHTS, ...EXPLAINED_OWN_WEIGHTS }, SENTENCE_NAMES)
}

/** The same for the sum behind the confidence, without its fixed part. */
export function confidenceContributions(features: Record<string, number>): Contribution[] {
  const { bias: _, ...weights } = CONFIDENCE_WEIGHTS
  return largestFirst(features, weights, CONFIDENCE_NAMES)
}

function largestFirst<Feature extends string>(
  features: Record<string, number>,
  weights: Readonly<Record<Feature, number>>,
  names: Record<Feature, FeatureName>,
): Contribution[] {
  return (Object.keys(weights) as Feature[])
    .map((feature) => {
      const { name, says } = names[feature]
      const value = features[feature] ?? 0
      const weight = weights[feature]
      return { feature, name, says, value, weight, points: value * weight }
    })
    .filter(({ points }) => points !== 0)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

/**
 * A sentence's contributions by family, in the order of the legend: what adds to the score and what takes from it. A
 * family stands on both sides where its features pull both ways.
 */
export function familyShares(features: Record<string, number>): { adds: FamilyShare[]; takes: FamilyShare[] } {
  const all = rankingContributions(features)
  const shares = (sign: 1 | -1) =>
    (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
      const points = all
        .filter((each) => SENTENCE_NAMES[each.feature]!.family === family)
        .filter((each) => Math.sign(each.points) === sign)
        .reduce((sum, each) => sum + each.points, 0)
      return points === 0 ? [] : [{ family, points }]
    })
  return { adds: shares(1), takes: shares(-1) }
}

export function sumOf(shares: readonly { points: number }[]): number {
  return shares.reduce((sum, { points }) => sum + points, 0)
}
