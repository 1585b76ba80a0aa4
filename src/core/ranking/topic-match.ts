import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage } from '../index/passage-index.js'
import type { AskedTopic } from '../index/rule-topics.js'
import { headingSpeaksOf, type RuleCues, ruleCues, speaksOf } from '../library/rule-cues.js'
import { foldPlain } from '../text/width.js'

/** How far a sentence is of a topic that it names itself, that its heading names, that its passage names elsewhere. */
const FIT = { itself: 1, heading: 0.6, passage: 0.35 } as const

/** Tells how far the sentences of one's own documents speak of what is asked (corpus/office/questions.yml). */
export class TopicMatch {
  private readonly cues: readonly RuleCues[]
  private topics: readonly AskedTopic[] = []
  private best: number[] = []

  constructor(topics: readonly RuleTopic[]) {
    this.cues = topics.map(({ rules }) => ruleCues(rules))
  }

  fill(topics: readonly AskedTopic[]): void {
    this.topics = topics
    this.best = topics.map(() => 0)
  }

  /** The share of the topics of which nothing that was compared speaks. */
  unheld(): number {
    return this.topics.reduce((sum, { share }, i) => sum + share * (1 - this.best[i]!), 0)
  }

  /** By sentence, the share of the topics that it is of, 0–1. */
  compare({ passage, sentences }: IndexedPassage): number[] {
    const heading = foldPlain(passage.section)
    const match = sentences.map(() => 0)
    for (const [at, { topic, share }] of this.topics.entries()) {
      const cues = this.cues[topic]!
      const held = sentences.map(({ folded }) => speaksOf(cues, folded, heading))
      const isHeld = held.includes(true)
      const ofOthers = headingSpeaksOf(cues, heading) ? FIT.heading : isHeld ? FIT.passage : 0
      held.forEach((itself, i) => {
        match[i]! += share * (itself ? FIT.itself : ofOthers)
      })
      this.best[at] = Math.max(this.best[at]!, isHeld ? FIT.itself : ofOthers)
    }
    return match
  }
}
