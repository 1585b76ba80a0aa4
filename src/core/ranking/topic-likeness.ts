import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { TopicReader } from '../index/rule-topics.js'

/** How much a word of the heading counts beside one of the sentence. */
const HEADING = 0.6

/** Words of the topics with how much each counts: what a text says of topics, whatever is asked. */
interface TopicWords {
  words: Int32Array
  times: Float64Array
  /** Of the vector of topics that they make. */
  length: number
}

interface PassageTopics {
  ofSentences: TopicWords[]
  ofPassage: TopicWords
}

/**
 * How near the sentences of one's own documents are to a question by the topics that all their words belong to, be they
 * a topic's own words for it or not.
 */
export class TopicLikeness {
  private readonly reader: TopicReader
  /** By term of the index, the words of the topics that it says. */
  private readonly words: ReadonlyMap<number, readonly number[]>
  /** Of what was compared before: it stays true whatever is asked. */
  private readonly known = new Map<string, PassageTopics>()
  private whole: Float64Array = new Float64Array()
  /** By word of the topics, how near it is to the question; NaN until it is met. */
  private readonly nearness: Float64Array

  constructor(reader: TopicReader, { terms }: PassageIndex) {
    this.reader = reader
    this.nearness = new Float64Array(reader.wordCount)
    this.words = new Map(
      reader.knownTerms().flatMap((term) => {
        const id = terms.ids.get(term)
        return id === undefined ? [] : [[id, reader.wordsOf(term)] as const]
      }),
    )
  }

  fill(whole: Float64Array): void {
    this.whole = whole
    this.nearness.fill(Number.NaN)
  }

  /** By sentence, 0–1; and of all of them together. */
  compare(indexed: IndexedPassage): { ofSentences: number[]; ofPassage: number } {
    const { id } = indexed.passage
    let topics = this.known.get(id)
    if (topics === undefined) {
      topics = this.read(indexed)
      this.known.set(id, topics)
    }
    return {
      ofSentences: topics.ofSentences.map((words) => this.likeness(words)),
      ofPassage: this.likeness(topics.ofPassage),
    }
  }

  private read({ sentences, headTerms }: IndexedPassage): PassageTopics {
    const all = new Map<number, number>()
    const ofSentences = sentences.map(({ terms }) => {
      const words = new Map<number, number>()
      this.add(words, headTerms, HEADING)
      this.add(words, terms, 1)
      for (const [word, times] of words) all.set(word, Math.max(times, all.get(word) ?? 0))
      return this.kept(words)
    })
    return { ofSentences, ofPassage: this.kept(all) }
  }

  private add(words: Map<number, number>, terms: Int32Array, times: number): void {
    for (const term of terms) for (const word of this.words.get(term) ?? []) words.set(word, times)
  }

  private kept(words: Map<number, number>): TopicWords {
    return {
      words: Int32Array.from(words.keys()),
      times: Float64Array.from(words.values()),
      length: this.reader.lengthOf(words),
    }
  }

  private likeness({ words, times, length }: TopicWords): number {
    if (length === 0) return 0
    let sum = 0
    for (let i = 0; i < words.length; i += 1) sum += times[i]! * this.nearnessOf(words[i]!)
    return sum / length
  }

  private nearnessOf(word: number): number {
    const known = this.nearness[word]!
    if (!Number.isNaN(known)) return known
    const nearness = this.reader.nearness(word, this.whole)
    this.nearness[word] = nearness
    return nearness
  }
}
