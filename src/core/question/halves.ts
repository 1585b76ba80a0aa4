import type { Analyzer } from '../text/analyzer.js'
import { ATTRIBUTES, subjectOf, topicOf } from './same-question.js'
import type { Understanding } from './understanding.js'

const SENTENCES = /[^。?\n]+[。?\n]*/g
/** Ends as a question or a wish to know does: …か。, …の?, …も知りたいです。 */
const ASKS =
  /(?:\?|(?:です|ます|せん|しょう|ました)か。?|知りたい(?:です|のですが|んですが)?。?|教えて(?:ください)?。?)$/
/** Asks the same again: of others, or whether it differs. */
const ASKS_AGAIN = /例|よそ|他社|ほかの会社|違|ちがう|どっち|どちら|いくつか|とか。?$/
/** 「ガソリン代とか残業」: two things of which the same is asked. */
const TWO_THINGS = /([\p{sc=Han}ァ-ヴーa-z]{2,10})(?:とか|や)([\p{sc=Han}ァ-ヴーa-z]{2,10})/u
/** 「期間と費用は?」: what two things are of one subject. */
const TWO_ATTRIBUTES =
  /^([^、。?]{1,24}の)?([^、。?のとは\s]{2,10})と[、\s]{0,2}([^、。?のとは\s]{2,12})(?:って|は|を教えて|を知りたい|が知りたい)[^、。?]{0,8}[?。]{0,3}$/
const ASKING_WORD =
  '(?:誰|だれ|どなた|いつ|どこ|いくら|何(?!か)|なに|なん(?!か)|どう(?![しやす])|なぜ|どのくらい|どれくらい|どれぐらい|どんくらい|どんな|どの|どっち)'
/** 「対象は誰で、費用はいくら?」: two that ask, joined to one sentence. */
const JOINED = new RegExp(
  `^([^。?]{0,30}?${ASKING_WORD}[^、。?]{0,10}?)(?:で(?!す|きる|も)|て|し|、)[、\\s]{0,2}(?:あと|それと|それから|また)?[、\\s]{0,2}([^。?]{0,20}?${ASKING_WORD}[^。?]{0,30}[?。]{0,3})$`,
)
/** What leads on from the first to the second. */
const LEADS_ON = /^(?:あと|それと|それから|また|ついでに|ちなみに|で)[、\s]*/
const MOST_ORGANISATIONS = 3

interface HalfTools {
  read: (text: string) => Understanding
  analyzer: Analyzer
}

interface Halves {
  asked: Understanding[]
  /** True where the question names what the halves are of: what answers one can be about nothing else. */
  areNamed: boolean
}

/**
 * What a question asks beside its first thing, so that it stands by itself: of two sentences that ask (「始業の時刻は?残業はあり?」) the
 * second with the subject of the first; or each of what it asks the same of: two organisations, the amounts of two things.
 * Undefined where it asks one thing.
 */
export function halvesOf(question: Understanding, organisations: string[], tools: HalfTools): Halves | undefined {
  if (organisations.length > 1 && organisations.length <= MOST_ORGANISATIONS) {
    const ofEach = organisations.map((id) => ({ ...question, slots: { ...question.slots, caseIds: [id] } }))
    return { asked: ofEach, areNamed: true }
  }
  const things = ofThings(question, tools) ?? ofAttributes(question, tools) ?? ofClauses(question, tools)
  const asked = (things ?? ofSentences(question, tools))?.map((half) => ofSame(half, question))
  return asked && { asked, areNamed: things !== undefined || question.slots.caseIds.length > 0 }
}

/** How many things a folded text asks at once, as far as its form tells. */
export function thingsAsked(folded: string): number {
  const [, , first, second] = TWO_ATTRIBUTES.exec(folded) ?? []
  const areTwo = first !== undefined && second !== undefined && [first, second].some((one) => ATTRIBUTES.test(one))
  return areTwo || JOINED.test(folded) ? 2 : Math.max(1, askingSentences(folded).length)
}

function ofAttributes({ folded, slots }: Understanding, { read }: HalfTools): Understanding[] | undefined {
  const [, owner = '', first, second] = TWO_ATTRIBUTES.exec(folded) ?? []
  if (first === undefined || second === undefined) return undefined
  const attributes = [first, second].filter((one) => ATTRIBUTES.test(one)).length
  if (attributes < (slots.caseIds.length > 0 ? 1 : 2)) return undefined
  return [read(`${owner}${first}は?`), read(`${owner}${second}は?`)]
}

/** What both clauses are about is said in the first. */
function ofClauses({ folded }: Understanding, { read, analyzer }: HalfTools): Understanding[] | undefined {
  const [, first, second] = JOINED.exec(folded) ?? []
  if (first === undefined || second === undefined) return undefined
  const [one, other] = [read(`${first}?`), read(second)]
  if (one.answerType === undefined || other.answerType === undefined || one.answerType === other.answerType)
    return undefined
  return [one, other.named.length > 0 ? other : read(`${topicOf(analyzer, one.unnamed)} ${second}`)]
}

/** The sentences of a folded text that ask. */
export function askingSentences(folded: string): string[] {
  return (folded.match(SENTENCES) ?? []).map((one) => one.trim()).filter((one) => ASKS.test(one))
}

function ofSentences(question: Understanding, { read, analyzer }: HalfTools): Understanding[] | undefined {
  const asking = askingSentences(question.folded)
  const [first, second] = asking
  if (asking.length !== 2 || first === undefined || second === undefined || ASKS_AGAIN.test(second)) return undefined
  const said = read(first)
  const next = second.replace(LEADS_ON, '')
  const bare = read(next)
  const known = new Set(said.concepts.map((concept) => concept.said))
  const hasOwn = bare.concepts.some((concept) => concept.known && !known.has(concept.said))
  const isOtherType = bare.answerType !== undefined && !bare.answerType.vague && bare.answerType !== said.answerType
  if (said.concepts.length === 0 || !(hasOwn || isOtherType)) return undefined
  // To the first of two the whole answer is one, as a rule.
  // Of an organisation each of the two is asked by itself.
  if (question.slots.caseIds.length > 0 && hasOwn) return [said, bare]
  return [read(`${subjectOf(analyzer, first)} ${next}`)]
}

function ofThings({ folded, answerType }: Understanding, { read }: HalfTools): Understanding[] | undefined {
  if (answerType === undefined || answerType.vague) return undefined
  const [both, first, second] = TWO_THINGS.exec(folded) ?? []
  if (both === undefined || first === undefined || second === undefined) return undefined
  return [read(folded.replace(both, first)), read(folded.replace(both, second))]
}

/** A half of the organisations that the whole question is of. */
function ofSame(half: Understanding, { slots }: Understanding): Understanding {
  if (slots.caseIds.length === 0 || half.slots.caseIds.length > 0) return half
  return { ...half, slots: { ...half.slots, caseIds: slots.caseIds } }
}
