import { eachNoted } from '../index/noted-list.js'
import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import { QuestionPairs } from '../index/question-pairs.js'
import type { Concept } from '../question/concepts.js'

/** What a passage of one's own documents has of a question, beside what is compared of every passage. All lie in 0–1. */
export interface OwnMatch {
  /** Share of the concepts that the heading holds. */
  headCover: number
  /** By block, the nearest of its noted questions: half the pairs in common (Dice), half the concepts that it holds. */
  notedLikeness: number[]
  /** By sentence with its heading, the share of the concepts that it holds; and of the question's kanji, by weight: 飲んだ
   * and 飲酒 share one. */
  textCover: number[]
  kanjiCover: number[]
}

const KANJI = /\p{sc=Han}/gu
/** Kanji of asking and counting, which stand in any question. */
const ASKING_KANJI = new Set('何今教下願言思私方的事時日円月年分人会社仕')

/** Compares a question with the passages of one's own documents: some dozens, so that plain sets will do. */
export class OwnComparison {
  private readonly index: PassageIndex
  private readonly pairs: QuestionPairs
  /** ln(1 + sentences / those that hold it), of one's own documents. */
  private readonly kanjiWeights: ReadonlyMap<string, number>
  private readonly unknownKanji: number
  private variants = new Map<number, { concept: number; factor: number }[]>()
  private weights: number[] = []
  private total = 1
  private kanji = new Map<string, number>()
  private kanjiTotal = 1

  constructor(index: PassageIndex) {
    this.index = index
    this.pairs = new QuestionPairs(index)
    const counts = new Map<string, number>()
    let sentences = 0
    for (const { passage, sentences: own } of index.passages) {
      if (!passage.own) continue
      for (const { folded } of own) {
        sentences += 1
        for (const sign of new Set(folded.match(KANJI))) counts.set(sign, (counts.get(sign) ?? 0) + 1)
      }
    }
    const weightOf = (count: number) => Math.log(1 + (sentences - count + 0.5) / (count + 0.5))
    this.kanjiWeights = new Map([...counts].map(([sign, count]) => [sign, weightOf(count)]))
    this.unknownKanji = weightOf(0)
  }

  fill({ concepts, restated, namedWords }: { concepts: Concept[]; restated: string; namedWords: string[] }): void {
    this.variants = new Map()
    this.weights = concepts.map(({ weight }) => weight)
    this.total = sum(this.weights) || 1
    concepts.forEach(({ variants }, concept) => {
      for (const [term, { factor }] of variants) {
        const id = this.index.terms.ids.get(term)
        if (id === undefined) continue
        const known = this.variants.get(id)
        if (known) known.push({ concept, factor })
        else this.variants.set(id, [{ concept, factor }])
      }
    })
    this.pairs.fill(restated.replace(/\s+/g, ' ').trim(), namedWords)
    const signs = [...new Set(restated.match(KANJI))].filter((sign) => !ASKING_KANJI.has(sign))
    this.kanji = new Map(signs.map((sign) => [sign, this.kanjiWeights.get(sign) ?? this.unknownKanji]))
    this.kanjiTotal = sum([...this.kanji.values()]) || 1
  }

  compare(indexed: IndexedPassage): OwnMatch {
    const { sentences, headTerms, passage } = indexed
    const heading = `${passage.title} ${passage.section}`
    const headKanji = new Set(heading.match(KANJI))
    return {
      headCover: this.cover([headTerms]),
      notedLikeness: this.readNoted(indexed),
      textCover: sentences.map(({ terms }) => this.cover([terms, headTerms])),
      kanjiCover: sentences.map(({ folded }) => this.kanjiShare(headKanji, new Set(folded.match(KANJI)))),
    }
  }

  /** By concept, how well the passage says it, by its text and heading alone. */
  saidIn({ sentences, headTerms }: IndexedPassage): number[] {
    return [...this.heldIn([...sentences.map(({ terms }) => terms), headTerms])]
  }

  private heldIn(lists: readonly Int32Array[]): Float64Array {
    const held = new Float64Array(this.weights.length)
    for (const list of lists)
      for (const id of list)
        for (const { concept, factor } of this.variants.get(id) ?? [])
          if (factor > held[concept]!) held[concept] = factor
    return held
  }

  private cover(lists: readonly Int32Array[]): number {
    const held = this.heldIn(lists)
    return sum(this.weights.map((weight, i) => weight * held[i]!)) / this.total
  }

  private kanjiShare(head: ReadonlySet<string>, text: ReadonlySet<string>): number {
    let held = 0
    for (const [sign, weight] of this.kanji) if (head.has(sign) || text.has(sign)) held += weight
    return held / this.kanjiTotal
  }

  /** By block, the nearest of its noted questions. */
  private readNoted({ noted, notedWeights, passage }: IndexedPassage): number[] {
    const likeness = passage.blocks.map(() => 0)
    eachNoted(noted, (question, block, terms, pairs, end) => {
      const inPairs = this.pairs.likeness(noted, pairs, end, notedWeights[question]!)
      const like = 0.5 * inPairs + 0.5 * this.cover([noted.subarray(terms, pairs - 1)])
      likeness[block] = Math.max(likeness[block]!, like)
    })
    return likeness
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
