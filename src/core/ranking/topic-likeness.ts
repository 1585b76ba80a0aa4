import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { TopicReader } from '../index/rule-topics.js'

/** How much a word of the heading counts beside one of the sentence. */
const HEADING = 0.6

/**
 * How near the sentences of one's own documents are to a question by the topics that all their words belong to, be they
 * a topic's own words for it or not.
 */
export class TopicLikeness {
  private readonly reader: TopicReader
  /** By term of the index, the words of the topics that it says. */
  private readonly words: ReadonlyMap<number, readonly number[]>
  private whole: Float64Array = new Float64Array()

  constructor(reader: TopicReader, { terms }: PassageIndex) {
    this.reader = reader
    this.words = new Map(
      reader.knownTerms().flatMap((term) => {
        const id = terms.ids.get(term)
        return id === undefined ? [] : [[id, reader.wordsOf(term)] as const]
      }),
    )
  }

  fill(whole: Float64Array): void {
    this.whole = whole
  }

  /** By sentence, 0–1; the last is of all of them together. */
  compare({ sentences, headTerms }: IndexedPassage): { ofSentences: number[]; ofPassage: number } {
    const all = new Map<number, number>()
    const ofSentences = sentences.map(({ terms }) => {
      const words = new Map<number, number>()
      this.add(words, headTerms, HEADING)
      this.add(words, terms, 1)
      for (const [word, times] of words) all.set(word, Math.max(times, all.get(word) ?? 0))
      return this.likeness(words)
    })
    return { ofSentences, ofPassage: this.likeness(all) }
  }

  private add(words: Map<number, number>, terms: Int32Array, times: number): void {
    for (const term of terms) for (const word of this.words.get(term) ?? []) words.set(word, times)
  }

  private likeness(words: Map<number, number>): number {
    const vector = this.reader.vectorOf(words)
    let sum = 0
    for (let i = 0; i < vector.length; i += 1) sum += vector[i]! * this.whole[i]!
    return sum
  }
}
