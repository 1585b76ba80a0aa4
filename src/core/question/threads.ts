import type { Analyzer } from '../text/analyzer.js'
import { ANSWER_TYPES } from '../text/answer-type.js'
import { caseAttributeOf } from './case-attributes.js'
import { type Correction, correctionOf } from './correction.js'
import { decideKind } from './decide-kind.js'
import { asksOnly, comparesBoth, measureOf, POINTS_BACK, thingOf, type Wanted, wantedOf } from './follow-up.js'
import { asksWhyAlone, fragment, hasNoNoun, saysAttribute, whyOf } from './fragments.js'
import { thingsAsked } from './halves.js'
import { isParty } from './parties.js'
import type { Reading, ThreadTools } from './reading.js'
import { ATTRIBUTES, askedOf, askedOfCase, isNominal, replacedBy, subjectOf, topicOf } from './same-question.js'
import { inList, ofOtherSize } from './thread-lists.js'
import type { ThreadState } from './thread-state.js'
import type { Understanding } from './understanding.js'
import { wantsPerson } from './wants-person.js'

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
const AROUND_NAME =
  /(?:の(?:分|ぶん|方|ほう)?だけ|の場合|の(?:方|ほう)|だと|なら|だったら|では|じゃ|について|に関して|って|はどう|どう|も?(?:同じ|一緒|いっしょ)|なの|なって(?:いますか|ますか|いる|る)|ですか|でしょうか?|[\s、。?!のはをもがで])/g
/** What is done by all means when telework begins: since when and by whom it is asked of the telework, and of nothing in it. */
const OF_BEGINNING = /いつから|いつごろから|何年|始め|はじめ|始まっ|導入|取り?入れ|やめ/

/**
 * What a question means after what was said before, likeliest first; the last resort is the question as it stands, unless it
 * can mean nothing by itself. It may be completed by the question of the thread, by its organisation, or by its list of cases.
 */
export function inThread(question: Understanding, thread: ThreadState | undefined, tools: ThreadTools): Reading[] {
  const { folded } = question
  const alone: Reading = { understanding: question, how: 'alone', asked: folded }
  if (thread === undefined || question.isCourtesy || question.changesSubject) return [alone]
  if (wantsPerson(folded)) return [alone]
  const both = comparesBoth(folded) && ofBoth(question, thread, tools)
  if (both) return [both, alone]
  const ofList = thread.list && inList(question, thread.list, thread, tools)
  if (ofList) return ofList
  const wanted = wantedOf(folded)
  if (wanted) return [onThread(thread, wanted === 'more' && thread.ofOthers ? 'otherCases' : wanted, tools, folded)]
  const correction = correctionOf(folded)
  const putRight = correction && corrected(correction, thread, tools)
  if (putRight && putRight.length > 0) return [...putRight, alone]
  if (isSaidToBot(question) && !asksOnly(folded) && !asksOfThem(question, thread, tools)) return [alone]
  if (question.slots.caseIds.length > 0) return [...ofOtherCase(question, thread, tools), alone]
  const size = ofOtherSize(question, thread, tools)
  if (size) return [size, alone]
  if (isBound(question, thread)) {
    const readings = ofCase(question, thread, tools)
    if (!meansNothingAlone(folded, tools.analyzer)) return [...readings, alone]
    return readings.map((reading) => ({ ...reading, ofThemAlone: true }))
  }
  if (asksWhyAlone(folded)) return [whyOf(thread, tools), alone]
  const completed = POINTS_BACK.test(folded) ? pointingBack(question, thread, tools) : fragment(question, thread, tools)
  const rest = [...completed, ...stillOfCase(question, thread, tools)]
  return rest.length > 0 && saysOnlyOf(folded, tools) ? rest : [...rest, alone]
}

/** 「きっかけは?」「断られることある?」: with what was said before alone. */
function meansNothingAlone(folded: string, analyzer: Analyzer): boolean {
  const left = folded.replace(POINTS_BACK, ' ').trim()
  return (
    asksOnly(left) || hasNoNoun(left, analyzer) || saysAttribute(left, analyzer) || caseAttributeOf(left) !== undefined
  )
}

/** 「社長も?」 says of whom, and 「ペットは?」 names a thing of which no document speaks: what is most alike would be about something else. */
function saysOnlyOf(folded: string, { read }: ThreadTools): boolean {
  const thing = thingOf(folded)
  if (thing === undefined) return false
  if (isParty(thing)) return true
  const { concepts, restatements } = read(thing)
  return concepts.every(
    ({ known, said }) => !known || restatements.some(({ as, by }) => by === 'nearSpelling' && as === said),
  )
}

/** A whole question after some of one organisation: of that one, where it is told there. */
function stillOfCase(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  if (!thread.bound || thread.caseIds.length !== 1 || OF_ANYBODY.test(question.folded)) return []
  const asked = `${tools.nameOf(thread.caseIds[0]!) ?? ''} ${question.folded}`
  const ofCases = ofOrganisation(thread, tools)
  return [{ understanding: withCases(question, thread), how: 'case', asked, least: SURE_OF_CASE, ofCases }]
}

/** The documents on the organisations of the thread: of one there may be several. */
function ofOrganisation({ caseIds }: ThreadState, { read, nameOf }: ThreadTools): string[] {
  return [...new Set(caseIds.flatMap((id) => [id, ...read(nameOf(id) ?? '').named.map(({ caseId }) => caseId)]))]
}

/** 使い方を教えて, 役に立ちました, 共有して: these have nothing to do with the subject of the thread. */
function isSaidToBot(question: Understanding): boolean {
  const { kind } = decideKind(question, [])
  return kind === 'share' || ((kind === 'help' || kind === 'smalltalk') && question.subjects === 0)
}

/** 「じゃあ何やってるの」 after an organisation is not said to the bot. */
function asksOfThem(
  { folded, speaksToBot }: Understanding,
  { bound }: ThreadState,
  { analyzer }: ThreadTools,
): boolean {
  return bound && !speaksToBot && /何|なに|どう|いつ|どこ|誰|だれ|いくら/.test(folded) && hasNoNoun(folded, analyzer)
}

/** The thread's own question, of which more is wanted. */
function onThread(thread: ThreadState, how: Wanted, { read }: ThreadTools, folded: string): Reading {
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
  const wanted = how === 'figures' ? { ...understanding, answerType: measureOf(folded) ?? FIGURES } : understanding
  return { understanding: wanted, how, asked: thread.asked }
}

/** Its organisations, where the words name none and the person meant those of the thread. */
function withCases(understanding: Understanding, { bound, caseIds }: ThreadState): Understanding {
  if (!bound || understanding.slots.caseIds.length > 0) return understanding
  return { ...understanding, slots: { ...understanding.slots, caseIds } }
}

function isBound({ concepts, folded }: Understanding, { bound, caseIds }: ThreadState): boolean {
  if (caseIds.length === 0 || !bound) return false
  return concepts.length <= FEW_CONCEPTS * thingsAsked(folded) || POINTS_BACK.test(folded)
}

/** 「AIGは?」「NECも同じ?」: the same question of another organisation. */
function ofOtherCase(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  const name = question.named.find(({ distinctive }) => distinctive)?.said
  const isNameAlone = question.unnamed.replace(AROUND_NAME, '') === ''
  if (name === undefined || !isNameAlone || !OF_ONE_SUBJECT.has(thread.kind ?? 'answer')) return []
  return [ofNamed(name, thread, tools)]
}

function ofNamed(name: string, thread: ThreadState, { read }: ThreadTools): Reading {
  const before = read(thread.asked)
  const asked = askedOfCase(before, name)
  const understanding = read(asked)
  const attribute = caseAttributeOf(before.unnamed.trim())
  if (attribute === undefined) return { understanding, how: 'same', asked }
  return { understanding: read(`${name} ${attribute.asked}`), how: 'same', asked, section: attribute.section }
}

/** 「2つをくらべて」: what the thread asks, of its organisation and the one before; or of a thing and the one before. */
function ofBoth({ folded }: Understanding, thread: ThreadState, { read, nameOf }: ThreadTools): Reading | undefined {
  const [earlier] = thread.earlier ?? []
  const now = thread.caseIds[0]
  if (earlier !== undefined && now !== undefined && thread.bound) {
    const caseIds = [earlier, now]
    const names = caseIds.map((id) => nameOf(id) ?? '').join('と')
    const asked = `${names} ${read(thread.asked).unnamed.trim()}`
    const understanding = read(asked)
    return { understanding: { ...understanding, slots: { ...understanding.slots, caseIds } }, how: 'pick', asked }
  }
  const { insteadOf, filledIn } = thread
  if (insteadOf === undefined || filledIn === undefined) return undefined
  const asked = `${insteadOf}と${filledIn}の${/違|差/.test(folded) ? '違いは?' : `うち、${folded.replace(/^うち(?:の会社)?は?/, '')}`}`
  return { understanding: read(asked), how: 'same', asked, filledIn, insteadOf }
}

/** 「そうじゃなくてモバイルの方」: the thread's question of what is meant, in the place of what was not. */
function corrected({ not, meant }: Correction, thread: ThreadState, tools: ThreadTools): Reading[] {
  const { read } = tools
  const named = read(meant)
  const name = named.named.find(({ distinctive }) => distinctive)?.said
  if (name !== undefined && named.unnamed.replace(AROUND_NAME, '') === '') {
    if (OF_ONE_SUBJECT.has(thread.kind ?? 'answer')) return [ofNamed(name, thread, tools)]
    return [{ understanding: named, how: 'same', asked: meant }]
  }
  const before = thread.asked
  const filledIn = { how: 'same', filledIn: meant } as const
  const put = (asked: string): Reading => ({ understanding: withCases(read(asked), thread), asked, ...filledIn })
  if (not !== undefined && before.includes(not)) return [put(before.replace(not, meant))]
  const place = PLACE_KIND.test(meant) ? placeIn(before, named, tools) : undefined
  if (place !== undefined) return [put(before.replace(place, `${place}${meant}`))]
  const asked = `${meant}は?`
  const question = read(asked)
  const readings = isBound(question, thread) ? ofCase(question, thread, tools) : fragment(question, thread, tools)
  return readings.length > 0 ? readings : [{ understanding: named, how: 'alone', asked: meant }]
}

/** What a place is: 「市のほう」. */
const PLACE_KIND = /^(?:市|県|町|村|区|府|都)(?:役所|庁|役場)?$/

/** The place that a question names without saying what it is. */
function placeIn(before: string, _: Understanding, { read }: ThreadTools): string | undefined {
  const { slots } = read(before)
  const said = slots.conditions.flatMap(({ anyOf }) => anyOf.filter(({ fact }) => fact === 'prefecture'))[0]?.said
  return said !== undefined && before.includes(said) && !/[市県町村区府都道]$/.test(said) ? said : undefined
}

/** A question of the thread's organisation; a thing takes the place of another that was asked about. */
function ofCase(question: Understanding, thread: ThreadState, tools: ThreadTools): Reading[] {
  const { read, analyzer, nameOf } = tools
  const name = thread.caseIds.map(nameOf)[0] ?? ''
  const left = question.folded
    .replace(POINTS_BACK, ' ')
    .trim()
    .replace(/^[、,\s]+/, '')
  const ofCases = ofOrganisation(thread, tools)
  const own: Reading = { understanding: withCases(question, thread), how: 'case', asked: `${name} ${left}`, ofCases }
  const attribute = caseAttributeOf(left)
  if (attribute) {
    const understanding = withCases(read(attribute.asked), thread)
    return [{ ...own, understanding, section: attribute.section }, own]
  }
  if (asksWhyAlone(left)) {
    const why = whyOf(thread, tools)
    return [{ ...why, understanding: withCases(why.understanding, thread), how: 'case', ofCases }, own]
  }
  const before = read(thread.asked)
  if (hasNoNoun(left, analyzer)) {
    const topic = OF_BEGINNING.test(left) ? '' : topicOf(analyzer, before.unnamed)
    const asked = `${topic} ${left}`
    if (topic !== '') return [{ ...own, understanding: withCases(read(asked), thread), asked: `${name} ${asked}` }, own]
    return [own]
  }
  const thing = thingOf(left)
  if (thing === undefined || ATTRIBUTES.test(thing) || !isNominal(analyzer, thing)) return [own]
  const asked = askedOf(analyzer, before.subject.trim(), thing)
  if (asked === undefined || before.concepts.length === 0) return [own]
  const understanding = withCases(read(asked), thread)
  const insteadOf = replacedBy(analyzer, before.subject.trim(), thing)
  const filled = { filledIn: thing, ...(insteadOf === undefined ? {} : { insteadOf }) }
  return [{ understanding, how: 'same', asked: `${name} ${asked}`, about: read(thing), ofCases, ...filled }, own]
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
    .replace(/^(?:って|だと|なら)?[、,\s]*/, '')
  if (thread.caseIds.length > 0 && !/^(?:それ|その(?:とき|時|場合|制度))/.test(pointer)) {
    const slots = { ...question.slots, caseIds: thread.caseIds }
    const asked = `${nameOf(thread.caseIds[0]!) ?? ''} ${left}`
    return [{ understanding: { ...question, slots }, how: 'case', asked }]
  }
  const asked = `${subjectOf(analyzer, thread.question)} ${left}`
  return [{ understanding: read(asked), how: 'subject', asked }]
}
