import type { Analyzer } from '../text/analyzer.js'
import { isMadeOf, phrasesIn } from '../text/phrases.js'
import { asksOnly, comparedWith, isCondition, thingOf } from './follow-up.js'
import { askingSentences } from './halves.js'
import { isDimension, isParty } from './parties.js'
import { readConditions } from './read-conditions.js'
import type { Reading, ThreadTools } from './reading.js'
import {
  ATTRIBUTES,
  askedOf,
  askedOfParty,
  askedOfPlace,
  isNominal,
  isPlace,
  replacedBy,
  settingOf,
  subjectOf,
} from './same-question.js'
import { saidOfSameFact, withConditions } from './thread-lists.js'
import type { ThreadState } from './thread-state.js'
import type { Understanding } from './understanding.js'

/** In characters: longer than this, a question stands by itself. */
const SHORT = 16

/** 「紙は?」「いつから?」: a thing of which the thread's question is asked, or something asked of the thread's subject. */
export function fragment(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  const { read, analyzer } = tools
  const { folded } = question
  const ofSubject = (): Reading => {
    const asked = `${subjectOf(analyzer, thread.question)} ${folded}`
    return { understanding: read(asked), how: 'subject', asked }
  }
  const sentences = askingSentences(folded)
  if (sentences.length === 2 && sentences.every((one) => asksOnly(one) || saysAttribute(one, analyzer)))
    return [ofSubject()]
  if (asksOnly(folded) || saysNoThing(question, analyzer)) return [ofSubject()]
  const beside = comparedWith(folded)
  if (beside !== undefined) return isPlace(beside) ? [] : [ofSubject()]
  const thing = thingOf(folded)
  if (thing === undefined) return saysAttribute(folded, analyzer) ? [ofSubject()] : []
  const { filledIn, question: asked } = thread
  const filled = (text: string, insteadOf: string | undefined): Reading => ({
    understanding: read(text),
    how: 'same',
    asked: text,
    about: read(thing),
    filledIn: thing,
    ...(insteadOf === undefined ? {} : { insteadOf }),
  })
  if (isPlace(thing)) return [filled(askedOfPlace(asked, thing, filledIn), filledIn)]
  if (isDimension(thing)) return [filled(`${thing.replace(/別$/, '')}別 ${withoutParty(asked, filledIn)}`, undefined)]
  const { conditions, rest } = readConditions(thing)
  if (conditions.length > 0 && rest.trim() === '') {
    const before = withoutParty(asked, filledIn)
    return [filled(withConditions(before, thing), filledIn ?? saidOfSameFact(before, thing)[0])]
  }
  if (isParty(thing)) {
    const ofParty = filled(askedOfParty(analyzer, asked, thing, filledIn), filledIn)
    // Those who are meant go by many names: a guide for 小規模な企業 answers for 小さい会社.
    const { about: _, ...anyhow } = ofParty
    return [ofParty, anyhow]
  }
  if (!isNominal(analyzer, thing)) return isCondition(folded) ? [ofSubject()] : []
  if (ATTRIBUTES.test(thing)) return [ofSubject()]
  const isInIt = filledIn !== undefined && asked.includes(filledIn)
  const ofThing = isInIt ? asked.replace(filledIn, thing) : askedOf(analyzer, asked, thing)
  const replaced = isInIt ? filledIn : replacedBy(analyzer, asked, thing)
  const setting = ofThing === undefined ? asked : settingOf(analyzer, asked, ofThing)
  return [...(ofThing === undefined ? [] : [filled(ofThing, replaced)]), filled(`${thing} ${setting}`, replaced)]
}

/** The question without who or where the last fragment put into it. */
function withoutParty(asked: string, filledIn: string | undefined): string {
  return filledIn !== undefined && isParty(filledIn) ? asked.replace(filledIn, ' ').trim() : asked
}

const WHY = phrasesIn('なんで 何で なぜ 何故 どうして なにゆえ 理由 わけ')
const AROUND_WHY = phrasesIn(
  'それ それは それって え は って なの なん です ですか でしょう でしょうか だろう だめ 駄目 ダメ そう そうなる そうなってる だ の か かな ? 。 、',
)

/** True where a folded text asks for the reason of what was said, and no more: なんで?, それってどうして? */
export function asksWhyAlone(folded: string): boolean {
  return isMadeOf(folded, WHY, AROUND_WHY)
}

/** The thread's question, and why. */
export function whyOf(thread: ThreadState, { read }: ThreadTools): Reading {
  const asked = `${thread.asked.replace(/[?。\s]{1,9}$/, '')} なぜ?`
  return { understanding: read(asked), how: 'subject', asked }
}

/** Nouns that ask, or stand for any thing. */
const NO_THINGS =
  /^(?:いつ|どこ|誰|だれ|何|なに|なん|いくら|どれ|どちら|どっち|どなた|理由|わけ|方法|風|ふう|感じ|もの|こと|とき|話|例|の|ん)$/

/** 「どうやって防いでるの」「誰が決めるの」: how, who or when something is done, and not with what. */
function saysNoThing({ folded, answerType }: Understanding, analyzer: Analyzer): boolean {
  return answerType !== undefined && hasNoNoun(folded, analyzer)
}

/** 「断られることある?」: short, and it names nothing of which it asks. */
export function hasNoNoun(folded: string, analyzer: Analyzer): boolean {
  if (folded.length > SHORT) return false
  return analyzer
    .analyze(folded)
    .every(({ wordClass, surface }) => (wordClass !== 'noun' && wordClass !== 'unknown') || NO_THINGS.test(surface))
}

/** 「効果ってあったの」: what anything may have, and of what is not said. */
export function saysAttribute(folded: string, analyzer: Analyzer): boolean {
  const nouns = analyzer.analyze(folded).filter(({ wordClass }) => wordClass === 'noun' || wordClass === 'unknown')
  return (
    folded.length <= SHORT &&
    nouns.some(({ surface }) => ATTRIBUTES.test(surface)) &&
    nouns.every(({ surface }) => ATTRIBUTES.test(surface) || NO_THINGS.test(surface))
  )
}
