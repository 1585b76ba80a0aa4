import type { Audience } from '../corpus/audience.js'
import type { Corpus, Passage, Source } from '../corpus/corpus.js'
import { countGraphemes } from '../text/graphemes.js'
import { sentencesOf } from '../text/sentences.js'
import { withMadeQuestions } from './made-questions.js'
import { TopicCues } from './topic-cues.js'

/** An answer that a person gave, as a document of the library. */
export interface TaughtDocument {
  /** Letters, digits and hyphens; unique among taught answers. */
  id: string
  /** What it answers, at least one. */
  questions: readonly string[]
  text: string
  /** The line that stands for its source: 「社内回答・鈴木 健・2026年11月30日」. */
  source: string
  audience: Audience
  /** YYYY-MM-DD, when it was given. */
  on: string
  /** YYYY-MM-DD, when somebody has to look at it again. */
  reviewOn?: string
  /** Words that people say, each group with the documents' word. */
  synonyms: readonly (readonly string[])[]
}

/** A question that a person found answered by a passage. */
interface QuestionNoted {
  passageId: string
  /** Where in the passage it is answered, in UTF-16 units of its text. */
  start: number
  question: string
}

/** A document that somebody sent, as a file of the library; it stands for the library's own of the same id. */
export interface UploadedDocument {
  id: string
  file: string
}

/** What people added to the documents while the program runs. */
export interface Taught {
  /** In the order of their ids. These are part of the library before anything else of this is added to it. */
  uploads?: readonly UploadedDocument[]
  documents: readonly TaughtDocument[]
  noted: readonly QuestionNoted[]
  /** Words for one thing, a group each: people's and the documents'. */
  synonyms: readonly (readonly string[])[]
}

export const NOTHING_TAUGHT: Taught = { documents: [], noted: [], synonyms: [] }

/** Neither taught nor sent. */
export function isNothing(taught: Taught): boolean {
  return !isTaught(taught) && (taught.uploads ?? []).length === 0
}

/** True where anything is taught. */
function isTaught({ documents, noted, synonyms }: Taught): boolean {
  return documents.length + noted.length + synonyms.length > 0
}

/** Shorter answers are quoted whole: an answer that somebody wrote for one question is not taken apart. */
const WHOLE_GRAPHEMES = 180
const TITLE = '社内回答'

/**
 * The corpus with what was taught: for each answer a source and a passage of one's own under its questions, and noted
 * questions under the passages that answer them. What is noted for a passage that is gone is left out.
 */
export function withTaught(corpus: Corpus, taught: Taught): Corpus {
  if (!isTaught(taught)) return corpus
  const { documents, noted } = taught
  const synonyms = taught.synonyms.map((group) => [...group])
  const topics = new TopicCues(corpus.ruleTopics)
  const notedIn = (id: string) => noted.filter(({ passageId }) => passageId === id)
  return {
    ...corpus,
    sources: [...corpus.sources, ...documents.map(toSource)],
    passages: [
      ...[...corpus.passages, ...documents.map((document) => toPassage(document, topics))].map((passage) =>
        withNoted(passage, notedIn(passage.id)),
      ),
    ],
    thesaurus: [...corpus.thesaurus, ...synonyms],
    officeThesaurus: [
      ...corpus.officeThesaurus,
      ...documents.flatMap(({ synonyms }) => synonyms.map((each) => [...each])),
    ],
  }
}

function toSource({ id, source, audience, on, reviewOn }: TaughtDocument): Source {
  return {
    id: idOf(id),
    title: TITLE,
    cited: source,
    published: on,
    circa: false,
    kind: TITLE,
    topics: [],
    library: {
      ...(audience === 'hr' ? { audience: '人事部' } : {}),
      ...(reviewOn === undefined ? {} : { reviewBy: reviewOn }),
      importedAt: `${on}T00:00:00.000Z`,
      originalName: TITLE,
    },
  }
}

function toPassage({ id, questions, text }: TaughtDocument, topics: TopicCues): Passage {
  const section = questions[0] ?? ''
  const lines = countGraphemes(text) <= WHOLE_GRAPHEMES ? [{ start: 0, end: text.length }] : linesOf(text)
  const made = withMadeQuestions(
    { section, lines: lines.map(({ start, end }) => ({ text: text.slice(start, end) })) },
    topics,
  )
  return {
    id: idOf(id),
    documentId: idOf(id),
    kind: 'guide',
    source: idOf(id),
    title: TITLE,
    section,
    place: '',
    text,
    blocks: lines.map((line, i) => ({ ...line, noted: [...new Set([...questions, ...(made[i]?.noted ?? [])])] })),
    sentences:
      lines.length === 1 && lines[0]!.end === text.length
        ? lines
        : lines.flatMap(({ start, end }) =>
            sentencesOf(text.slice(start, end)).map((span) => ({ start: start + span.start, end: start + span.end })),
          ),
    verbatim: true,
    own: true,
    newer: [],
    topics: [],
    origin: { file: TITLE, line: 1 },
  }
}

/** Lines with something in them. */
function linesOf(text: string) {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    return line.trim() === '' ? [] : [{ start, end: start + line.length }]
  })
}

function withNoted(passage: Passage, noted: readonly QuestionNoted[]): Passage {
  if (noted.length === 0) return passage
  const blocks = passage.blocks.map((block) => {
    const here = noted.filter(({ start }) => block.start <= start && start < block.end).map(({ question }) => question)
    return here.length === 0 ? block : { ...block, noted: [...new Set([...here, ...block.noted])] }
  })
  return { ...passage, blocks }
}

/** True for a passage of the company's own documents; what somebody answered once is no rule. */
export function isOwnRule({ own, origin }: Passage): boolean {
  return own === true && origin.file !== TITLE
}

function idOf(id: string): string {
  return `taught-${id}`
}
