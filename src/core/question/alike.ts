import type { Thesaurus } from '../index/thesaurus.js'
import type { Vocabulary } from '../index/vocabulary.js'
import { bigramsOf } from '../text/bigrams.js'
import { askingSpans } from '../text/question-words.js'
import { foldPlain } from '../text/width.js'
import { readCourtesy } from './courtesy.js'

/** What the documents are known to hold. */
interface AlikeTools {
  /** How much a character pair tells, by the documents. */
  pairs: Pick<Vocabulary, 'idf'>
  terms: Pick<Vocabulary, 'idf'>
  thesaurus: Pick<Thesaurus, 'wordsIn' | 'termsOf'>
}

/** A question as what it speaks of: signs of its words, and how much each tells. */
interface Speaking {
  signs: string[]
  weights: number[]
  total: number
}

/** So much of what two questions speak of they have in common at least (Dice, by weight). */
const SAME = 0.5
/** Signs that more groups begin with than this tell few apart and cost most. */
const COMMON_SIGN = 400
/** Those read so far are kept: the next look at the same questions costs only the comparing. */
const MOST_KEPT = 30_000
/** Courtesies of which something would be left: what they say in hiragana counts for nothing anyway. */
const COURTESY =
  /世話|無沙汰|多忙|夜分|突然|恐れ入|恐縮|申し?訳|失礼|手数|丁寧|感謝|質問|相談|確認|疑問|初歩|基本|参考|勉強|了解|承知|余談|別件|[部課]の[^\s、。]{1,8}です|hello|thanks|thx/
/** Words that tell are written so; what stands in hiragana are mostly endings. */
const WORD = /(?:(?![ぁ-ゖ])[\p{L}\p{N}ー%]){2,}/gu
/** Of a question as long as a letter, its beginning. */
const MAX_UNITS = 300

/**
 * Parts questions into groups that ask the same: each group begins with the one given first, and takes those that have enough in
 * common with that one, whatever the words for it (thesaurus). Made for thousands at a time, so no question is analysed.
 */
export class AlikeQuestions {
  private readonly tools: AlikeTools
  private readonly kept = new Map<string, Speaking>()
  /** By group of the thesaurus, how much it tells. */
  private readonly groupWeights = new Map<number, number>()

  constructor(tools: AlikeTools) {
    this.tools = tools
  }

  /** Places in `texts`, by group; groups and their members in the order in which they were given. */
  group(texts: readonly string[]): number[][] {
    const groups: { members: number[]; total: number }[] = []
    const beginning = new Map<string, number[]>()
    const shared: number[] = []
    texts.forEach((text, place) => {
      const { signs, weights, total } = this.read(text)
      const touched: number[] = []
      signs.forEach((sign, i) => {
        const here = beginning.get(sign)
        if (here === undefined || here.length > COMMON_SIGN) return
        for (const group of here) {
          if (shared[group] === 0) touched.push(group)
          shared[group]! += weights[i]!
        }
      })
      let best = -1
      let most = SAME
      for (const group of touched) {
        const like = (2 * shared[group]!) / (total + groups[group]!.total)
        shared[group] = 0
        if (like > most || (like === most && best < 0)) {
          best = group
          most = like
        }
      }
      if (best >= 0) {
        groups[best]!.members.push(place)
        return
      }
      const group = groups.push({ members: [place], total }) - 1
      shared.push(0)
      for (const sign of signs) {
        const here = beginning.get(sign)
        if (here === undefined) beginning.set(sign, [group])
        else here.push(group)
      }
    })
    return groups.map(({ members }) => members)
  }

  private read(text: string): Speaking {
    const known = this.kept.get(text)
    if (known !== undefined) return known
    const read = this.toSpeaking(text)
    if (this.kept.size >= MOST_KEPT) this.kept.clear()
    this.kept.set(text, read)
    return read
  }

  /** As much as its most usual word: 在宅 tells little, whatever it is called. */
  private weightOf(group: number): number {
    const known = this.groupWeights.get(group)
    if (known !== undefined) return known
    const { terms, thesaurus } = this.tools
    const weight = 2 * Math.min(...thesaurus.termsOf(group).map((term) => terms.idf(term)))
    this.groupWeights.set(group, weight)
    return weight
  }

  private toSpeaking(text: string): Speaking {
    const { pairs, thesaurus } = this.tools
    const whole = foldPlain(text.slice(0, MAX_UNITS))
    const folded = COURTESY.test(whole) ? readCourtesy(whole).asked : whole
    const weights = new Map<string, number>()
    let rest = ''
    let at = 0
    for (const { group, start, end } of thesaurus.wordsIn(folded)) {
      weights.set(`=${group}`, this.weightOf(group))
      rest += `${folded.slice(at, start)} `
      at = end
    }
    rest += folded.slice(at)
    for (const { start, end } of askingSpans(rest).toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
    // A long word is one thing too: how many pairs it has does not make it count as many.
    for (const [word] of rest.matchAll(WORD)) {
      const own = bigramsOf(word)
      for (const pair of own) weights.set(pair, pairs.idf(pair) / Math.sqrt(own.length))
    }
    // Endings count for nothing, unless there is nothing else.
    if (weights.size === 0) for (const pair of bigramsOf(rest)) weights.set(pair, pairs.idf(pair))
    const signs = [...weights.keys()]
    // One and the same text is alike whatever it holds: one of signs alone (？？) too.
    if (signs.length === 0) return { signs: [`!${folded}`], weights: [1], total: 1 }
    return { signs, weights: [...weights.values()], total: [...weights.values()].reduce((sum, each) => sum + each, 0) }
  }
}
