import { type Corpus, isOriginal } from '../corpus/corpus.js'
import type { Analyzer } from '../text/analyzer.js'
import { type AnalysedPassages, type Analyses, analyseSteps } from './analyses.js'
import { eachNoted } from './noted-list.js'
import { type NotedPostings, notedPostingsSteps } from './noted-questions.js'
import { type IndexWide, type PackedLists, PackedPassage } from './packed-passage.js'
import { groupsOf, type IndexedPassage, type PassageIndex, termLists } from './passage-index.js'
import { finish, type Steps } from './steps.js'
import { Vocabulary } from './vocabulary.js'

/** Analyses every passage. Slow (a second or so for the whole corpus). */
export function buildPassageIndex({ passages }: Pick<Corpus, 'passages'>, analyzer: Analyzer): PassageIndex {
  return finish(indexSteps({ parts: [{ passages, analyses: finish(analyseSteps(passages, analyzer)) }] }))
}

interface BuiltIndex extends PassageIndex {
  passages: PackedPassage[]
}

interface IndexParts {
  parts: readonly AnalysedPassages[]
  /** Each of these takes the place of the passage with its id: it holds all of that and more. */
  exchanged?: readonly AnalysedPassages[]
  /** Where it is known from before. */
  noted?: NotedPostings
}

/**
 * Puts together what was analysed part by part. Words get their numbers in the order of the parts: the same parts give the
 * same index, and those of the first part are its own.
 */
export function* indexSteps({ parts, exchanged = [], noted }: IndexParts): Steps<BuiltIndex> {
  const [first, ...others] = [...parts, ...exchanged]
  const terms = yield* Vocabulary.of(first!.analyses.terms)
  const pairs = yield* Vocabulary.of(first!.analyses.pairs)
  const ownKanji = new Vocabulary()
  for (const { analyses } of parts) yield* ownKanji.add(analyses.ownKanji)
  const termsByReading = new Map<string, string[]>()
  const indexWide: IndexWide = { pairBase: 0, pairWeights: new Float64Array() }
  const { numbers, readings, written } = first!.analyses
  yield* addReadings(termsByReading, readings)
  const packed = [yield* packedSteps(first!.passages, { numbers }, indexWide)]
  const writtenTerms = [...written]
  for (const { passages, analyses } of others) {
    const ids = { terms: yield* terms.add(analyses.terms), pairs: yield* pairs.add(analyses.pairs) }
    for (let i = 0; i < ids.terms.length; i += 1)
      writtenTerms[ids.terms[i]!] = (writtenTerms[ids.terms[i]!] ?? 0) | analyses.written[i]!
    yield* addReadings(termsByReading, analyses.readings)
    packed.push(yield* packedSteps(passages, { numbers: analyses.numbers, ids }, indexWide))
  }
  const passages = packed.slice(0, parts.length).flat()
  for (const indexed of packed.slice(parts.length).flat()) {
    const place = passages.findIndex(({ passage }) => passage.id === indexed.passage.id)
    uncount(passages[place]!, { terms, pairs })
    passages[place] = indexed
  }
  for (const [place, indexed] of passages.entries()) indexed.place = place
  indexWide.pairBase = terms.words.length
  indexWide.pairWeights = pairs.weights()
  const { pairWeights } = indexWide
  yield
  return {
    ...{ terms, pairs, ownKanji, termsByReading, passages, pairWeights },
    byId: new Map(passages.map((indexed) => [indexed.passage.id, indexed])),
    groups: groupsOf(passages),
    noted: noted ?? (yield* notedPostingsSteps(passages, pairWeights)),
    written: Uint8Array.from(writtenTerms),
  }
}

const READINGS_A_STEP = 2000

function* addReadings(termsByReading: Map<string, string[]>, readings: Analyses['readings']): Steps<void> {
  for (let i = 0; i < readings.length; i += 1) {
    const [reading, terms] = readings[i]!
    const known = termsByReading.get(reading)
    const more = known ? terms.filter((term) => !known.includes(term)) : terms
    // The lists are the parts' own, which other generations have as well.
    if (more.length > 0) termsByReading.set(reading, known ? [...known, ...more] : more)
    if (i % READINGS_A_STEP === 0) yield
  }
}

const PASSAGES_A_STEP = 100

function* packedSteps(
  passages: AnalysedPassages['passages'],
  lists: PackedLists,
  indexWide: IndexWide,
): Steps<PackedPassage[]> {
  const packed: PackedPassage[] = []
  for (const passage of passages) {
    packed.push(new PackedPassage(passage, lists, packed.at(-1)?.end ?? 0, indexWide))
    if (packed.length % PASSAGES_A_STEP === 0) yield
  }
  return packed
}

/** As it was counted (analyses.ts). */
function uncount(indexed: IndexedPassage, { terms, pairs }: Pick<PassageIndex, 'terms' | 'pairs'>): void {
  if (isOriginal(indexed.passage)) return
  terms.uncount(termLists(indexed).flatMap((list) => [...list]))
  for (const sentence of indexed.sentences) pairs.uncount(sentence.pairs)
  const { noted } = indexed
  eachNoted(noted, (_question, _block, _terms, start, end) => pairs.uncount(noted.subarray(start, end)))
}
