import { isOriginal, type Passage } from '../corpus/corpus.js'
import type { Analyzer } from '../text/analyzer.js'
import { answerTypesOf } from '../text/answer-type.js'
import { bigramsOf } from '../text/bigrams.js'
import { kanjiOf } from '../text/kanji.js'
import { plainSpeech } from '../text/plain-speech.js'
import { rolesOf } from '../text/purpose.js'
import { stancesOf } from '../text/stance.js'
import { type Term, termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import { putPassage } from './packed-passage.js'
import type { Steps } from './steps.js'
import { type CountedWords, Vocabulary } from './vocabulary.js'

/**
 * What analysing gives of some passages (a document's, the corpus's), in words that are numbered among themselves: it is as
 * true beside any other documents, so it is kept. Plain values.
 */
export interface Analyses {
  terms: CountedWords
  pairs: CountedWords
  /** Of one's own documents, each counted once a sentence. */
  ownKanji: CountedWords
  /** Every passage's lists (packed-passage.ts). */
  numbers: Int32Array
  /** By term, 1 for those of the texts and headings; 0 for those that only noted questions hold. */
  written: Uint8Array
  /** Nouns and compounds of the texts by their reading. */
  readings: [reading: string, terms: string[]][]
}

export interface AnalysedPassages {
  passages: readonly Passage[]
  analyses: Analyses
}

/** Analyses passages: all that takes long about a new document (a third of a second for 50 pages). */
export function* analyseSteps(passages: readonly Passage[], analyzer: Analyzer): Steps<Analyses> {
  const analysis = new Analysis(analyzer)
  for (const passage of passages) yield* analysis.add(passage)
  return analysis.result()
}

interface AnalysedText {
  terms: Term[]
  folded: string
}

class Analysis {
  private readonly analyzer: Analyzer
  private readonly terms = new Vocabulary()
  private readonly pairs = new Vocabulary()
  private readonly ownKanji = new Vocabulary()
  private readonly written = new Set<number>()
  private readonly readings = new Map<string, Set<string>>()
  private readonly numbers: number[] = []
  private readonly known = new Map<string, AnalysedText>()

  constructor(analyzer: Analyzer) {
    this.analyzer = analyzer
  }

  *add(passage: Passage): Steps<void> {
    const original = isOriginal(passage)
    const whole = this.analysed(passage.text, original)
    yield
    const sentences = this.sentencesOf(passage, whole)
    yield
    const parts = [passage.title, passage.section, passage.place, ...passage.topics]
    const head = parts.map((part) => this.analysed(part, original))
    const noted: Words[][] = []
    for (const block of passage.blocks) {
      noted.push(block.noted.map((question) => this.wordsOf(this.analysed(plainSpeech(foldPlain(question)), original))))
      yield
    }
    const headTerms = this.termIds(head.flatMap(({ terms }) => terms))
    putPassage(this.numbers, {
      ...{ headTerms, headPairs: this.pairIds(head.flatMap(({ folded }) => bigramsOf(folded))) },
      ...{ sentences, noted: endToEnd(noted) },
      notedTerms: noted.map((questions) => distinct(questions.flatMap(({ terms }) => [...terms]))),
    })
    for (const list of [headTerms, ...sentences.map(({ terms }) => terms)]) for (const id of list) this.written.add(id)
    // An original says again what the corpus says: counted twice, its words would seem common and unknown ones known.
    if (original) return
    const units = [...sentences, ...noted.flat()]
    this.terms.count([...headTerms, ...units.flatMap(({ terms }) => [...terms])])
    for (const { pairs } of units) this.pairs.count(pairs)
  }

  result(): Analyses {
    const counted = ({ words, counts, total }: Vocabulary) => ({ words, counts, total })
    return {
      terms: counted(this.terms),
      pairs: counted(this.pairs),
      ownKanji: counted(this.ownKanji),
      numbers: Int32Array.from(this.numbers),
      written: Uint8Array.from(this.terms.words, (_, id) => (this.written.has(id) ? 1 : 0)),
      readings: [...this.readings].map(([reading, terms]) => [reading, [...terms]]),
    }
  }

  private sentencesOf({ text, sentences, blocks, own }: Passage, whole: AnalysedText) {
    return sentences.map(({ start, end }) => {
      const folded = foldPlain(text.slice(start, end))
      if (own) this.ownKanji.count(Array.from(kanjiOf(folded), (sign) => this.ownKanji.idOf(sign)))
      return {
        block: blocks.findIndex((block) => block.start <= start && end <= block.end),
        ...this.wordsOf({ terms: whole.terms.filter((term) => term.start >= start && term.end <= end), folded }),
        answers: answerTypesOf(folded),
        roles: rolesOf(folded),
        stances: stancesOf(folded),
      }
    })
  }

  private analysed(text: string, original: boolean): AnalysedText {
    let found = this.known.get(text)
    if (!found) {
      found = { terms: termsOf(this.analyzer.analyze(text)), folded: foldPlain(text) }
      this.known.set(text, found)
      if (!original) this.noteReadings(found.terms)
    }
    return found
  }

  private noteReadings(terms: readonly Term[]): void {
    for (const { term, reading } of terms) {
      if (reading === undefined || reading === term || term.length < 2) continue
      const same = this.readings.get(reading)
      if (same) same.add(term)
      else this.readings.set(reading, new Set([term]))
    }
  }

  private wordsOf({ terms, folded }: AnalysedText): Words {
    return { terms: this.termIds(terms), pairs: this.pairIds(bigramsOf(folded)) }
  }

  private termIds(terms: readonly Term[]): Int32Array {
    return distinct(terms.map(({ term }) => this.terms.idOf(term)))
  }

  private pairIds(pairs: readonly string[]): Int32Array {
    return distinct(pairs.map((pair) => this.pairs.idOf(pair)))
  }
}

interface Words {
  terms: Int32Array
  pairs: Int32Array
}

function endToEnd(noted: Words[][]): Int32Array {
  return Int32Array.from(
    noted.flatMap((questions, block) =>
      questions.flatMap(({ terms, pairs }) => [block, terms.length, ...terms, pairs.length, ...pairs]),
    ),
  )
}

function distinct(ids: number[]): Int32Array {
  return Int32Array.from(new Set(ids)).sort()
}
