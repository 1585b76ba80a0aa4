import type { Passage } from '../corpus/corpus.js'
import { foldPlain } from '../text/width.js'
import { eachNoted } from './noted-list.js'
import { type IndexedPassage, type IndexedSentence, notedWeightsOf } from './passage-index.js'
import { type Numbers, passageWords } from './passage-words.js'
import type { Steps } from './steps.js'

type SentenceLists = Pick<IndexedSentence, 'block' | 'answers' | 'roles' | 'stances' | 'terms' | 'pairs'>

/** What is packed of a passage; the rest follows from its text. */
interface PassageLists extends Pick<IndexedPassage, 'headTerms' | 'headPairs' | 'noted' | 'notedTerms'> {
  sentences: SentenceLists[]
}

/** How many numbers stand before a sentence's lists: its block, answers, roles and stances. */
const SENTENCE_NUMBERS = 4

/** Appends a passage's lists to those of others, each with its length before it, in the order that `PackedPassage` reads. */
export function putPassage(
  numbers: number[],
  { headTerms, headPairs, sentences, noted, notedTerms }: PassageLists,
): void {
  const putList = (list: Int32Array) => {
    numbers.push(list.length)
    for (const id of list) numbers.push(id)
  }
  putList(headTerms)
  putList(headPairs)
  numbers.push(sentences.length)
  for (const { block, answers, roles, stances, terms, pairs } of sentences) {
    numbers.push(block, answers, roles, stances)
    putList(terms)
    putList(pairs)
  }
  putList(noted)
  for (const terms of notedTerms) putList(terms)
}

/** Packed lists of some passages whose words are numbered among themselves. */
export interface PackedLists {
  numbers: Int32Array
  /** By their own numbers, the index's; absent where those are the same. */
  ids?: { terms: Int32Array; pairs: Int32Array }
}

/** What unpacking takes from the index as a whole. */
export interface IndexWide {
  pairWeights: Float64Array
  /** How many terms there are. */
  pairBase: number
}

interface Opened extends PassageLists {
  sentences: IndexedSentence[]
  notedWeights: Float64Array
}

/**
 * A passage whose lists lie packed in one array with those of its neighbours, until a question first comes
 * to compare it: most passages of a large library are never compared. The array stays as it is whatever documents come and
 * go; where words have other numbers in the index, it is unpacking that puts them in.
 */
export class PackedPassage implements IndexedPassage {
  readonly passage: Passage
  /** Set when all passages of an index are known. */
  place = 0
  /** Where the next passage's numbers begin. */
  readonly end: number
  private readonly lists: PackedLists
  private readonly start: number
  private readonly notedAt: number
  private readonly index: IndexWide
  private kept: Opened | undefined
  private keptWords: Numbers | undefined

  constructor(passage: Passage, lists: PackedLists, start: number, index: IndexWide) {
    this.passage = passage
    this.lists = lists
    this.start = start
    this.index = index
    const { numbers } = lists
    let at = this.after(this.after(start))
    const sentences = numbers[at++]!
    for (let i = 0; i < sentences; i += 1) at = this.after(this.after(at + SENTENCE_NUMBERS))
    this.notedAt = at
    at = this.after(at)
    for (let i = 0; i < passage.blocks.length; i += 1) at = this.after(at)
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
    this.keptWords ??= passageWords(this, this.index.pairBase)
    return this.keptWords
  }

  get notedTerms(): Int32Array[] {
    return this.open().notedTerms
  }

  /** Calls `visit` with each term of heading, sentences and noted questions, some several times. Unpacks nothing. */
  eachTerm(visit: (term: number) => void): void {
    const { numbers, ids } = this.lists
    const visitList = (at: number) => {
      const end = this.after(at)
      for (let i = at + 1; i < end; i += 1) visit(ids ? ids.terms[numbers[i]!]! : numbers[i]!)
      return end
    }
    let at = this.after(visitList(this.start))
    const sentences = numbers[at++]!
    for (let i = 0; i < sentences; i += 1) at = this.after(visitList(at + SENTENCE_NUMBERS))
    at = this.after(at)
    for (let i = 0; i < this.passage.blocks.length; i += 1) at = visitList(at)
  }

  /** Calls `visit` for each noted question, then `visitPair` with each of its pairs. Unpacks nothing. */
  eachNotedQuestion(visit: () => void, visitPair: (pair: number) => void): void {
    const { numbers, ids } = this.lists
    const noted = numbers.subarray(this.notedAt + 1, this.after(this.notedAt))
    eachNoted(noted, (_question, _block, _terms, pairs, end) => {
      visit()
      for (let i = pairs; i < end; i += 1) visitPair(ids ? ids.pairs[noted[i]!]! : noted[i]!)
    })
  }

  private after(list: number): number {
    return list + 1 + this.lists.numbers[list]!
  }

  private open(): Opened {
    this.kept ??= this.unpack()
    return this.kept
  }

  private unpack(): Opened {
    const { passage, lists } = this
    const { numbers, ids } = lists
    let at = this.start
    const takeList = (to?: Int32Array) => {
      const list = numbers.subarray(at + 1, this.after(at))
      at += 1 + list.length
      return to ? renumber(list.slice(), to) : list
    }
    const takeTerms = () => takeList(ids?.terms)
    const takePairs = () => takeList(ids?.pairs)
    const headTerms = takeTerms()
    const headPairs = takePairs()
    at += 1
    const sentences = passage.sentences.map((span): IndexedSentence => {
      const block = numbers[at++]!
      const answers = numbers[at++]!
      const roles = numbers[at++]!
      const stances = numbers[at++]!
      const folded = foldPlain(passage.text.slice(span.start, span.end))
      return { span, block, terms: takeTerms(), pairs: takePairs(), folded, answers, roles, stances }
    })
    const packed = takeList()
    const noted = ids ? renumberNoted(packed, ids) : packed
    const notedWeights = notedWeightsOf(noted, this.index.pairWeights)
    const notedTerms = passage.blocks.map(takeTerms)
    return { headTerms, headPairs, sentences, noted, notedWeights, notedTerms }
  }
}

/** Changes the list: other numbers, ascending again. */
function renumber(list: Int32Array, to: Int32Array): Int32Array {
  for (let i = 0; i < list.length; i += 1) list[i] = to[list[i]!]!
  return list.sort()
}

function renumberNoted(packed: Int32Array, ids: { terms: Int32Array; pairs: Int32Array }): Int32Array {
  const noted = packed.slice()
  eachNoted(packed, (_question, _block, terms, pairs, end) => {
    renumber(noted.subarray(terms, pairs - 1), ids.terms)
    renumber(noted.subarray(pairs, end), ids.pairs)
  })
  return noted
}

const OPENED_A_STEP = 5

/** Unpacks the corpus's passages before the first question asks for them. */
export function* openSteps(passages: readonly IndexedPassage[]): Steps<void> {
  let opened = 0
  for (const indexed of passages) {
    if (indexed.passage.verbatim) continue
    // Each list is made when it is first read.
    opened += indexed.words.length > 0 ? 1 : 0
    if (opened % OPENED_A_STEP === 0) yield
  }
}
