import type { IndexedPassage, PassageIndex } from '../index/passage-index.js'
import type { TopicReader } from '../index/rule-topics.js'

/** How much a word of the heading counts beside one of the sentence. */
const HEADING = 0.6

/**
 * What the sentences of a passage, and behind them the passage as a whole, say of topics, whatever is asked: words of the topics
 * with how much each counts. Those of sentence `i` stand in `from[i]` to `from[i + 1] - 1`.
 */
interface PassageTopics {
  from: Int32Array
  words: Int32Array
  times: Float64Array
  /** Of the vectors of topics that they make. */
  lengths: Float64Array
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
  private opened: PassageTopics = packed([], [])
  /** By word of the topics, how near it is to the question. */
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
    this.reader.nearnessOfAll(whole, this.nearness)
  }

  /** Takes up a passage, in place of the one before. */
  open(indexed: IndexedPassage): void {
    const { id } = indexed.passage
    let topics = this.known.get(id)
    if (topics === undefined) {
      topics = this.read(indexed)
      this.known.set(id, topics)
    }
    this.opened = topics
  }

  /** Of a sentence of the passage at hand, 0–1. */
  ofSentence(sentence: number): number {
    const { nearness } = this
    const { from, words, times, lengths } = this.opened
    const length = lengths[sentence]!
    if (length === 0) return 0
    const end = from[sentence + 1]!
    let sum = 0
    for (let i = from[sentence]!; i < end; i += 1) sum += times[i]! * nearness[words[i]!]!
    return sum / length
  }

  /** Of all its sentences together. */
  ofPassage(): number {
    return this.ofSentence(this.opened.lengths.length - 1)
  }

  private read({ sentences, headTerms }: IndexedPassage): PassageTopics {
    const all = new Map<number, number>()
    const ofSentences = sentences.map(({ terms }) => {
      const words = new Map<number, number>()
      this.add(words, headTerms, HEADING)
      this.add(words, terms, 1)
      for (const [word, times] of words) all.set(word, Math.max(times, all.get(word) ?? 0))
      return words
    })
    const parts = [...ofSentences, all]
    return packed(
      parts,
      parts.map((words) => this.reader.lengthOf(words)),
    )
  }

  private add(words: Map<number, number>, terms: Int32Array, times: number): void {
    for (const term of terms) for (const word of this.words.get(term) ?? []) words.set(word, times)
  }
}

function packed(parts: readonly ReadonlyMap<number, number>[], lengths: readonly number[]): PassageTopics {
  const from = new Int32Array(parts.length + 1)
  parts.forEach(({ size }, i) => {
    from[i + 1] = from[i]! + size
  })
  const all = parts.flatMap((words) => [...words])
  return {
    from,
    words: Int32Array.from(all, ([word]) => word),
    times: Float64Array.from(all, ([, times]) => times),
    lengths: Float64Array.from(lengths),
  }
}
