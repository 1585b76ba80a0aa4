import type { Answer, CaseRow } from '../../core/answers/answer.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { type Linked, ownLink } from './own-links.js'
import { cleanText, clipText } from './plain-text.js'

/** One result as Slack's own search shows it (docs.slack.dev/enterprise-search/developing-apps-with-search-features, read 2026-11). */
interface SearchResult {
  external_ref: { id: string; type: Linked['kind'] }
  title: string
  description: string
  link: string
  /** YYYY-MM-DD. */
  date_updated: string
}

const MOST = 50
const TITLE_MAX = 150
const WORDS_MAX = 1000
/** A document without a date: older than any that has one. */
const NO_DATE = '1970-01-01'

/** What the answers show, each thing once, the best first. */
export function foundFor(
  answers: readonly Answer[],
  sources: readonly Source[],
  { app, team, linkBase }: { app: string; team: string; linkBase?: string | undefined },
): SearchResult[] {
  // Where no address was set there is no page to go to: the app's conversation in Slack is where one asks on (docs.slack.dev/interactivity/deep-linking).
  const conversation = `https://slack.com/app_redirect?app=${encodeURIComponent(app)}&team=${encodeURIComponent(team)}`
  const dates = new Map(sources.map(({ id, published }) => [id, published]))
  const results = answers.flatMap(thingsIn).map(({ source, ref, title, words }) => ({
    external_ref: { id: ref.id, type: ref.kind },
    title: clipText(cleanText(title), TITLE_MAX),
    description: clipText(cleanText(words), WORDS_MAX),
    link: ownLink(linkBase, ref) ?? conversation,
    date_updated: dayOf(dates.get(source) ?? ''),
  }))
  const nameOf = ({ external_ref: { type, id } }: SearchResult) => `${type} ${id}`
  return [...new Map(results.toReversed().map((each) => [nameOf(each), each])).values()].toReversed().slice(0, MOST)
}

interface Thing {
  ref: Linked
  title: string
  words: string
  /** Id of the source. */
  source: string
}

function thingsIn(answer: Answer): Thing[] {
  const quoted = answer.excerpts.map(ofExcerpt)
  if (answer.kind === 'case') {
    const { name, profile, scheme, citation } = answer.card
    const id = answer.case.id
    return [
      { ref: { id, kind: 'case' }, title: `${name}の事例`, words: `${profile} ${scheme}`, source: citation.source },
      ...quoted,
    ]
  }
  if (answer.kind === 'cases') {
    const ofCase = ({ id, name, profile, citation }: CaseRow): Thing => {
      return { ref: { id, kind: 'case' }, title: `${name}の事例`, words: profile, source: citation.source }
    }
    return [...answer.cases.map(ofCase), ...quoted]
  }
  if (answer.kind !== 'checklist') return quoted
  const { id, title, steps, source } = answer.checklist
  const words = steps.map(({ text }) => text).join(' ')
  return [{ ref: { id, kind: 'checklist' }, title: `チェックリスト: ${title}`, words, source }, ...quoted]
}

function ofExcerpt({ text, subject, leadIn, citation }: Excerpt): Thing {
  const before = subject ?? leadIn?.text
  return {
    ref: { id: citation.passageId, kind: 'passage' },
    title: citation.short,
    words: `${before === undefined ? '' : `${before} `}${text}（${citation.label}）`,
    source: citation.source,
  }
}

/** The first day of what is known. */
function dayOf(published: string): string {
  return published === '' ? NO_DATE : `${published}-01-01`.slice(0, NO_DATE.length)
}
