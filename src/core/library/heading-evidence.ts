import { articleHeadOf } from './articles.js'
import { type HeadingForm, headingFormOf, isCaption, isShort, questionIn } from './heading-forms.js'
import type { Paragraph } from './join-lines.js'

/** A paragraph that is a heading. Smaller ranks stand above larger ones. */
export interface Heading {
  rank: number
  words: string
  /** True where the line also begins the text under it: 「第3条 在宅勤務者は、…」. */
  opensText: boolean
  /** False where only its form and what stands around it speak for a heading: it is quoted as text as well. */
  certain: boolean
  /** The question that the text under it answers; empty where it stands in the next line. */
  asks?: string
}

/** Headings that large letters make stand between those of the format and those of rules; bold ones below articles. */
const BIG_RANK = 9
const STRONG_RANK = 65
const BIG = 1.2
/** Where so much is bold, it tells nothing. */
const MOSTLY = 0.5

/**
 * Which paragraphs are headings, one entry a paragraph.
 *
 * The format's own and those of rules (第3条) are by themselves, as far as they are no sentences. Numbers and marks (１．, （１）, ■) are
 * headings where most of a series have text under them: a list's items follow one on another. Large and bold letters are
 * where smaller ones follow.
 */
export function findHeadings(paragraphs: Paragraph[]): (Heading | undefined)[] {
  const body = bodyLetters(paragraphs)
  const forms = paragraphs.map((paragraph) => formOf(paragraph, body))
  keepSeriesWithText(paragraphs, forms)
  return forms.map((form, i) => {
    if (!form) return undefined
    const { rank, words, opensText, certain, series } = form
    const { text, first } = paragraphs[i]!
    const isQuestion = first.question || (/[？?]$|(ます|です|ません|でしょう)か。?$/.test(text) && !opensText)
    const asks = series === 'Q' ? questionIn(text) : isQuestion ? text : undefined
    return { rank, words, opensText, certain, ...(asks === undefined ? {} : { asks }) }
  })
}

interface BodyLetters {
  size: number
  strongShare: number
}

function formOf({ text, first, last }: Paragraph, body: BodyLetters): HeadingForm | undefined {
  if (first.table !== undefined) return undefined
  const form = headingFormOf(text)
  if (first.heading !== undefined) {
    if (/。$/.test(text) && text.length > 25 && !first.question) return undefined
    const legal = form?.certain && form.rank >= 10 && !form.opensText ? form.words : text
    return { rank: first.heading, words: legal, certain: true, opensText: false, series: 'format' }
  }
  if (form?.certain || form?.series === 'Q') return form
  if (isShort(text) && /\p{L}{2}/u.test(text) && first === last) {
    const ratio = (first.size ?? 0) / body.size
    if (ratio >= BIG) return { ...big(text), rank: BIG_RANK - Math.min(4, ratio) }
    if (first.strong && body.strongShare < MOSTLY && !form) return { ...big(text), rank: STRONG_RANK, series: 'strong' }
  }
  return form
}

const big = (words: string): HeadingForm => ({ rank: BIG_RANK, words, certain: false, opensText: false, series: 'big' })

/** The usual height of letters, and how much of the text is bold. */
function bodyLetters(paragraphs: Paragraph[]): BodyLetters {
  const sizes = paragraphs.flatMap(({ text, first: { size } }) =>
    size === undefined ? [] : [{ size, count: text.length }],
  )
  sizes.sort((a, b) => a.size - b.size)
  const half = sizes.reduce((sum, { count }) => sum + count, 0) / 2
  let seen = 0
  const median = sizes.find(({ count }) => {
    seen += count
    return seen >= half
  })
  const all = paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  const strong = paragraphs.reduce((sum, { text, first }) => sum + (first.strong ? text.length : 0), 0)
  return { size: median?.size ?? Number.POSITIVE_INFINITY, strongShare: strong / Math.max(1, all) }
}

/** Takes the forms away that are items: those of a series of which most are followed by the next, not by text of their own. */
function keepSeriesWithText(paragraphs: Paragraph[], forms: (HeadingForm | undefined)[]): void {
  let scope: number[] = []
  const settle = () => {
    const bySeries = new Map<string, number[]>()
    for (const i of scope) {
      const { series } = forms[i]!
      bySeries.set(series, [...(bySeries.get(series) ?? []), i])
    }
    // From the outermost in: what stands under an item is no text of its own.
    const ordered = [...bySeries.values()].sort((a, b) => forms[a[0]!]!.rank - forms[b[0]!]!.rank)
    for (const members of ordered) {
      const withText = members.filter((i) => hasText(i, paragraphs, forms))
      if (!speaksForHeadings(members, withText, forms)) for (const i of members) forms[i] = undefined
    }
    scope = []
  }
  forms.forEach((form, i) => {
    if (form?.certain) settle()
    else if (form) scope.push(i)
  })
  settle()
}

function speaksForHeadings(members: number[], withText: number[], forms: (HeadingForm | undefined)[]): boolean {
  const first = forms[members[0]!]!
  if (first.series === 'Q') return withText.length > 0
  if (withText.length < 0.6 * members.length) return false
  // One number alone, or numbers that do not go on, are no series.
  if (first.number === undefined) return true
  const goesOn = members.some((i, k) => k > 0 && forms[i]!.number === forms[members[k - 1]!]!.number! + 1)
  return goesOn || (members.length === 1 && first.series.startsWith('dotted'))
}

function hasText(i: number, paragraphs: Paragraph[], forms: (HeadingForm | undefined)[]): boolean {
  const next = paragraphs[i + 1]
  const form = forms[i]!
  const after = forms[i + 1]
  if (!next || next.apart || isCaption(next.text)) return false
  if (next.first.place !== paragraphs[i]!.first.place) return false
  if (after === undefined) return true
  return !after.certain && after.series !== form.series && after.rank > form.rank
}

/** True for an article (第3条), which is cited by itself. */
export function isArticle({ words }: Heading): boolean {
  return articleHeadOf(words)?.kind === '条'
}
