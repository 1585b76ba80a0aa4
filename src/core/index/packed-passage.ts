import type { Passage } from '../corpus/corpus.js'
import { foldPlain } from '../text/width.js'
import { type IndexedPassage, type IndexedSentence, notedWeightsOf, type PassageIndex } from './passage-index.js'
import { type Numbers, passageWords } from './passage-words.js'

interface Opened {
  headTerms: Int32Array
  headPairs: Int32Array
  sentences: IndexedSentence[]
  noted: Int32Array
  notedWeights: Float64Array
  notedTerms: Int32Array[]
}

/** The lists of every passage in one array, each with its length before it, in the order that `PackedPassage` reads. */
export function packPassages({ passages }: Pick<PassageIndex, 'passages'>): Int32Array {
  const numbers: number[] = []
  const putList = (list: Int32Array) => {
    numbers.push(list.length)
    for (const id of list) numbers.push(id)
  }
  for (const { headTerms, headPairs, sentences, noted, notedTerms } of passages) {
    putList(headTerms)
    putList(headPairs)
    numbers.push(sentences.length)
    for (const { block, answers, roles, terms, pairs } of sentences) {
      numbers.push(block, answers, roles)
      putList(terms)
      putList(pairs)
    }
    putList(noted)
    for (const terms of notedTerms) putList(terms)
  }
  return Int32Array.from(numbers)
}

/**
 * A passage whose lists lie packed in one array with those of all others, until a question first comes
 * to compare it: most passages of a large library are never compared.
 */
export class PackedPassage implements IndexedPassage {
  readonly passage: Passage
  /** Where the next passage's numbers begin. */
  readonly end: number
  private readonly numbers: Int32Array
  private readonly start: number
  private readonly pairWeights: Float64Array
  private readonly pairBase: number
  private kept: Opened | undefined
  private keptWords: Numbers | undefined

  constructor(
    passage: Passage,
    numbers: Int32Array,
    start: number,
    { pairWeights, terms }: Pick<PassageIndex, 'pairWeights' | 'terms'>,
  ) {
    this.passage = passage
    this.numbers = numbers
    this.start = start
    this.pairWeights = pairWeights
    this.pairBase = terms.words.length
    const afterList = (at: number) => at + 1 + numbers[at]!
    let at = afterList(afterList(start))
    const sentences = numbers[at++]!
    for (let i = 0; i < sentences; i += 1) at = afterList(afterList(at + 3))
    at = afterList(at)
    for (let i = 0; i < passage.blocks.length; i += 1) at = afterList(at)
    this.end = at
  }

  get headTerms(): Int32Array {
    return this.open().headTerms
  }

  get headPairs(): Int32Array {
    return this.open().headPairs
  }

  get sentences(): IndexedSentence[] {
    return this.open().sentences
  }

  get noted(): Int32Array {
    return this.open().noted
  }

  get notedWeights(): Float64Array {
    return this.open().notedWeights
  }

  get words(): Numbers {
    this.keptWords ??= passageWords(this, this.pairBase)
    return this.keptWords
  }

  get notedTerms(): Int32Array[] {
    return this.open().notedTerms
  }

  private open(): Opened {
    this.kept ??= this.unpack()
    return this.kept
  }

  private unpack(): Opened {
    const { numbers, passage } = this
    let at = this.start
    const takeList = () => {
      const length = numbers[at]!
      at += 1 + length
      return numbers.subarray(at - length, at)
    }
    const headTerms = takeList()
    const headPairs = takeList()
    at += 1
    const sentences = passage.sentences.map((span): IndexedSentence => {
      const block = numbers[at++]!
      const answers = numbers[at++]!
      const roles = numbers[at++]!
      const folded = foldPlain(passage.text.slice(span.start, span.end))
      return { span, block, terms: takeList(), pairs: takeList(), folded, answers, roles }
    })
    const noted = takeList()
    const notedWeights = notedWeightsOf(noted, this.pairWeights)
    const notedTerms = passage.blocks.map(takeList)
    return { headTerms, headPairs, sentences, noted, notedWeights, notedTerms }
  }
}

const OPENED_A_STEP = 20

/** Unpacks the corpus's passages before the first question asks for them, a few at a step. */
export function* openSteps(passages: readonly IndexedPassage[]): Generator<void, void> {
  let opened = 0
  for (const indexed of passages) {
    if (indexed.passage.verbatim) continue
    // Each list is made when it is first read.
    opened += indexed.words.length > 0 ? 1 : 0
    if (opened % OPENED_A_STEP === 0) yield
  }
}
