import type { Analyzer } from '../text/analyzer.js'
import { ANSWER_TYPES } from '../text/answer-type.js'
import { wordsOf } from './condition.js'
import { decideKind } from './decide-kind.js'
import {
  AMONG_THESE,
  asksOnly,
  comparedWith,
  comparesBoth,
  isCondition,
  type Places,
  POINTS_BACK,
  placesOf,
  sizeWanted,
  THESE_ALONE,
  thingOf,
  type Wanted,
  wantedOf,
} from './follow-up.js'
import { readConditions } from './read-conditions.js'
import {
  ATTRIBUTES,
  askedOf,
  askedOfCase,
  askedOfPlace,
  isNominal,
  isPlace,
  settingOf,
  subjectOf,
} from './same-question.js'
import type { ThreadState } from './thread-state.js'
import type { Understanding } from './understanding.js'
import { wantsPerson } from './wants-person.js'

/**
 * How a question goes on with its thread: `same` asks it of something else, `subject` asks something else of it, `case` of
 * its organisation, `pick` takes cases out of the list, `refine` cuts the list down, `moreCases` goes on
 * with it.
 */
type How = 'alone' | 'same' | 'subject' | 'case' | 'pick' | 'refine' | 'moreCases' | Wanted

/** A way to read a question in its thread. */
export interface Reading {
  understanding: Understanding
  how: How
  /** The question completed, so that it stands by itself. */
  asked: string
  /** What the answer has to speak of: without it, the reading is not what was meant. */
  about?: Understanding
  /** How sure its answer has to be at the least. */
  least?: number
  /** What was put into the question of the thread. */
  filledIn?: string
}

export interface ThreadTools {
  read: (text: string) => Understanding
  analyzer: Analyzer
  /** What an organisation is called, in words that name it again. */
  nameOf: (caseId: string) => string | undefined
  employeesOf: (caseId: string) => number | undefined
}

/** In characters: longer than this, a question stands by itself. */
const SHORT = 16
/** 数字で: any figure. */
const FIGURES = ANSWER_TYPES.find(({ id }) => id === 'share')!
/** A question this short may be about the organisation of the thread although it does not say so. */
const FEW_CONCEPTS = 3
/** So sure must be what an organisation's own documents say to a question that may be of anybody. */
const SURE_OF_CASE = 0.68
const OF_ANYBODY =
  /一般|普通|全国|日本|世の中|みんな|よそ|(?:ほか|他|別)の|他社|会社[がはっも]|企業[がはっも]|自治体[がはっも]|ところ[がはっも]|どこ|事例|例[をはが]/
/** Kinds of answers whose question can be asked of another organisation. */
const OF_ONE_SUBJECT = new Set(['answer', 'statistics', 'definition', 'case', 'none'])
/** Kinds of answers after which a condition cuts down the list before them. */
const OF_LIST = new Set(['cases', 'case', 'compare', 'none'])
const AROUND_NAME =
  /(?:の(?:分|ぶん|方|ほう)?だけ|の場合|だと|なら|だったら|では|じゃ|について|に関して|って|はどう|どう|なの|なって(?:いますか|ますか|いる|る)|ですか|でしょうか?|[\s、。?!のはをもがで])/g

/**
 * What a question means after what was said before, likeliest first; the last resort is the question as it stands. It may be
 * completed by the question of the thread, by its organisation, or by its list of cases.
 */
export function inThread(question: Understanding, thread: ThreadState | undefined, tools: ThreadTools): Reading[] {
  const alone: Reading = { understanding: question, how: 'alone', asked: question.folded }
  if (thread === undefined || question.isCourtesy || question.changesSubject) return [alone]
  if (wantsPerson(question.folded)) return [alone]
  const [earlier] = thread.earlier ?? []
  const now = thread.caseIds[0]
  if (earlier !== undefined && now !== undefined && thread.bound && comparesBoth(question.folded))
    return [ofBoth([earlier, now], thread, tools), alone]
  const ofList = thread.list && inList(question, thread.list, thread, tools)
  if (ofList) return ofList
  const wanted = wantedOf(question.folded)
  if (wanted) return [onThread(thread, wanted === 'more' && thread.ofOthers ? 'otherCases' : wanted, tools)]
  if (isSaidToBot(question) && !asksOnly(question.folded)) return [alone]
  if (question.slots.caseIds.length > 0) return [...ofOtherCase(question, thread, tools), alone]
  if (isBound(question, thread)) return [...ofCase(question, thread, tools), alone]
  const completed = POINTS_BACK.test(question.folded)
    ? pointingBack(question, thread, tools)
    : fragment(question, thread, tools)
  return [...completed, ...stillOfCase(question, thread, tools), alone]
}

/** A whole question after some of one organisation: of that one, where it is told there. */
function stillOfCase(question: Understanding, thread: ThreadState, { nameOf }: ThreadTools): Reading[] {
  if (!thread.bound || thread.caseIds.length !== 1 || OF_ANYBODY.test(question.folded)) return []
  const asked = `${nameOf(thread.caseIds[0]!) ?? ''} ${question.folded}`
  return [{ understanding: withCases(question, thread), how: 'case', asked, least: SURE_OF_CASE }]
}

/** 使い方を教えて, 役に立ちました, 共有して: these have nothing to do with the subject of the thread. */
function isSaidToBot(question: Understanding): boolean {
  const { kind } = decideKind(question, [])
  return kind === 'share' || ((kind === 'help' || kind === 'smalltalk') && question.subjects === 0)
}

/** The thread's own question, of which more is wanted. */
function onThread(thread: ThreadState, how: Wanted, { read }: ThreadTools): Reading {
  if (thread.list?.isSearch && thread.kind === 'cases' && (how === 'more' || how === 'otherCases')) {
    const { question } = thread.list
    return { understanding: read(question), how: 'moreCases', asked: question }
  }
  const asked = read(thread.asked)
  if (how === 'otherCases') {
    const unnamed = asked.unnamed.replace(/^\s*では?(?=\s)/, '').trim()
    return { understanding: read(unnamed), how, asked: unnamed }
  }
  const understanding = withCases(asked, thread)
  const wanted = how === 'figures' ? { ...understanding, answerType: FIGURES } : understanding
  return { understanding: wanted, how, asked: thread.asked }
}

/** Its organisations, where the words name none and the person meant those of the thread. */
function withCases(understanding: Understanding, { bound, caseIds }: ThreadState): Understanding {
  if (!bound || understanding.slots.caseIds.length > 0) return understanding
  return { ...understanding, slots: { ...understanding.slots, caseIds } }
}

function isBound({ concepts, folded }: Understanding, { bound, caseIds }: ThreadState): boolean {
  if (caseIds.length === 0) return false
  return bound && (concepts.length <= FEW_CONCEPTS || POINTS_BACK.test(folded))
}

/** 「AIGは?」: the same question of another organisation. */
function ofOtherCase(question: Understanding, thread: ThreadState, { read }: ThreadTools): Reading[] {
  const name = question.named.find(({ distinctive }) => distinctive)?.said
  const isNameAlone = question.unnamed.replace(AROUND_NAME, '') === ''
  if (name === undefined || !isNameAlone || !OF_ONE_SUBJECT.has(thread.kind ?? 'answer')) return []
  const asked = askedOfCase(read(thread.asked), name)
  return [{ understanding: read(asked), how: 'same', asked }]
}

/** 「2つをくらべて」: what the thread asks, of its organisation and the one before. */
function ofBoth(caseIds: string[], thread: ThreadState, { read, analyzer, nameOf }: ThreadTools): Reading {
  const names = caseIds.map((id) => nameOf(id) ?? '').join('と')
  const asked = `${names} ${subjectOf(analyzer, read(thread.asked).unnamed)}`
  const understanding = read(asked)
  return { understanding: { ...understanding, slots: { ...understanding.slots, caseIds } }, how: 'pick', asked }
}

/** A question of the thread's organisation; a thing takes the place of another that was asked about. */
function ofCase(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  const { read, analyzer, nameOf } = tools
  const name = thread.caseIds.map(nameOf)[0] ?? ''
  const left = question.folded.replace(POINTS_BACK, ' ').trim()
  const own: Reading = { understanding: withCases(question, thread), how: 'case', asked: `${name} ${left}` }
  const thing = thingOf(question.folded)
  if (thing === undefined || ATTRIBUTES.test(thing) || !isNominal(analyzer, thing)) return [own]
  const before = read(thread.asked)
  const asked = askedOf(analyzer, before.subject.trim(), thing)
  if (asked === undefined || before.concepts.length === 0) return [own]
  const same = withCases(read(asked), thread)
  return [{ understanding: same, how: 'same', asked: `${name} ${asked}`, about: read(thing), filledIn: thing }, own]
}

/** 「紙は?」「いつから?」: a thing of which the thread's question is asked, or something asked of the thread's subject. */
function fragment(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  const { read, analyzer } = tools
  const { folded } = question
  const ofSubject = (): Reading => {
    const asked = `${subjectOf(analyzer, thread.question)} ${folded}`
    return { understanding: read(asked), how: 'subject', asked }
  }
  if (asksOnly(folded) || saysNoThing(question, analyzer)) return [ofSubject()]
  const beside = comparedWith(folded)
  if (beside !== undefined) return isPlace(beside) ? [] : [ofSubject()]
  const thing = thingOf(folded)
  if (thing === undefined) return saysAttribute(folded, analyzer) ? [ofSubject()] : []
  const filled = (asked: string): Reading => ({
    understanding: read(asked),
    how: 'same',
    asked,
    about: read(thing),
    filledIn: thing,
  })
  if (isPlace(thing)) return [filled(askedOfPlace(thread.question, thing, thread.filledIn))]
  const { conditions, rest } = readConditions(thing)
  if (conditions.length > 0 && rest.trim() === '') return [filled(withConditions(thread.question, thing))]
  if (!isNominal(analyzer, thing)) return isCondition(folded) ? [ofSubject()] : []
  if (ATTRIBUTES.test(thing)) return [ofSubject()]
  const { filledIn, question: asked } = thread
  const ofThing =
    filledIn !== undefined && asked.includes(filledIn)
      ? asked.replace(filledIn, thing)
      : askedOf(analyzer, asked, thing)
  const setting = ofThing === undefined ? asked : settingOf(analyzer, asked, ofThing)
  return [...(ofThing === undefined ? [] : [filled(ofThing)]), filled(`${thing} ${setting}`)]
}

/** Nouns that ask, or stand for any thing. */
const NO_THINGS =
  /^(?:いつ|どこ|誰|だれ|何|なに|なん|いくら|どれ|どちら|どっち|どなた|理由|わけ|方法|風|ふう|感じ|もの|こと|とき|の|ん)$/

/** 「どうやって防いでるの」「誰が決めるの」: how, who or when something is done, and not with what. */
function saysNoThing({ folded, answerType }: Understanding, analyzer: Analyzer): boolean {
  if (answerType === undefined || folded.length > SHORT) return false
  return analyzer
    .analyze(folded)
    .every(({ wordClass, surface }) => (wordClass !== 'noun' && wordClass !== 'unknown') || NO_THINGS.test(surface))
}

/** 「効果ってあったの」: what anything may have, and of what is not said. */
function saysAttribute(folded: string, analyzer: Analyzer): boolean {
  const nouns = analyzer.analyze(folded).filter(({ wordClass }) => wordClass === 'noun' || wordClass === 'unknown')
  return (
    folded.length <= SHORT &&
    nouns.some(({ surface }) => ATTRIBUTES.test(surface)) &&
    nouns.every(({ surface }) => ATTRIBUTES.test(surface) || NO_THINGS.test(surface))
  )
}

/** 「それは義務ですか」 of the thread's subject; 「そこの課題は?」 of the organisation that was quoted. */
function pointingBack(
  question: Understanding,
  thread: ThreadState,
  { read, analyzer, nameOf }: ThreadTools,
): Reading[] {
  const pointer = POINTS_BACK.exec(question.folded)?.[0]
  if (pointer === undefined) return []
  const left = question.folded
    .replace(pointer, ' ')
    .trim()
    .replace(/^(?:って|だと|なら)/, '')
  if (thread.caseIds.length > 0 && !/^(?:それ|その(?:とき|時|場合|制度))/.test(pointer)) {
    const slots = { ...question.slots, caseIds: thread.caseIds }
    const asked = `${nameOf(thread.caseIds[0]!) ?? ''} ${left}`
    return [{ understanding: { ...question, slots }, how: 'case', asked }]
  }
  const asked = `${subjectOf(analyzer, thread.question)} ${left}`
  return [{ understanding: read(asked), how: 'subject', asked }]
}

/** 「2番目の会社」「もっと小さい会社で」「九州だと?」 after a list; undefined where it is not about the list. */
function inList(
  question: Understanding,
  list: NonNullable<ThreadState['list']>,
  thread: ThreadState,
  tools: ThreadTools,
): Reading[] | undefined {
  const { folded } = question
  const places = placesOf(folded, list.caseIds.length)
  if (places.at.length > 0) return [picked(places, list.caseIds, tools)]
  const size = sizeWanted(folded)
  if (size) return [refined(list.question, sizeBound(size, list.caseIds, tools), tools)]
  if (AMONG_THESE.test(folded)) return [refined(list.question, folded.replace(AMONG_THESE, ''), tools)]
  if (list.isSearch && THESE_ALONE.test(folded)) return [refined(list.question, folded.replace(THESE_ALONE, ''), tools)]
  if (!list.isSearch || !OF_LIST.has(thread.kind ?? 'answer') || question.slots.caseIds.length > 0) return undefined
  const thing = (thingOf(folded) ?? folded.replace(/(?:で|の|の会社|の事例)?[?。]{0,3}$/, '')).trim()
  const { conditions, rest } = readConditions(thing)
  const onlyConditions =
    conditions.length > 0 && rest.replace(/[\s、のではがをに]|会社|企業|ところ|とこ|事例|例/g, '') === ''
  return onlyConditions ? [refined(list.question, thing, tools)] : undefined
}

function picked({ at, left: beside }: Places, listed: string[], { read, nameOf }: ThreadTools): Reading {
  const caseIds = at.flatMap((place) => listed.at(place) ?? [])
  const left = wantedOf(beside) ? '' : beside
  const understanding = read(left)
  const asked = `${caseIds.map((id) => nameOf(id) ?? '').join('と')} ${left}`
  return { understanding: { ...understanding, slots: { ...understanding.slots, caseIds } }, how: 'pick', asked }
}

/** The list's question with further conditions; one that speaks of the same fact takes the place of another. */
function refined(listed: string, words: string, { read }: ThreadTools): Reading {
  const asked = withConditions(listed, wordsOf(readConditions(words).conditions) || words)
  return { understanding: read(asked), how: 'refine', asked }
}

/** 「中小企業 …」 in the place of what the question says of the same fact (大きい会社だと). */
function withConditions(asked: string, words: string): string {
  const facts = new Set(readConditions(words).conditions.flatMap(({ anyOf }) => anyOf.map(({ fact }) => fact)))
  const replaced = readConditions(asked).conditions.flatMap(({ anyOf }) =>
    anyOf.filter(({ fact }) => facts.has(fact)).map(({ said }) => said),
  )
  return `${words} ${replaced.reduce((text, said) => text.replace(said, ' '), asked)}`
}

/** Sizes that people think in. */
const STEPS = [10, 30, 50, 100, 300, 500, 1000, 5000]

/** 「100人以下」: less (or more) than its first and half of the list have, as far as that does not come to nothing. */
function sizeBound(size: 'smaller' | 'larger', listed: string[], { employeesOf }: ThreadTools): string {
  const sizes = listed.flatMap((id) => employeesOf(id) ?? []).sort((a, b) => a - b)
  const [least = 1, most = 1] = [sizes[0], sizes.at(-1)]
  const first = employeesOf(listed[0] ?? '') ?? (size === 'smaller' ? most : least)
  const median = sizes[Math.floor((sizes.length - 1) / 2)] ?? first
  if (size === 'smaller') {
    const below = (count: number) => STEPS.findLast((bound) => bound < count && least <= bound)
    const bound = below(Math.min(first, median)) ?? below(median) ?? below(most) ?? Math.max(1, least - 1)
    return `${bound}人以下`
  }
  const above = (count: number) => STEPS.find((bound) => bound > count && most >= bound)
  return `${above(Math.max(first, median)) ?? above(median) ?? above(least) ?? most + 1}人以上`
}
