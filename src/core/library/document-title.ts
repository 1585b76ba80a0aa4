import { isShort } from './heading-forms.js'
import { joinLines } from './join-lines.js'
import type { ReadLine } from './read-document.js'

/** What rules, handbooks and notices are called. */
const NAMES_A_DOCUMENT =
  /.(規程|規則|規定|要領|要綱|細則|内規|指針|方針|ガイドライン|マニュアル|手引き?|ハンドブック|のしおり|について|のお知らせ|ルール|FAQ|よくある質問)$/i
/** How far from the top a title may stand, below the company's name and a date. */
const HEAD = 5
const BIG = 1.3

/**
 * The title that a document gives itself: its first heading of the first rank, letters larger than the text's, or a
 * line by itself that names a document. Undefined where it has none.
 */
export function titleOf(lines: ReadLine[]): string | undefined {
  const paragraphs = joinLines(lines)
  const [first] = paragraphs
  if (first?.first.heading === 1) return first.text
  const marked = /^# (.+)$/.exec(first?.text ?? '')?.[1]
  if (marked) return marked
  const sizes = paragraphs.flatMap(({ text, first: { size } }) => (size ? Array.from(text, () => size) : []))
  const body = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Number.POSITIVE_INFINITY
  const head = paragraphs.slice(0, HEAD).filter(({ text }) => isShort(text))
  const big = head.find(({ first: { size = 0 }, text }) => size >= BIG * body && /\p{L}{2}/u.test(text))
  return (big ?? head.find(({ text, first: { table } }) => table === undefined && NAMES_A_DOCUMENT.test(text)))?.text
}
