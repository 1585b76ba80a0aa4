import type { Corpus } from './corpus.js'
import type { Intent } from './intent.js'
import { type IntentModel, intentFeatures, trainIntentModel } from './intent-classifier.js'
import { maskNames } from './name-mask.js'
import {
  buildPassageIndex,
  completeIndex,
  type IndexedPassage,
  type PassageIndex,
  Vocabulary,
} from './passage-index.js'
import type { Analyzer } from './ports.js'
import { analyseThesaurus, type ThesaurusMember } from './thesaurus.js'
import { foldPlain } from './width.js'

/** Documents and intents with everything that is worked out of them before the first question. */
export interface Knowledge {
  corpus: Corpus
  intents: Intent[]
  index: PassageIndex
  thesaurus: ThesaurusMember[][]
  intentModel: IntentModel
}

/** How many of the noted questions teach the classifier what a plain question looks like. */
const ASKED_FOR_TRAINING = 300

/** Analyses, indexes and trains. Slow (seconds): done when the project is built, and where what was built is stale. */
export function compileKnowledge(corpus: Corpus, intents: Intent[], analyzer: Analyzer): Knowledge {
  const asked = corpus.passages.flatMap(({ blocks }) => blocks.flatMap((block) => block.asked))
  const step = Math.max(1, Math.floor(asked.length / ASKED_FOR_TRAINING))
  const more = [{ id: 'answer', utterances: asked.filter((_, i) => i % step === 0) }]
  return {
    corpus,
    intents,
    index: buildPassageIndex(corpus, analyzer),
    thesaurus: analyseThesaurus(corpus.thesaurus, analyzer),
    intentModel: trainIntentModel(intents, intentFeatures(maskNames(corpus), analyzer), more),
  }
}

interface PackedVocabulary {
  words: string[]
  counts: number[]
  total: number
}

/** Knowledge as plain values, the index's many small lists as one: what a file can hold and give back fast. */
export interface PackedKnowledge extends Omit<Knowledge, 'index'> {
  terms: PackedVocabulary
  pairs: PackedVocabulary
  termsByReading: [reading: string, terms: string[]][]
  /** Passage by passage: lists (length, then ids) and counts, in the order that `unpackKnowledge` reads. */
  numbers: Int32Array
}

export function packKnowledge({ index, ...knowledge }: Knowledge): PackedKnowledge {
  const numbers: number[] = []
  const putList = (list: Int32Array) => {
    numbers.push(list.length)
    for (const id of list) numbers.push(id)
  }
  for (const { headTerms, headPairs, sentences, asked } of index.passages) {
    putList(headTerms)
    putList(headPairs)
    for (const parts of [sentences, asked]) {
      numbers.push(parts.length)
      for (const { block, terms, pairs } of parts) {
        numbers.push(block)
        putList(terms)
        putList(pairs)
      }
    }
  }
  const pack = ({ words, counts, total }: Vocabulary) => ({ words, counts, total })
  return {
    ...knowledge,
    terms: pack(index.terms),
    pairs: pack(index.pairs),
    termsByReading: [...index.termsByReading].map(([reading, terms]) => [reading, [...terms]]),
    numbers: Int32Array.from(numbers),
  }
}

/** The way back; the lists are views into `numbers`. */
export function unpackKnowledge(packed: PackedKnowledge): Knowledge {
  const { terms, pairs, termsByReading, numbers, ...knowledge } = packed
  let at = 0
  const takeList = () => {
    const length = numbers[at]!
    at += 1 + length
    return numbers.subarray(at - length, at)
  }
  const takeParts = () =>
    Array.from({ length: numbers[at++]! }, () => ({ block: numbers[at++]!, terms: takeList(), pairs: takeList() }))
  const passages = knowledge.corpus.passages.map((passage): IndexedPassage => {
    const headTerms = takeList()
    const headPairs = takeList()
    const sentences = takeParts().map((part, i) => {
      const span = passage.sentences[i]!
      return { ...part, span, folded: foldPlain(passage.text.slice(span.start, span.end)) }
    })
    const asked = takeParts().map((part) => ({ ...part, pairWeight: 0 }))
    const empty = new Int32Array()
    return {
      passage,
      headTerms,
      headPairs,
      sentences,
      asked,
      askedTerms: [],
      documentTerms: empty,
      profileTerms: empty,
    }
  })
  const index = completeIndex(passages, {
    terms: new Vocabulary(terms),
    pairs: new Vocabulary(pairs),
    termsByReading: new Map(termsByReading.map(([reading, list]) => [reading, new Set(list)])),
  })
  return { ...knowledge, index }
}
