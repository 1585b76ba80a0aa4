import type { GlossaryEntry } from '../corpus/corpus.js'
import type { AnswerKind } from '../index/answer-kind.js'
import type { Intent } from '../index/intent.js'
import { countOrganisations } from './case-names.js'
import type { Fact } from './condition.js'
import { asksHowToBegin } from './how-to-begin.js'
import type { Reading } from './reading.js'
import type { Slots } from './slot-values.js'
import type { Understanding } from './understanding.js'
import { wantsPerson } from './wants-person.js'

/** Why a kind was decided on. */
export type DecisionReason =
  /** The wording is nearest to this kind. */
  | 'classifier'
  /** Nothing is asked. */
  | 'courtesy'
  /** How to go about telework as a whole: the list of its steps answers. */
  | 'howToBegin'
  /** Not an answer is wanted, but somebody who gives one. */
  | 'wantsPerson'
  | 'comparedNames'
  | 'twoNames'
  | 'twoThings'
  | 'nameAlone'
  | 'caseOfName'
  | 'casesUnnamed'
  /** Cases are asked for, and an organisation is only mentioned. */
  | 'nameBeside'
  | 'named'
  | 'termKnown'
  /** It goes on with what was said before. */
  | 'thread'
  // Why the documents are searched although the wording asks for something else.
  | 'unsure'
  | 'hasSubject'
  | 'nothingToCompare'
  | 'noName'
  | 'detailOfCase'
  | 'noWordForCases'
  | 'termUnknown'
  | 'offSubject'

export interface Decision {
  kind: AnswerKind
  reason: DecisionReason
  intent?: Intent
  entry?: GlossaryEntry
}

/** How sure the classifier must be before a kind that looks nothing up is believed. */
const SURE = 0.5
const HARDLY = 0.05
const PERHAPS = 0.25
const LIKELY = 0.35
const RATHER = 0.4
const FIRM = 0.6
const CERTAIN = 0.75
/** Sorts of answers that are amounts, and no names. */
const AMOUNTS = new Set(['ratio', 'share'])
/** 「通信手当を月いくら出してるとこある」: how much is asked, whoever it is. */
const AMOUNTS_OF_SOMEBODY = new Set([...AMOUNTS, 'money', 'hours', 'days', 'times'])
const COMPARE_WORDS = /比べ|くらべ|比較|違い|違う|違っ|ちがい|ちがう|どちら|どっち|並べ|vs|対比|見比べ/
const CASE_WORDS = /事例|じれい|事列|ケース|例を|取り?組み|紹介|について|概要|まとめ/
const ASKS_BY_EXAMPLES = /例|じれい|事列|ケース|一覧|リスト|会社|ところ|とこ/
/** 「…という会社だけに絞って」「…の例が見たい」: several are wanted by name. */
const ASKS_FOR_CASES =
  /(?:事例|実例|例|会社|企業|団体|自治体|役所|役場|ところ|とこ)(?:は|を|が|って|も|だけに|だけ|に)?(?:見たい|見せて|教え|おしえ|挙げて|あげて|出して|知りたい|探し|さがし|絞|いくつ|一覧|リスト|紹介)|(?:どちら|どこ|どの)の?(?:会社|企業|自治体)/
/** 「…している会社ありますか」: who they are is asked where it is also said what they are like. */
const ASKS_WHO =
  /(?:会社|企業|団体|自治体|役所|役場|ところ|とこ)(?:は|って|が|も|とか|、){0,2}(?:ほかに|他に)?(?:あり|ある|ない|どこ|いる|います)/
/** 「2000年より前に導入した会社は？」: so too where it ends with who. */
const ENDS_WITH_WHO = /(?:会社|企業|団体|自治体|役所|役場)(?:は|って|とか)?(?:です|でしょう)?か?[\s。?]*$/
/** A kind and a style of work narrow little. */
const TELLING_FACTS = new Set<Fact>(['prefecture', 'industry', 'employees', 'introduced', 'purpose', 'people', 'award'])
/** What a case can be told by at a glance: of 「従業員50人の製造業」 nothing but the cases that are so can be meant. */
const PLAIN_FACTS = new Set<Fact>(['prefecture', 'industry', 'employees', 'introduced', 'award', 'kind'])
const LIST_WORDS = /一覧|事例|じれい|事列|例(を|は|が|$)|どこ|会社|企業|団体|自治体|役所|ところ|とこ|いくつ|何件|探し/

/**
 * Which kind of answer a question gets. Rules for what the words and names make certain; the classifier for the rest;
 * `answer` where a kind lacks what it needs (a comparison two names, a definition its term).
 */
export function decideKind(understanding: Understanding, glossary: readonly GlossaryEntry[]): Decision {
  const { folded, restated, unnamed, named: names, intents, subjects, speaksToBot } = understanding
  const shares = new Map<AnswerKind, number>()
  for (const { intent, score } of intents) shares.set(intent.kind, (shares.get(intent.kind) ?? 0) + score)
  const [wanted, score] = [...shares].reduce((best, share) => (share[1] > best[1] ? share : best))
  const top = { intent: intents.find(({ intent }) => intent.kind === wanted)!.intent, score }
  const named = countOrganisations(names)
  const from = (kind: AnswerKind, reason: DecisionReason): Decision => ({ kind, reason, intent: top.intent })
  if (understanding.isCourtesy) {
    const { intent } = intents.find(({ intent: { kind } }) => kind === 'smalltalk' || kind === 'help')!
    return { kind: intent.kind, reason: 'courtesy', intent }
  }
  if (wantsPerson(folded)) return from('help', 'wantsPerson')
  if (asksHowToBegin(understanding)) return from('checklist', 'howToBegin')
  if (named >= 2 && COMPARE_WORDS.test(folded)) return from('compare', 'comparedNames')
  const bare = unnamed.replace(/[\s、。？?！!のをはって]/g, '')
  if (named >= 1 && bare === '') return from('case', 'nameAlone')
  switch (wanted) {
    case 'share':
      return top.score >= LIKELY ? from('share', 'classifier') : from('answer', 'unsure')
    case 'help':
      return subjects === 0 || (speaksToBot && top.score >= FIRM)
        ? from('help', 'classifier')
        : from('answer', 'hasSubject')
    case 'smalltalk':
      return (subjects === 0 && top.score >= RATHER) || (subjects === 1 && speaksToBot && top.score >= FIRM)
        ? from('smalltalk', 'classifier')
        : from('answer', 'hasSubject')
    case 'compare':
      if (named >= 2) return from('compare', 'twoNames')
      return comparedThings(folded) ? from('compare', 'twoThings') : from('answer', 'nothingToCompare')
    case 'case':
      // 「向洋電機ってどんな道具使ってるの」: one thing of it is asked.
      if (named >= 1 && asksOneThing(understanding) && !CASE_WORDS.test(restated)) return from('answer', 'detailOfCase')
      if (named >= 1) return from('case', 'caseOfName')
      return LIST_WORDS.test(folded) ? from('cases', 'casesUnnamed') : from('answer', 'noName')
    case 'cases':
      // 大分県, 総務省: an organisation of the corpus, and a place or a giver of prizes.
      if (named >= 1 && top.score >= CERTAIN && LIST_WORDS.test(restated) && !CASE_WORDS.test(restated))
        return from('cases', 'nameBeside')
      if (named >= 1) return CASE_WORDS.test(restated) ? from('case', 'named') : from('answer', 'detailOfCase')
      // 「自治体と企業の違いは」: what they are like, and not who they are.
      if (comparedThings(folded) && !ASKS_BY_EXAMPLES.test(folded)) return from('compare', 'twoThings')
      // 「テレワークしてる会社はどのくらい？」 asks for a share, and not for their names.
      if (AMOUNTS.has(understanding.answerType?.id ?? '')) return from('answer', 'noWordForCases')
      return LIST_WORDS.test(folded) || top.score >= SURE || saysOnlyWhatLike(understanding)
        ? from('cases', 'classifier')
        : from('answer', 'noWordForCases')
    case 'definition': {
      const entry = entryIn(folded, glossary)
      return entry ? { ...from('definition', 'termKnown'), entry } : from('answer', 'termUnknown')
    }
    case 'none':
      return from('answer', 'offSubject')
    default:
      return named === 0 && asksForCases(understanding, shares.get('cases') ?? 0)
        ? { kind: 'cases', reason: 'casesUnnamed', intent: top.intent }
        : from(wanted, 'classifier')
  }
}

/** Cases are asked for, although the wording as a whole is nearer to another kind. */
function asksForCases(understanding: Understanding, share: number): boolean {
  const { folded, slots, answerType } = understanding
  if (AMOUNTS_OF_SOMEBODY.has(answerType?.id ?? '')) return false
  if (share >= PERHAPS && ASKS_FOR_CASES.test(folded)) return true
  if (share < HARDLY || !saysWhatLike(slots)) return false
  return (
    saysOnlyWhatLike(understanding) || [ASKS_FOR_CASES, ASKS_WHO, ENDS_WITH_WHO].some((words) => words.test(folded))
  )
}

/** One thing of an organisation; 「…出してもらえますか」 only asks politely. */
function asksOneThing({ answerType, concepts }: Understanding): boolean {
  return answerType !== undefined && answerType.id !== 'may' && concepts.length > 0
}

function saysWhatLike(slots: Slots): boolean {
  return slots.conditions.some(({ anyOf, excluded }) => excluded || anyOf.some(({ fact }) => TELLING_FACTS.has(fact)))
}

/** Two things or more that cases are like, and no other word. */
function saysOnlyWhatLike({ leftover, slots: { conditions } }: Understanding): boolean {
  const isPlain = conditions.every(({ anyOf }) => anyOf.every(({ fact }) => PLAIN_FACTS.has(fact)))
  return conditions.length >= 2 && isPlain && /^[\s、。?・のでがはを]*$/.test(leftover)
}

const WHO_IT_IS = /会社|企業|団体|自治体|ところ|事例|概要|全体/
/** Kinds that do not go on with anything. */
const PASSING = new Set<AnswerKind>(['smalltalk', 'help'])

/** The same with the thread in view: a list is cut down to a list, a case of it is shown, and no follow-up is small talk. */
export function decideInThread(
  { understanding, how }: Reading,
  before: AnswerKind | undefined,
  glossary: readonly GlossaryEntry[],
): Decision {
  const { slots, concepts } = understanding
  const ofThread = (kind: AnswerKind): Decision => ({ kind, reason: 'thread' })
  switch (how) {
    case 'alone':
      return decideKind(understanding, glossary)
    case 'more':
    case 'detail':
      return ofThread(before === 'case' ? 'case' : 'answer')
    case 'example':
    case 'figures':
    case 'otherCases':
      return ofThread('answer')
    case 'refine':
    case 'moreCases':
      return ofThread('cases')
    case 'pick':
      if (slots.caseIds.length > 1) return ofThread('compare')
      return ofThread(concepts.length === 0 ? 'case' : 'answer')
    default: {
      const decision = decideKind(understanding, glossary)
      // Of the organisation that is spoken of already one thing is asked, and not who it is.
      const asksOfCase = how === 'case' && decision.kind === 'case' && concepts.length > 0
      if (asksOfCase && !WHO_IT_IS.test(understanding.folded)) return ofThread('answer')
      return PASSING.has(decision.kind) ? ofThread('answer') : decision
    }
  }
}

const COMPARING = /違|ちが|ちゃう|比|くらべ|並べ|ならべ|どっち|どちら|差|対照|見くら/g
/** What stands between the second thing and the word of comparing: 「…がどう違う」「…を表で比べて」. */
const BETWEEN = 'との とで とか では には って と を の は が で も 、 どう どこ 何 なに 横に 表 それぞれ'.split(' ')
/** What is told before comes to an end here. */
const BEFORE = /^.*(?:ので|ですが|けど|から|[。？?！!])[、\s]*/
const MAX_THING_UNITS = 24

/** The things, two or more, that a question without names compares: 「在宅勤務とモバイルワークの違いは」. */
export function comparedThings(folded: string): string[] | undefined {
  for (const { index } of folded.matchAll(COMPARING)) {
    const before = withoutBetween(folded.slice(0, index)).replace(BEFORE, '')
    const found = joinedByTo(before) ?? juxtaposed(before)
    if (found) return found
  }
  return undefined
}

/** Word by word from the end: one pattern for them all would try every way to cut では…では. */
function withoutBetween(text: string): string {
  let end = text.length
  for (;;) {
    const left = text.slice(0, end).trimEnd()
    const word = BETWEEN.find((between) => left.endsWith(between))
    end = left.length - (word?.length ?? 0)
    if (word === undefined) return left
  }
}

/** 在宅勤務とモバイルワーク. */
function joinedByTo(text: string): string[] | undefined {
  for (let at = text.indexOf('と'); at >= 0; at = text.indexOf('と', at + 1)) {
    const first = text.slice(0, at).split('、').at(-1)!.slice(-MAX_THING_UNITS).trim()
    const second = text.slice(at + 1).replace(/^[\s、]+/, '')
    if (first !== '' && isThing(second)) return [first, ...inList(second)]
  }
  return undefined
}

/** サテライトとモバイル, which go on a list; もともと and ひとり are one word. */
function inList(text: string): string[] {
  const things = text.split('と').map((thing) => thing.trim())
  return things.every(isThing) ? things : [text]
}

/** vpn 仮想デスクトップ, A対B, A vs B. */
function juxtaposed(text: string): string[] | undefined {
  const words = text.split(/[\s、]+|vs\.?|(?<=[a-z])対(?=[a-z])/).filter((word) => word !== '')
  const [first, second] = words.length > 1 ? words.slice(-2) : text.split('対')
  return first !== undefined && second !== undefined && isThing(first) && isThing(second) ? [first, second] : undefined
}

function isThing(text: string): boolean {
  return text.length >= 2 && text.length <= MAX_THING_UNITS && !text.includes('、')
}

/** The longest glossary term (or other name of it) that stands in the folded question. */
export function entryIn(folded: string, glossary: readonly GlossaryEntry[]): GlossaryEntry | undefined {
  let best: { entry: GlossaryEntry; length: number } | undefined
  const plain = folded.replace(/\s+/g, '')
  for (const entry of glossary) {
    for (const name of [entry.term, ...entry.aliases, ...(entry.reading ? [entry.reading] : [])]) {
      const wanted = name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
      if (wanted.length > (best?.length ?? 1) && plain.includes(wanted)) best = { entry, length: wanted.length }
    }
  }
  return best?.entry
}
