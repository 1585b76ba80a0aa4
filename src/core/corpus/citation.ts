import { countGraphemes, offsetAfterGraphemes } from '../text/graphemes.js'
import type { Span } from '../text/span.js'
import { mayRead } from './audience.js'
import { CASE_SECTIONS, type NewerEdition, type Passage, type Source } from './corpus.js'

/** Whose word a passage is: one's own rules, what a guide or the government says to all, or what one organisation does. */
export type Whose = 'own' | 'general' | 'organisation'

/** Which passage something stands in, in words a person can follow. */
export interface Citation {
  passageId: string
  /** Id of the source. */
  source: string
  whose: Whose
  /** The document's name: the organisation of a case, the title of a section. */
  title: string
  section: string
  place: string
  /** One line: 「広島市役所の事例（テレワーク事例集、2013年ごろ）・労務管理」. */
  label: string
  /** The same for a first look, at most 40 graphemes: 「広島市役所の事例・労務管理（2013年ごろ）」. */
  short: string
  /** The document alone, at most as long: 「広島市役所の事例（2013年ごろ）」. */
  document: string
}

/**
 * The part of a passage that is shown: the sentence that answers, whole, and after it only what belongs to it. Whoever
 * quotes it shows `subject` or `leadIn` before it, where there is one.
 */
export interface Excerpt {
  /** `passage.text.slice(start, end)`, unless `cut`: then that slice up to a clause, and 「…」. */
  text: string
  /** UTF-16 units into the passage's text. */
  start: number
  end: number
  /** True where a sentence longer than an excerpt may be was cut at a clause. */
  cut: boolean
  /** The range of `text` that answers: the figure, the name, the condition; all of the sentence where none stands out. */
  focus: Span
  /** The passage's words without which the sentence is not understood: what a list item is an item of, what これ means. */
  leadIn?: Quoted
  /** Whom or what the sentence is about where it does not say so: in our words, out of the passage's heading. */
  subject?: string
  citation: Citation
  verbatim: boolean
  newer: NewerEdition[]
  /** YYYY-MM-DD: by when somebody had to look at the document again, where that day has passed. */
  overdueSince?: string
}

/** Words of a passage: `passage.text.slice(start, end)`. */
interface Quoted extends Span {
  text: string
}

/** UX.md: a short source is read at a glance, on a phone too. In graphemes. */
export const MAX_SHORT_CITATION = 40

/** Where a passage stands, in words a person can follow: document, date, place. */
export function citationOf(passage: Passage, sources: ReadonlyMap<string, Source>): Citation {
  const { id: passageId, title, section, place } = passage
  const source = sources.get(passage.source)!
  const kept = keptMark(source)
  if (source.cited !== undefined) {
    const line = `${clip(source.cited, MAX_SHORT_CITATION - kept.length)}${kept}`
    const said = { label: `${source.cited}${kept}`, short: line, document: line }
    return { passageId, source: source.id, whose: whoseIs(passage), title, section, place, ...said }
  }
  const where = place === title ? '' : place
  const work = `${source.publisher ?? ''}『${source.title}』（${renderDate(source)}）`
  // One's own rules are cited by their article first, as people speak of them: 第3条・2ページ.
  const parts = passage.own ? [section, where] : [where, section]
  // A heading as printed often ends in ours.
  const said = where.includes(section) ? [where] : section.includes(where) ? [section] : parts
  const label =
    passage.kind === 'case'
      ? `${title}の事例（${source.title}、${renderDate(source)}）・${section}`
      : `${work} ${said.join('・')}`.trim() + kept
  const whose = whoseIs(passage)
  return { passageId, source: source.id, whose, title, section, place, label, ...shortOf(passage, source) }
}

export function whoseIs({ kind, own }: Passage): Whose {
  if (own) return 'own'
  return kind === 'case' ? 'organisation' : 'general'
}

/** 2009年12月, 2013年ごろ; 日付なし where the document has none. */
export function renderDate({ published, circa }: Pick<Source, 'published' | 'circa'>): string {
  if (published === '') return '日付なし'
  const [year, month, day] = published.split('-').map(Number)
  const date = `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`
  return circa ? `${date}ごろ` : date
}

/** 2009年12月, without the day. */
export function renderMonth({ published, circa }: Pick<Source, 'published' | 'circa'>): string {
  return renderDate({ published: published.slice(0, 'YYYY-MM'.length), circa })
}

function shortOf(passage: Passage, source: Source): Pick<Citation, 'short' | 'document'> {
  const { published, circa } = source
  // Of one's own rules the month matters; of a work of years ago the year says enough.
  const year = renderDate({ published: published.slice(0, 'YYYY'.length), circa })
  const date = published === '' ? [] : [passage.own ? renderMonth(source) : year]
  const said = [...date, ...(mayRead('everyone', source) ? [] : [KEPT])]
  const dated = said.length === 0 ? '' : `（${said.join('、')}）`
  const heads = headsOf(passage, source)
  const room = MAX_SHORT_CITATION - dated.length
  const fits = (words: string) => countGraphemes(words) <= room
  const head = heads.find(fits) ?? heads.at(-1)!
  // A shorter name with its place says more than a long one whose place is cut.
  const places = [head, ...heads].flatMap((name) => placesOf(passage, source).map((place) => `${name}・${place}`))
  const place = places.find(fits) ?? places.at(-1) ?? head
  return { short: `${clip(place, room)}${dated}`, document: `${clip(head, room)}${dated}` }
}

const KEPT = '人事のみ'

/** Whoever may read it is to see that others may not, before they pass it on. */
function keptMark(source: Source): string {
  return mayRead('everyone', source) ? '' : `（${KEPT}）`
}

function clip(words: string, max: number): string {
  return countGraphemes(words) <= max ? words : `${words.slice(0, offsetAfterGraphemes(words, max - 1))}…`
}

/** What the document is called, longest first. */
function headsOf({ kind, title, own }: Passage, source: Source): string[] {
  if (own) return [`自社の『${source.title}』`, `『${source.title}』`]
  const name = bareName(title)
  if (kind === 'case') return [name, withoutBrackets(name)].map((each) => `${each}の事例`)
  if (source.short !== undefined) return [source.short]
  return [...(source.publisher === undefined ? [] : [`${source.publisher} ${source.title}`]), source.title]
}

/** Where in the document: the first that has room is taken. */
function placesOf({ kind, own, title, section }: Passage, source: Source): string[] {
  if (kind === 'glossary') return [`用語「${title}」`, '用語']
  if (own)
    return section
      .split('・')
      .map((_, i, parts) => parts.slice(i).join('・'))
      .filter(Boolean)
  if (kind === 'case') return section === '' ? [] : [withoutChapter(section)]
  // 「ポイント5 制度・勤務ルールを整備する」 is known by its number.
  const number = /^(ポイント|第)\S+(?= )/.exec(title)?.[0]
  const named = title === source.title ? [] : [title]
  if (section === '') return named
  return [...named, ...(number ? [number] : [])].map((name) => `${name}・${section}`).concat(section)
}

/** What a passage is about, for a button: 「ライブドアの通信費・光熱費」「投資対効果」. */
export function topicOf({ kind, title, section }: Passage): string {
  if (kind === 'case') return `${withoutBrackets(bareName(title))}の${withoutChapter(section) || '事例'}`
  return kind === 'glossary' || section === '' ? title : section
}

/** A case's section without the chapter that it stands in: 「時間外労働」 of 「労務管理・評価・時間外労働」. */
function withoutChapter(section: string): string {
  const chapter = CASE_SECTIONS.find((name) => section.startsWith(`${name}・`))
  return chapter === undefined ? section : section.slice(chapter.length + 1)
}

/** A name without what is added to it: 「青森県 (先進的…実証実験)」. */
export function withoutBrackets(name: string): string {
  return name.replace(BRACKETED, '').trim() || name
}

/** An organisation's name without its legal form. */
export function bareName(title: string): string {
  return title.replace(LEGAL_FORM, '').trim() || title
}

const LEGAL_FORM = /株式会社|有限会社|合同会社|(社団|財団|NPO|特定非営利活動)法人/g
const BRACKETED = /[(（][^(（)）]{0,60}[)）]/g
