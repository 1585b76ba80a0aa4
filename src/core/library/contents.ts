import { headingFormOf } from './heading-forms.js'
import { foldSpace } from './join-lines.js'
import type { ReadLine } from './read-document.js'

const TITLE = /^(目次|もくじ|内容|contents|tableofcontents)$/i
/** How an entry ends: a page behind dots or a gap, or the articles that it holds. */
const PAGE = /[0-9０-９]{1,3}$/
const LEADER = ' .．…‥・･'
const ARTICLES = /[（(]第[^（(]{1,30}条[）)]$/

/**
 * Leaves a table of contents out: the lines after 「目次」, as far as each says again what stands as a line further down. Whatever is
 * said nowhere else stays.
 */
export function withoutContents(lines: ReadLine[]): ReadLine[] {
  const start = lines.findIndex(({ text, leftOut }) => leftOut === undefined && TITLE.test(squeeze(text)))
  if (start < 0) return lines
  const later = lines.map(({ text, leftOut }) => (leftOut === undefined ? squeeze(text) : ''))
  let end = start
  for (let i = start + 1; i < lines.length; i += 1) {
    const { text, leftOut } = lines[i]!
    if (text.trim() === '' || leftOut !== undefined) continue
    const words = squeeze(entryWords(text))
    const looksLikeOne = words !== squeeze(text) || headingFormOf(foldSpace(text))?.certain === true
    if (!looksLikeOne || words === '' || !later.some((line, k) => k > i && line.startsWith(words))) break
    end = i
  }
  const isEntry = (line: ReadLine, i: number) =>
    i > start && i <= end && line.leftOut === undefined && line.text.trim() !== ''
  const isSaidBelow = ({ text }: ReadLine) => {
    const words = squeeze(entryWords(text))
    return later.some((line, k) => k > end && line.startsWith(words))
  }
  const entries = lines.filter(isEntry)
  if (entries.length < 2 || !entries.every(isSaidBelow)) return lines
  return lines.map((line, i) => (i === start || isEntry(line, i) ? { ...line, leftOut: 'table of contents' } : line))
}

/** 「第1章 総則 …… 3」 without its end. */
function entryWords(text: string): string {
  const own = foldSpace(text)
  const articles = ARTICLES.exec(own)
  if (articles) return own.slice(0, articles.index)
  const page = PAGE.exec(own)
  let to = page ? page.index : own.length
  while (to > 0 && LEADER.includes(own[to - 1]!)) to -= 1
  return to < (page?.index ?? own.length) ? own.slice(0, to) : own
}

function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, '')
}
