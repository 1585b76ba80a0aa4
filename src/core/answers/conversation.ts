import type { Excerpt } from '../corpus/citation.js'
import { wordsOf } from '../question/condition.js'
import { asksOnly, thingOf, wantedOf } from '../question/follow-up.js'
import type { Reading } from '../question/reading.js'
import { begunWith, type ShownRange, type ThreadState } from '../question/thread-state.js'
import type { Understanding } from '../question/understanding.js'
import { foldPlain } from '../text/width.js'
import { type Answer, CASES_PER_PAGE, type NoneAnswer } from './answer.js'

/** How many shown excerpts a thread remembers. */
const MAX_SHOWN = 50
/** How many organisations a thread remembers beside the present one. */
const MAX_EARLIER = 3
/** Another word for a thing says it well enough from here on. */
const SURE_VARIANT = 0.5
/** These tell nothing that a follow-up could be about. */
const PASSING = new Set(['smalltalk', 'help', 'share', 'clarify'])

/** Ids of the cases that an answer is about, and of those that its excerpts are from, in the order shown. */
export interface ShownCases {
  about: string[]
  quoted: string[]
}

/** An answer to one reading of a question. */
export interface Answering<Found extends { answer: Answer }> {
  reading: Reading
  found: Found
}

const NOTHING_MEANT: NoneAnswer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [] }

/**
 * The first reading whose answer is one, and is what was meant; else the last of them, which takes the question as it stands,
 * or has no answer where that would mean nothing. Readings are answered one after another: mostly the first will do.
 */
export async function firstAnswered<Found extends { answer: Answer }>(
  readings: readonly Reading[],
  answerTo: (reading: Reading) => Promise<Found>,
): Promise<Answering<Found>> {
  let last: Answering<Found> | undefined
  for (const reading of readings) {
    const found = await answerTo(reading)
    const answer = asMeant(found.answer, reading)
    if (answer) return { reading, found: { ...found, answer } }
    last = { reading, found }
  }
  const { reading, found } = last!
  return { reading, found: found.answer.kind === 'none' ? found : { ...found, answer: NOTHING_MEANT } }
}

/** The answer, as far as it is one to the reading; undefined where it is of something else. */
function asMeant<A extends Answer>(given: A, { about, least = 0, ofCases, ofThemAlone }: Reading): A | undefined {
  if (given.kind === 'none' || given.confidence < least) return undefined
  const isOfThem = ({ citation }: Excerpt) => ofCases?.includes(citation.passageId.split('#')[0]!) !== false
  const answer = ofThemAlone ? withOnly(given, isOfThem) : given
  const [first] = answer.excerpts
  if (first ? !isOfThem(first) : given.excerpts.length > 0) return undefined
  return about ? aboutThing(answer, about) : answer
}

function withOnly<A extends Answer>(answer: A, isMeant: (excerpt: Excerpt) => boolean): A {
  if (answer.kind !== 'answer') return answer
  const excerpts = answer.excerpts.filter(isMeant)
  const leading = answer.excerpts.slice(0, answer.leading).filter(isMeant).length
  return { ...answer, excerpts, leading: Math.max(1, leading) }
}

/** The answer with the excerpts first that speak of the thing, and then those whose place does; undefined where none does. */
function aboutThing<A extends Answer>(answer: A, thing: Understanding): A | undefined {
  const inText = answer.excerpts.filter((excerpt) => speaksOf(excerpt.text, thing))
  const inPlace = answer.excerpts.filter(
    (excerpt) => !inText.includes(excerpt) && speaksOf(`${excerpt.citation.title} ${excerpt.citation.section}`, thing),
  )
  const speaking = [...inText, ...inPlace]
  if (speaking.length === 0) return undefined
  const others = answer.excerpts.filter((excerpt) => !speaking.includes(excerpt))
  const excerpts = [...speaking, ...others]
  if (answer.kind !== 'answer') return { ...answer, excerpts }
  return { ...answer, excerpts, leading: Math.min(answer.leading, speaking.length) }
}

/** True where a text holds a word for the thing. */
function speaksOf(text: string, { concepts }: Understanding): boolean {
  const said = foldPlain(text)
  return concepts.some(({ variants }) =>
    [...variants].some(([term, { factor }]) => factor >= SURE_VARIANT && said.includes(term)),
  )
}

/** The state that follow-ups need after `answer`. Courtesies in between change nothing. */
export function threadAfter(
  before: ThreadState | undefined,
  { understanding, how, asked, filledIn, insteadOf }: Reading,
  answer: Answer,
  { about, quoted }: ShownCases,
): ThreadState {
  if (PASSING.has(answer.kind)) return before ?? begunWith('')
  if (answer.kind === 'none' && before && (answer.reason === 'offSubject' || isFragment(asked))) return before
  const goesOn =
    before &&
    (how === 'moreCases' ||
      how === 'more' ||
      how === 'detail' ||
      how === 'figures' ||
      how === 'otherCases' ||
      how === 'example')
  const listed = answer.kind === 'cases' ? answer.cases.map(({ id }) => id) : quoted
  const isSearch = answer.kind === 'cases'
  const isList = isSearch || (answer.kind === 'answer' && listed.length > 1)
  // What was listed in place of what nothing agrees with is what can be cut down further.
  const question = answer.kind === 'cases' && answer.insteadOf ? wordsOf(answer.conditions) : asked
  const seen = [...(how === 'moreCases' ? seenOf(before) : []), ...listed.slice(0, CASES_PER_PAGE)]
  const list = isList ? { question, caseIds: listed, isSearch, seen } : before?.list
  const keeps = before && (goesOn || how === 'subject') ? before : undefined
  const earlier = earlierThan(before, about)
  const filled = filledIn ?? keeps?.filledIn
  const other = filledIn === undefined ? keeps?.insteadOf : insteadOf
  return {
    question: keeps?.question ?? asked,
    asked,
    ...(filled === undefined ? {} : { filledIn: filled }),
    ...(other === undefined ? {} : { insteadOf: other }),
    kind: answer.kind,
    caseIds: about.length > 0 ? about : (before?.caseIds ?? []),
    ...(earlier ? { earlier } : {}),
    bound: understanding.slots.caseIds.length > 0 || answer.kind === 'case' || answer.kind === 'compare',
    ...(list ? { list } : {}),
    ...(how === 'otherCases' ? { ofOthers: true } : {}),
    shown: [...(goesOn ? before.shown : []), ...shownOf(answer)].slice(-MAX_SHOWN),
    folded: [...(goesOn ? (before.folded ?? []) : []), ...foldedOf(answer)].slice(-MAX_SHOWN),
  }
}

/** The organisations that the person meant before those that an answer is about. */
function earlierThan(before: ThreadState | undefined, about: readonly string[]): string[] | undefined {
  const last = before?.bound ? before.caseIds[0] : undefined
  if (last === undefined || about.length !== 1 || about[0] === last) return before?.earlier
  return [last, ...(before?.earlier ?? [])].slice(0, MAX_EARLIER)
}

/** Ids of the cases that were shown of a list. */
export function seenOf(thread: ThreadState | undefined): string[] {
  return thread?.list?.seen ?? thread?.list?.caseIds ?? []
}

/** 九州だと?: without an answer it leaves nothing that a follow-up could be about. */
function isFragment(asked: string): boolean {
  return thingOf(asked) !== undefined || asksOnly(asked) || wantedOf(asked) !== undefined
}

/** What the first screen shows. */
function shownOf(answer: Answer): ShownRange[] {
  return answer.excerpts.slice(0, answer.kind === 'answer' ? answer.leading : 1).map(rangeOf)
}

/** What stands folded below it. */
function foldedOf(answer: Answer): ShownRange[] {
  return answer.kind === 'answer' ? answer.excerpts.slice(answer.leading).map(rangeOf) : []
}

function rangeOf({ start, end, citation: { passageId } }: Excerpt): ShownRange {
  return { passageId, start, end }
}
