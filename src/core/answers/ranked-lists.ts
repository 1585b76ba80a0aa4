import { topicOf } from '../corpus/citation.js'
import type { PassageKind } from '../corpus/corpus.js'
import { bestFirst } from '../ranking/best-first.js'
import { OTHERS_CASE, scoreOf } from '../ranking/ranking.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'
import type { NoneAnswer } from './answer.js'

/** What of a ranked list is shown, and in which order. */

/** Share of the question that a passage must hold for its topic to be offered. */
const TOPIC_COVER = 0.35
const MAX_TOPICS = 3

/** Originals among the rest. No question is noted under them, so that of two that say the same the digest mostly leads. */
export function withOriginals(ranked: ScoredSentence[], originals: ScoredSentence[]): ScoredSentence[] {
  return originals.length === 0 ? ranked : bestFirst([...ranked, ...originals], scoreOf)
}

/**
 * Without the sentences of cases that do not speak of the organisation that was named, or that the thread is about: beside
 * its own they would be taken for its own. Where such a one is the best, the name was hardly meant, and all stay.
 */
export function withoutOtherCases(ranked: ScoredSentence[]): ScoredSentence[] {
  const isOthers = (scored: ScoredSentence) =>
    scored.passage.passage.kind === 'case' && scored.feature('namedCase') === OTHERS_CASE
  return ranked[0] && isOthers(ranked[0]) ? ranked : ranked.filter((scored) => !isOthers(scored))
}

/** Share of the question that a passage of the wanted kind must hold to be shown before better ones of other kinds. */
const WANTED_COVER = 0.45

export function wantedFirst(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence[] {
  const best = bestWanted(ranked, wanted)
  return best ? [best, ...ranked.filter((scored) => scored !== best)] : ranked
}

function bestWanted(ranked: ScoredSentence[], wanted: PassageKind | undefined): ScoredSentence | undefined {
  return ranked.find(
    (scored) => scored.passage.passage.kind === wanted && scored.feature('passageCover') >= WANTED_COVER,
  )
}

export function holdsWanted(ranked: ScoredSentence[], wanted: PassageKind | undefined): boolean {
  return bestWanted(ranked, wanted) !== undefined
}

/** The nearest passages' headings, as far as they speak of what was asked, each with a question that its writer noted. */
export function topicsOf(ranked: ScoredSentence[]): NoneAnswer['topics'] {
  const topics = new Map<string, string>()
  for (const scored of ranked) {
    if (Math.max(scored.feature('blockCover'), scored.feature('passageCover')) < TOPIC_COVER) continue
    const { passage } = scored.passage
    const question = passage.blocks.flatMap((block) => block.noted)[0]
    const label = topicOf(passage)
    if (question === undefined || topics.has(label)) continue
    topics.set(label, question)
    if (topics.size === MAX_TOPICS) break
  }
  return [...topics].map(([label, question]) => ({ label, question }))
}
