/**
 * How a question is matched by meaning. P(w|d) = text (link Σ T(w|t) D(t) + (1 - link) D(w)) + (1 - text) P(w), where D is a
 * document's distribution over its words; a match is the sum of log(P(w|d) / ((1 - text) P(w))) over the question's words.
 * Values: docs/decisions/matching-by-meaning.md.
 */
export const MATCHING = {
  text: 0.7,
  link: 0.9,
  /** What one pair of characters counts beside a concept. */
  pair: 0.8,
  heading: 0.3,
  /** What the block's other sentences count beside the one at hand. */
  neighbours: 0.3,
  /** Sums of logarithms to about 0–1. */
  scale: 20,
  /** So many times likelier than by chance, a concept counts as half said. */
  halfSaid: 5,
} as const
