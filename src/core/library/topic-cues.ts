import type { RuleTopic } from '../corpus/corpus.js'
import { WordLookup } from '../text/word-lookup.js'
import { type RuleCues, ruleCues } from './rule-cues.js'

/** A word of rules with the topics that it may be of. */
interface CueWord {
  word: string
  topics: number[]
}

/** The topics of questions with the words by which their rules are known, found without looking for each in each line. */
export class TopicCues {
  private readonly topics: readonly { asked: readonly string[]; cues: RuleCues }[]
  private readonly words: WordLookup<CueWord>
  /** Words of one sign, which no lookup by two holds. */
  private readonly signs: readonly CueWord[]

  constructor(topics: readonly RuleTopic[]) {
    this.topics = topics.map(({ rules, asked }) => ({ asked, cues: ruleCues(rules) }))
    const byWord = new Map<string, number[]>()
    this.topics.forEach(({ cues }, topic) => {
      for (const word of new Set(cues.flat())) byWord.set(word, [...(byWord.get(word) ?? []), topic])
    })
    const words = [...byWord].map(([word, of]) => ({ word, topics: of }))
    this.signs = words.filter(({ word }) => word.length === 1)
    this.words = new WordLookup(
      words.filter(({ word }) => word.length > 1),
      ({ word }) => word,
    )
  }

  /** Those of which a word stands in one of the folded texts, in their order. */
  among(...texts: string[]): { asked: readonly string[]; cues: RuleCues }[] {
    const found = new Set<number>()
    for (const { word, topics } of [...this.signs, ...this.words.within(...texts)])
      if (texts.some((text) => text.includes(word))) for (const topic of topics) found.add(topic)
    return [...found].sort((a, b) => a - b).map((topic) => this.topics[topic]!)
  }
}
