import type { RuleTopic } from '../corpus/corpus.js'
import type { IndexedPassage } from '../index/passage-index.js'
import type { AskedTopic } from '../index/rule-topics.js'
import { headingSpeaksOf, type RuleCues, ruleCues, speaksOf } from '../library/rule-cues.js'
import { foldPlain } from '../text/width.js'

/** How far a sentence is of a topic that it names itself, that its heading names, that its passage names elsewhere. */
const FIT = { itself: 1, heading: 0.6, passage: 0.35 } as const

/** By sentence of a passage, how far it is of a topic; empty where none is at all. */
type Fits = readonly number[]

const NONE: Fits = []

/** By topic; undefined for one that was not asked yet. */
type KnownFits = (Fits | undefined)[]

/** Tells how far the sentences of one's own documents speak of what is asked (corpus/office/questions.yml). */
export class TopicMatch {
  private readonly cues: readonly RuleCues[]
  /** Of what was compared before: it stays true whatever is asked. */
  private readonly known = new Map<string, KnownFits>()
  private topics: readonly AskedTopic[] = []
  private best: number[] = []

  constructor(topics: readonly RuleTopic[]) {
    this.cues = topics.map(({ rules }) => ruleCues(rules))
  }

  fill(topics: readonly AskedTopic[]): void {
    this.topics = topics
    this.best = topics.map(() => 0)
  }

  /** By topic, how far the best of what was compared speaks of it. */
  held(): number[] {
    return [...this.best]
  }

  /** By sentence, the share of the topics that it is of, 0–1. */
  compare(indexed: IndexedPassage): number[] {
    const match = indexed.sentences.map(() => 0)
    const known = this.knownOf(indexed)
    for (let at = 0; at < this.topics.length; at += 1) {
      const { topic, share } = this.topics[at]!
      const fits = fitsOf(indexed, topic, this.cues, known)
      for (let i = 0; i < fits.length; i += 1) {
        match[i]! += share * fits[i]!
        this.best[at] = Math.max(this.best[at]!, fits[i]!)
      }
    }
    return match
  }

  /** How far a passage speaks of a topic, asked or not. */
  speaksOf(indexed: IndexedPassage, topic: number): number {
    return Math.max(0, ...fitsOf(indexed, topic, this.cues, this.knownOf(indexed)))
  }

  private knownOf({ passage }: IndexedPassage): KnownFits {
    let known = this.known.get(passage.id)
    if (known === undefined) {
      known = this.cues.map(() => undefined)
      this.known.set(passage.id, known)
    }
    return known
  }
}

function fitsOf(indexed: IndexedPassage, topic: number, cues: readonly RuleCues[], known: KnownFits): Fits {
  let fits = known[topic]
  if (fits === undefined) {
    fits = fitsWith(cues[topic]!, indexed)
    known[topic] = fits
  }
  return fits
}

function fitsWith(cues: RuleCues, { passage, sentences }: IndexedPassage): Fits {
  const heading = foldPlain(passage.section)
  const held = sentences.map(({ folded }) => speaksOf(cues, folded, heading))
  const ofOthers = headingSpeaksOf(cues, heading) ? FIT.heading : held.includes(true) ? FIT.passage : 0
  return ofOthers === 0 ? NONE : held.map((itself) => (itself ? FIT.itself : ofOthers))
}
