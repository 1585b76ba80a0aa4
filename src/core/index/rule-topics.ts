import type { RuleTopic } from '../corpus/corpus.js'
import type { Analyzer } from '../text/analyzer.js'
import { askingSpans } from '../text/question-words.js'
import { termsOf } from '../text/terms.js'
import { foldPlain } from '../text/width.js'
import type { Steps } from './steps.js'
import type { ThesaurusMember } from './thesaurus.js'

/** Which words belong to which of the things that people ask company rules (corpus/office/questions.yml). Plain values. */
export interface TopicModel {
  /** Words, and groups of the thesaurus as `=12`. */
  words: string[]
  /** By word, from where to where its topics stand in `topics`. */
  from: Int32Array
  topics: Uint16Array
  /** By place in `topics`: how far the word belongs to it, 0–1. */
  shares: Float32Array
  /** By word: how much it tells topics apart. */
  idf: Float32Array
  /** By topic: the terms of its rules' words. */
  terms: string[][]
}

/** Words that a rule on it holds are said by those who ask as well. */
const CUE_COUNT = 1.5
const HALF_COUNT = 0.7

/** The words of a text that say what it is about, without those of the way of asking. */
function topicTerms(text: string, analyzer: Analyzer): string[] {
  const folded = foldPlain(text)
  const asking = askingSpans(folded)
  const terms = termsOf(analyzer.analyze(folded)).filter(
    ({ start, end }) => !asking.some((span) => end > span.start && start < span.end),
  )
  return [...new Set(terms.map(({ term }) => term))]
}

/** A word's groups count as words of their own, so that what is said in other words belongs to a topic too. */
function withGroups(terms: readonly string[], groups: ReadonlyMap<string, readonly number[]>): Set<string> {
  return new Set(terms.flatMap((term) => [term, ...(groups.get(term) ?? []).map((group) => `=${group}`)]))
}

/** By term, the groups of the thesaurus that hold it. */
function groupsByTerm(thesaurus: readonly ThesaurusMember[][]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  thesaurus.forEach((members, group) => {
    for (const { keys, literal } of members) {
      if (literal || keys.length !== 1) continue
      const known = groups.get(keys[0]!)
      if (known) known.push(group)
      else groups.set(keys[0]!, [group])
    }
  })
  return groups
}

/** A topic with its questions and rules cut into words. */
export interface AnalysedTopic {
  asked: string[][]
  /** What the words of its rules are about. */
  cues: string[]
  /** All terms of its rules' words. */
  terms: string[]
}

export function analyseTopics(topics: readonly RuleTopic[], analyzer: Analyzer): AnalysedTopic[] {
  return topics.map(({ rules, asked }) => {
    const words = rules.map((rule) => rule.replaceAll('+', ' '))
    const terms = words.flatMap((word) => termsOf(analyzer.analyze(foldPlain(word))).map(({ term }) => term))
    return {
      asked: asked.map((question) => topicTerms(question, analyzer)),
      cues: [...new Set(words.flatMap((word) => topicTerms(word, analyzer)))],
      terms: [...new Set(terms)],
    }
  })
}

/** Counts the words of each topic's questions and rules. */
export function* topicSteps(
  topics: readonly AnalysedTopic[],
  thesaurus: readonly ThesaurusMember[][],
): Steps<TopicModel> {
  const groups = groupsByTerm(thesaurus)
  const counts = new Map<string, Map<number, number>>()
  const count = (word: string, topic: number, by: number) => {
    const known = counts.get(word) ?? new Map<number, number>()
    known.set(topic, (known.get(topic) ?? 0) + by)
    counts.set(word, known)
  }
  for (const [topic, { asked, cues }] of topics.entries()) {
    for (const terms of asked) for (const word of withGroups(terms, groups)) count(word, topic, 1)
    for (const word of withGroups(cues, groups)) count(word, topic, CUE_COUNT)
    yield
  }
  const links = [...counts.values()].flatMap((byTopic) => [...byTopic])
  const from = new Int32Array(counts.size + 1)
  const sizes = [...counts.values()].map(({ size }) => size)
  sizes.forEach((size, word) => {
    from[word + 1] = from[word]! + size
  })
  return {
    words: [...counts.keys()],
    from,
    topics: Uint16Array.from(links, ([topic]) => topic),
    shares: Float32Array.from(links, ([, times]) => times / (times + HALF_COUNT)),
    idf: Float32Array.from(sizes, (size) => Math.log(1 + (topics.length - size + 0.5) / (size + 0.5))),
    terms: topics.map(({ terms }) => terms),
  }
}

/** A thing that is asked of company rules, and how much of a question belongs to it. */
export interface AskedTopic {
  topic: number
  /** Of all that the question is about, the part that is this; those of all topics that are given add up to 1. */
  share: number
}

/** A word of a question that tells topics apart. */
export interface TellingWord {
  term: string
  /** How much it does. */
  weight: number
  /** Which it may be of, by itself or by its groups of the thesaurus, and how far it belongs to each, 0–1. */
  topics: ReadonlyMap<number, number>
}

export interface AskedTopics {
  /** Most likely first. */
  topics: AskedTopic[]
  /** By topic of all, how much of the question belongs to it, of length 1 (0 where it is about none). */
  whole: Float64Array
  /** Words of the question that rules use themselves (税金, 買い取り), each with how much it tells topics apart. */
  ruleWords: ReadonlyMap<string, number>
  /** Those that are of few topics. */
  telling: readonly TellingWord[]
}

const MOST_TOPICS = 12
/** How much more a topic counts that holds a little more of the question. */
const SHARPNESS = 4
/** What a word weighs at least that tells topics apart: it stands in one of thirty. */
const LEAST_TELLING = 3.4

/** Reads what a question is about. */
export class TopicReader {
  private readonly model: TopicModel
  private readonly ids: ReadonlyMap<string, number>
  private readonly groups: ReadonlyMap<string, readonly number[]>
  private readonly analyzer: Analyzer
  private readonly ruleTerms: ReadonlySet<string>

  constructor(model: TopicModel, thesaurus: readonly ThesaurusMember[][], analyzer: Analyzer) {
    this.model = model
    this.ids = new Map(model.words.map((word, id) => [word, id]))
    this.groups = groupsByTerm(thesaurus)
    this.analyzer = analyzer
    this.ruleTerms = new Set(model.terms.flat())
  }

  read(question: string): AskedTopics {
    const { from, topics, shares, idf, terms } = this.model
    const scores = new Float64Array(terms.length)
    const ruleWords = new Map<string, number>()
    const said = topicTerms(question, this.analyzer)
    for (const word of withGroups(said, this.groups)) {
      const id = this.ids.get(word)
      if (id === undefined) continue
      if (this.ruleTerms.has(word)) ruleWords.set(word, idf[id]!)
      for (let at = from[id]!; at < from[id + 1]!; at += 1) scores[topics[at]!]! += idf[id]! * shares[at]!
    }
    const first = likeliest(scores)
    const best = scores[first[0] ?? 0] ?? 0
    const powers = first.map((topic) => (scores[topic]! / best) ** SHARPNESS)
    const sum = powers.reduce((all, power) => all + power, 0)
    return {
      whole: unit(scores.map((score) => score ** 2)),
      topics: first.map((topic, i) => ({ topic, share: powers[i]! / sum })),
      ruleWords,
      telling: said.flatMap((term) => this.tellingWord(term) ?? []),
    }
  }

  private tellingWord(term: string): TellingWord | undefined {
    const { from, topics, shares, idf } = this.model
    const words = this.wordsOf(term)
    const weight = Math.max(0, ...words.map((id) => idf[id]!))
    if (weight < LEAST_TELLING) return undefined
    const of = new Map<number, number>()
    for (const id of words) {
      if (idf[id]! < LEAST_TELLING) continue
      for (let at = from[id]!; at < from[id + 1]!; at += 1)
        of.set(topics[at]!, Math.max(shares[at]!, of.get(topics[at]!) ?? 0))
    }
    return { term, weight, topics: of }
  }

  /** Terms that may say a word of the model. */
  knownTerms(): string[] {
    return [...new Set([...this.model.words.filter((word) => !word.startsWith('=')), ...this.groups.keys()])]
  }

  /** The words of the model that a term says: itself, and its groups of the thesaurus. */
  wordsOf(term: string): number[] {
    const words = [term, ...(this.groups.get(term) ?? []).map((group) => `=${group}`)]
    return words.flatMap((word) => this.ids.get(word) ?? [])
  }

  get wordCount(): number {
    return this.model.words.length
  }

  /** Writes down how far each word of the model belongs to topics, each weighed as `whole` says. */
  nearnessOfAll(whole: Float64Array, nearness: Float64Array): void {
    const { from, topics, shares, idf } = this.model
    for (let word = 0; word < nearness.length; word += 1) {
      const end = from[word + 1]!
      let sum = 0
      for (let at = from[word]!; at < end; at += 1) sum += shares[at]! * whole[topics[at]!]!
      nearness[word] = sum * idf[word]!
    }
  }

  /** The length of the vector, by topic, of how far words of the model (each with how much it counts) belong to it. */
  lengthOf(words: Iterable<[number, number]>): number {
    const { from, topics, shares, idf, terms } = this.model
    const vector = new Float64Array(terms.length)
    for (const [word, times] of words)
      for (let at = from[word]!; at < from[word + 1]!; at += 1) vector[topics[at]!]! += times * idf[word]! * shares[at]!
    return lengthOf(vector)
  }

  /** What documents call it. */
  termsOf(topic: number): readonly string[] {
    return this.model.terms[topic]!
  }
}

/** The topics that score most, best first; of equals, the first. */
function likeliest(scores: Float64Array): number[] {
  const first: number[] = []
  for (let topic = 0; topic < scores.length; topic += 1) {
    const score = scores[topic]!
    if (score <= 0 || (first.length === MOST_TOPICS && score <= scores[first.at(-1)!]!)) continue
    if (first.length === MOST_TOPICS) first.pop()
    let place = first.length
    while (place > 0 && scores[first[place - 1]!]! < score) place -= 1
    first.splice(place, 0, topic)
  }
  return first
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
}

function unit(vector: Float64Array): Float64Array {
  const length = lengthOf(vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}
