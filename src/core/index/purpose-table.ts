import { CASE_SECTIONS, type Passage } from '../corpus/corpus.js'
import { bigramsOf } from '../text/bigrams.js'
import { plainSpeech } from '../text/plain-speech.js'
import { ROLES, WANTS, wantsOf } from '../text/purpose.js'
import { foldPlain } from '../text/width.js'
import type { PassageIndex } from './passage-index.js'

/**
 * What the noted questions teach of where, and by what sort of sentence, a question is answered: 「費用は?」 is noted under the
 * chapter on effects more often than under plans, and 「なぜ」 where a sentence gives a reason.
 */
export interface PurposeTable {
  /** Chapters of cases, sources of guides, and the other kinds. */
  places: string[]
  /** Character pairs of questions. */
  pairs: string[]
  /** A row a pair, a column a place: the logarithm of how many times likelier the pair is asked there, in SHARE_STEPS. */
  shares: Int8Array
  /** A row a want, a column a role: the logarithm of how the odds of the role change where the question is after that. */
  lifts: Float32Array
}

/** Steps in which a logarithm is kept, up to ±4. */
export const SHARE_STEPS = 31

/** So many questions must hold a pair, and so many of a place's questions are made up by chance, lest rare ones tell much. */
const LEAST_QUESTIONS = 10
const SMOOTHING = 20
const ROLE_SMOOTHING = 3

/** Where a passage stands, among those that are asked differently. */
export function placeOf({ kind, section, source }: Passage): string {
  if (kind === 'guide') return source
  return kind === 'case' ? (CASE_SECTIONS.find((name) => section.startsWith(name)) ?? section) : kind
}

/** Learns from the corpus's blocks and their noted questions (below a second); one's own documents teach nothing. */
export function learnPurposes({ passages }: Pick<PassageIndex, 'passages'>): PurposeTable {
  const taught = passages.filter(({ passage }) => !passage.own && !passage.verbatim)
  return { ...learnPlaces(taught.map(({ passage }) => passage)), lifts: learnLifts(taught) }
}

function learnPlaces(passages: Passage[]): Pick<PurposeTable, 'places' | 'pairs' | 'shares'> {
  const asked = passages.flatMap((passage) =>
    passage.blocks.flatMap(({ noted }) =>
      noted.map((question) => ({ place: placeOf(passage), pairs: pairsOf(plainSpeech(foldPlain(question))) })),
    ),
  )
  const places = [...new Set(asked.map(({ place }) => place))].sort()
  const inPlace = new Map(places.map((place) => [place, { questions: 0, counts: new Map<string, number>() }]))
  const everywhere = new Map<string, number>()
  for (const { place, pairs } of asked) {
    const its = inPlace.get(place)!
    its.questions += 1
    for (const pair of pairs) {
      its.counts.set(pair, (its.counts.get(pair) ?? 0) + 1)
      everywhere.set(pair, (everywhere.get(pair) ?? 0) + 1)
    }
  }
  const pairs = [...everywhere].filter(([, count]) => count >= LEAST_QUESTIONS).map(([pair]) => pair)
  const shares = pairs.flatMap((pair) => {
    const common = everywhere.get(pair)! / asked.length
    return places.map((place) => {
      const { questions, counts } = inPlace.get(place)!
      const here = ((counts.get(pair) ?? 0) + SMOOTHING * common) / (questions + SMOOTHING)
      return Math.max(-127, Math.min(127, Math.round(Math.log(here / common) * SHARE_STEPS)))
    })
  })
  return { places, pairs, shares: Int8Array.from(shares) }
}

function learnLifts(passages: PassageIndex['passages']): Float32Array {
  const with_ = new Float64Array(WANTS.length * ROLES.length)
  const withCount = new Float64Array(WANTS.length)
  const all = new Float64Array(ROLES.length)
  let count = 0
  for (const { passage, sentences } of passages) {
    passage.blocks.forEach(({ noted }, block) => {
      const own = sentences.filter((sentence) => sentence.block === block)
      if (own.length === 0) return
      const shares = ROLES.map((_, role) => own.filter(({ roles }) => (roles >> role) & 1).length / own.length)
      for (const question of noted) {
        count += 1
        shares.forEach((share, role) => {
          all[role]! += share
        })
        for (const want of wantsOf(plainSpeech(foldPlain(question)))) {
          withCount[want]! += 1
          shares.forEach((share, role) => {
            with_[want * ROLES.length + role]! += share
          })
        }
      }
    })
  }
  const share = (sum: number, of: number) => (sum + ROLE_SMOOTHING) / (of + 2 * ROLE_SMOOTHING)
  return Float32Array.from(with_, (sum, i) => {
    const want = Math.floor(i / ROLES.length)
    const others = share(all[i % ROLES.length]! - sum, count - withCount[want]!)
    return Math.log(share(sum, withCount[want]!) / others)
  })
}

/** A question as its pairs are taken here: across its spaces. */
export function withoutSpaces(question: string): string {
  return foldPlain(question).replace(/\s+/g, '')
}

/** The distinct character pairs of a question. */
function pairsOf(question: string): Set<string> {
  return new Set(bigramsOf(withoutSpaces(question)))
}
