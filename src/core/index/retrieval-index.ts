import type { Analyzer } from '../text/analyzer.js'
import { ANSWER_TYPES } from '../text/answer-type.js'
import { sentencesOf } from '../text/sentences.js'
import { type Term, termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import { isUnit, PairTable } from './retrieval-pairs.js'

/** Any document with a text of its own; several may share a title. */
export interface RetrievalDocument {
  id: string
  title: string
  text: string
}

/** Lists of numbers one behind the other: list `i` lies at `from[i]` to `from[i + 1]` of `values`. */
export interface Lists {
  from: Int32Array
  values: Int32Array
}

/**
 * Documents as flat lists of numbers, so that comparing a question with some dozens of them neither looks up strings nor
 * makes objects. Terms are words and compounds (terms.ts), pairs neighbouring characters, units single letters
 * and digits by their UTF-16 code.
 */
export interface RetrievalIndex {
  documentIds: string[]
  positionOf: ReadonlyMap<string, number>
  termIds: ReadonlyMap<string, number>
  pairIds: PairTable
  /** By term: how many documents hold it. */
  termCounts: Int32Array
  /** BM25's idf over documents, and that of a string that no document holds. */
  termWeights: Float64Array
  pairWeights: Float64Array
  unitWeights: Float64Array
  unknownWeight: number
  /** By document: its sentences, numbered through all documents, from `sentences[d]` to `sentences[d + 1]`. */
  sentences: Int32Array
  /** By sentence: words in order; distinct compounds; distinct pairs; the answer types that it can serve, a bit for each. */
  words: Lists
  compounds: Lists
  sentencePairs: Lists
  answerTypes: Int32Array
  /** By document: terms and distinct pairs of the title, the weight of those pairs; distinct units of all and how often they stand. */
  titleTerms: Lists
  titlePairs: Lists
  titleWeights: Float64Array
  units: Lists
  unitCounts: Lists
  /** By document: how many terms, pairs and units, as a share of the average. */
  termLengths: Float64Array
  pairLengths: Float64Array
  unitLengths: Float64Array
  /** By document: ln of the text's UTF-16 units over 200. */
  logLengths: Float64Array
  /** By document, for the searcher: every term of title and text. */
  termsOf(document: number): string[]
}

/** Analyses every document. Slow (about 0.3 ms each): never while someone waits. Ids must be distinct. */
export function buildRetrievalIndex(documents: readonly RetrievalDocument[], analyzer: Analyzer): RetrievalIndex {
  const termIds = new Map<string, number>()
  const pairIds = new PairTable()
  const termCounts: number[] = []
  const pairCounts: number[] = []
  const unitCounts = new Int32Array(0x10000)
  const idOf = (term: string): number => {
    let id = termIds.get(term)
    if (id === undefined) {
      id = termIds.size
      termIds.set(term, id)
    }
    return id
  }
  const sentences = [0]
  const answerTypes: number[] = []
  const lists = {
    words: new ListBuilder(),
    compounds: new ListBuilder(),
    sentencePairs: new ListBuilder(),
    titleTerms: new ListBuilder(),
    titlePairs: new ListBuilder(),
    units: new ListBuilder(),
    unitCounts: new ListBuilder(),
  }
  const lengths = { terms: [] as number[], pairs: [] as number[], units: [] as number[] }
  const titles = new Map<string, { terms: number[]; pairs: Set<number> }>()
  for (const { title, text } of documents) {
    let head = titles.get(title)
    if (!head) {
      head = {
        terms: termsOf(analyzer.analyze(title)).map(({ term }) => idOf(term)),
        pairs: new Set(pairIds.add(foldPlain(title))),
      }
      titles.set(title, head)
    }
    lists.titleTerms.push(head.terms)
    lists.titlePairs.push(head.pairs)
    const seenTerms = new Set(head.terms)
    const seenPairs = new Set(head.pairs)
    let termCount = head.terms.length
    let pairCount = head.pairs.size
    const spans = sentencesOf(text)
    const bySentence = splitTerms(termsOf(analyzer.analyze(text)), spans)
    for (const [i, span] of spans.entries()) {
      const folded = foldPlain(text.slice(span.start, span.end))
      const own = new Set(pairIds.add(folded))
      const words: number[] = []
      const compounds = new Set<number>()
      for (const { term, compound } of bySentence[i]!) {
        const id = idOf(term)
        seenTerms.add(id)
        if (compound) compounds.add(id)
        else words.push(id)
      }
      lists.words.push(words)
      lists.compounds.push(compounds)
      lists.sentencePairs.push(own)
      answerTypes.push(
        ANSWER_TYPES.reduce((bits, { answers }, k) => (answers.test(folded) ? bits | (1 << k) : bits), 0),
      )
      for (const pair of own) seenPairs.add(pair)
      termCount += words.length + compounds.size
      pairCount += own.size
    }
    sentences.push(answerTypes.length)
    for (const term of seenTerms) termCounts[term] = (termCounts[term] ?? 0) + 1
    for (const pair of seenPairs) pairCounts[pair] = (pairCounts[pair] ?? 0) + 1
    const units = countUnits(foldPlain(`${title} ${text}`))
    for (const unit of units.keys()) unitCounts[unit]! += 1
    lists.units.push(units.keys())
    lists.unitCounts.push(units.values())
    lengths.terms.push(termCount)
    lengths.pairs.push(pairCount)
    lengths.units.push([...units.values()].reduce((sum, count) => sum + count, 0))
  }
  const weigh = (counts: ArrayLike<number>) => Float64Array.from(counts, (count) => idf(count, documents.length))
  const pairWeights = weigh(pairCounts)
  const flat = Object.fromEntries(Object.entries(lists).map(([name, builder]) => [name, builder.build()])) as {
    [name in keyof typeof lists]: Lists
  }
  const words = [...termIds.keys()]
  return {
    ...flat,
    termIds,
    pairIds,
    termCounts: Int32Array.from(termCounts),
    termWeights: weigh(termCounts),
    pairWeights,
    unitWeights: weigh(unitCounts),
    unknownWeight: idf(0, documents.length),
    documentIds: documents.map(({ id }) => id),
    positionOf: new Map(documents.map(({ id }, i) => [id, i])),
    sentences: Int32Array.from(sentences),
    answerTypes: Int32Array.from(answerTypes),
    titleWeights: Float64Array.from(documents, (_, d) => sumOf(flat.titlePairs, d, pairWeights)),
    termLengths: shareOfAverage(lengths.terms),
    pairLengths: shareOfAverage(lengths.pairs),
    unitLengths: shareOfAverage(lengths.units),
    logLengths: Float64Array.from(documents, ({ text }) => Math.log(Math.max(1, text.length) / 200)),
    termsOf: (document) => {
      const found = listOf(flat.titleTerms, document)
      const first = sentences[document]!
      const last = sentences[document + 1]!
      for (let s = first; s < last; s += 1) found.push(...listOf(flat.words, s), ...listOf(flat.compounds, s))
      return found.map((id) => words[id]!)
    },
  }
}

function countUnits(folded: string): Map<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i)
    if (isUnit(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

/** The terms of each sentence; terms and spans ascend, a compound behind its words. */
function splitTerms(terms: Term[], spans: { start: number; end: number }[]): Term[][] {
  const split: Term[][] = spans.map(() => [])
  let at = 0
  for (const term of [...terms].sort((a, b) => a.start - b.start)) {
    while (at < spans.length && spans[at]!.end <= term.start) at += 1
    if (at < spans.length && term.end <= spans[at]!.end) split[at]!.push(term)
  }
  return split
}

/** ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25 (Robertson and Zaragoza 2009, section 3.1). */
function idf(count: number, documents: number): number {
  return Math.log(1 + (documents - count + 0.5) / (count + 0.5))
}

class ListBuilder {
  private readonly from = [0]
  private values = new Int32Array(1024)
  private length = 0

  push(list: Iterable<number>): void {
    for (const value of list) {
      if (this.length === this.values.length) {
        const longer = new Int32Array(2 * this.length)
        longer.set(this.values)
        this.values = longer
      }
      this.values[this.length] = value
      this.length += 1
    }
    this.from.push(this.length)
  }

  build(): Lists {
    return { from: Int32Array.from(this.from), values: this.values.slice(0, this.length) }
  }
}

function listOf({ from, values }: Lists, i: number): number[] {
  return [...values.subarray(from[i]!, from[i + 1]!)]
}

function sumOf({ from, values }: Lists, i: number, weights: Float64Array): number {
  let sum = 0
  for (let k = from[i]!; k < from[i + 1]!; k += 1) sum += weights[values[k]!]!
  return sum
}

function shareOfAverage(lengths: number[]): Float64Array {
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1
  return Float64Array.from(lengths, (length) => length / average)
}
