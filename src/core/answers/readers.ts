import { type Audience, mayRead } from '../corpus/audience.js'
import type { Excerpt } from '../corpus/citation.js'
import type { Passage, Source } from '../corpus/corpus.js'
import { isOverdue } from '../corpus/review.js'
import { readBy } from '../index/readers-searcher.js'
import { finish, type Steps } from '../index/steps.js'
import { isOwnRule } from '../library/taught.js'
import type { Answer } from './answer.js'
import type { Assistant } from './assistant.js'
import type { SharedParts } from './create-assistant.js'

/** Who reads an answer, and when: everybody where not said. */
export interface Reader {
  audience?: Audience
  /** YYYY-MM-DD; without it, no document is overdue. */
  today?: string
}

type MakeAssistant = (parts: SharedParts) => Steps<Assistant>

/**
 * One assistant for all readers. Where documents are for HR only, everybody else has an assistant that does not have them:
 * what is not there cannot be quoted, counted, named or reached by a reference. The one for people from outside, who have none
 * of the company's documents, is made when the first of them asks.
 */
export function* assistantForReaders(parts: SharedParts, make: MakeAssistant): Steps<Assistant> {
  const open = partsFor('everyone', parts)
  const whole = yield* make(parts.own ? { ...parts, own: readBy(parts.own, 'hr') } : parts)
  yield
  const everyone = open === parts ? whole : yield* make(open)
  const withoutOwn = partsFor('outside', parts)
  let outside = withoutOwn === open ? everyone : undefined
  const of = (reader: Reader | undefined) => {
    if (reader?.audience === 'hr') return whole
    if (reader?.audience !== 'outside') return everyone
    outside ??= finish(make(withoutOwn))
    return outside
  }
  const dated = datedBy(parts.knowledge.corpus.sources)
  const datedAnswer = (answer: Answer, reader: Reader | undefined) => ({
    ...answer,
    excerpts: dated(answer.excerpts, reader),
  })
  return {
    ...everyone,
    answer: async (question, reader) => datedAnswer(await of(reader).answer(question), reader),
    converse: async (question, reader) => {
      const { answer, thread } = await of(reader).converse(question)
      return { answer: datedAnswer(answer, reader), thread }
    },
    snippets: async (words, reader) => datedAnswer(await of(reader).snippets(words), reader),
    quoted: (ref, reader) => {
      const found = of(reader).quoted(ref)
      if (found.state === 'same') return { ...found, excerpt: dated([found.excerpt], reader)[0]! }
      return found.state === 'changed' ? { ...found, now: dated(found.now, reader) } : found
    },
    besides: (id, reader) => of(reader).besides(id),
    sources: (reader) => of(reader).sources(),
    passage: (id, reader) => dated(of(reader).passage(id), reader),
  }
}

/** What one audience may read of; the same parts where nothing is kept from it. */
function partsFor(audience: Audience, parts: SharedParts): SharedParts {
  const { knowledge, own, ...rest } = parts
  const { corpus, index } = knowledge
  const kept = new Set(corpus.sources.filter((source) => !mayRead(audience, source)).map(({ id }) => id))
  if (kept.size === 0) return parts
  const isOpen = ({ source }: Passage) => !kept.has(source)
  const passages = corpus.passages.filter(isOpen)
  const hidden = new Set(corpus.passages.filter((passage) => !isOpen(passage)).map(({ id }) => id))
  const byId = new Map([...index.byId].filter(([id]) => !hidden.has(id)))
  const sources = corpus.sources.filter(({ id }) => !kept.has(id))
  return {
    ...rest,
    ...(corpus.passages.some((passage) => !isOpen(passage) && isOwnRule(passage)) ? { keepsRules: true } : {}),
    // The tables of an index are shared, for their size; the ranking takes no passage that this one does not name by id.
    knowledge: { ...knowledge, index: { ...index, byId }, corpus: { ...corpus, sources, passages } },
    ...(own && passages.some((passage) => passage.own) ? { own: readBy(own, 'everyone') } : {}),
  }
}

/** Marks excerpts of documents that somebody should have looked at again. */
function datedBy(sources: readonly Source[]) {
  const days = new Map(sources.flatMap(({ id, library }) => (library?.reviewBy ? [[id, library.reviewBy]] : [])))
  return (excerpts: Excerpt[], reader: Reader | undefined): Excerpt[] =>
    excerpts.map((excerpt) => {
      const reviewBy = days.get(excerpt.citation.source)
      const isLate = reader?.today !== undefined && isOverdue(reviewBy, reader.today)
      return isLate ? { ...excerpt, overdueSince: reviewBy! } : excerpt
    })
}
