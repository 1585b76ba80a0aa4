import type { ReadLine } from '../../core/library/read-document.js'
import { type TableRow, tableLines } from './table-lines.js'

const QUESTION = /^(q|question|質問(内容|事項)?|ご質問|お?問い?合わ?せ(内容)?|問い?|設問|よくある質問|こんなとき)$/i
const ANSWER = /^(a|answer|回答(内容|例)?|ご回答|答え?|お答え|対応(方法|内容)?|解決(方法|策))$/i
const CATEGORY = /^(カテゴリー?|分類|大分類|中分類|区分|分野|種別|テーマ|ジャンル|category)$/i
/** Columns that belong to the answer; what else there is says who keeps the row, and since when. */
const REMARK = /(備考|補足|注意|注記|参照|参考|関連|詳細|説明|リンク|条件|対象|様式|書式)/
const LATEST_HEAD = 20
/** Ranks: the sheet, its categories, the questions. */
const CATEGORY_RANK = 3
const QUESTION_RANK = 4
const LEAST_QUESTIONS = 0.6

/**
 * The rows of a sheet as lines. Where a column asks and another answers, each row is an answer under its question; elsewhere a
 * row is a line. Empty rows part tables.
 */
export function sheetLines(rows: TableRow[]): ReadLine[] {
  const head = rows.slice(0, LATEST_HEAD).findIndex((row) => columnsOf(row) !== undefined)
  const columns = head >= 0 ? columnsOf(rows[head]!) : askingColumns(rows)
  if (!columns) return tablesOf(rows)
  const names = head >= 0 ? rows[head]!.cells.map(({ paragraphs }) => paragraphs.join('')) : []
  const named: ReadLine[] =
    head < 0 ? [] : [{ text: names.join(' ').trim(), ...rows[head]!.at, leftOut: 'column names' }]
  return [...tablesOf(rows.slice(0, Math.max(0, head))), ...named, ...answerLines(rows.slice(head + 1), columns, names)]
}

interface Columns {
  question: number
  answer: number
  category?: number
}

function columnsOf({ cells }: TableRow): Columns | undefined {
  const names = cells.map(({ paragraphs }) => paragraphs.join('').replace(/[\s　]+|[（(].*[）)]$/g, ''))
  const question = names.findIndex((name) => QUESTION.test(name))
  const answer = names.findIndex((name) => ANSWER.test(name))
  const category = names.findIndex((name) => CATEGORY.test(name))
  if (question < 0 || answer < 0) return undefined
  return { question, answer, ...(category < 0 ? {} : { category }) }
}

/** Two columns without names, of which the first asks. */
function askingColumns(rows: TableRow[]): Columns | undefined {
  const pairs = rows.map(({ cells }) =>
    cells.map(({ paragraphs }) => paragraphs.join(' ')).filter((text) => text !== ''),
  )
  const full = pairs.filter((pair) => pair.length === 2)
  const asking = full.filter(([first]) => /[？?]$|か。?$/.test(first!)).length
  return full.length >= 3 && full.length >= 0.9 * pairs.length && asking >= LEAST_QUESTIONS * full.length
    ? { question: 0, answer: 1 }
    : undefined
}

function answerLines(rows: TableRow[], { question, answer, category }: Columns, names: string[]): ReadLine[] {
  let last = ''
  let lastAsked = ''
  return rows.flatMap(({ cells, at = {} }): ReadLine[] => {
    const textAt = (i: number | undefined) => (i === undefined ? [] : (cells[i]?.paragraphs ?? []))
    const asked = textAt(question).join(' ')
    const answers = textAt(answer)
    if (asked === '' || answers.length === 0)
      return cells.flatMap(({ paragraphs }) => paragraphs.map((text): ReadLine => ({ text, whole: true, ...at })))
    const group = textAt(category).join(' ')
    const lines: ReadLine[] = []
    if (group !== '' && group !== last) lines.push({ text: group, heading: CATEGORY_RANK, whole: true, ...at })
    if (group !== '') last = group
    // A question that is merged over several rows has an answer in each.
    if (asked !== lastAsked) lines.push({ text: asked, heading: QUESTION_RANK, question: true, whole: true, ...at })
    lastAsked = asked
    lines.push(...answers.map((text): ReadLine => ({ text, whole: true, ...at })))
    const others = cells.flatMap(({ paragraphs }, i) =>
      i === question || i === answer || i === category || paragraphs.length === 0
        ? []
        : [{ name: names[i] ?? '', text: paragraphs.join(' ') }],
    )
    const isRemark = ({ name }: { name: string }) => name === '' || REMARK.test(name)
    lines.push(...others.filter(isRemark).map(({ text }): ReadLine => ({ text, whole: true, ...at })))
    const aside = others.filter((other) => !isRemark(other)).map(({ name, text }) => `${name}：${text}`)
    if (aside.length > 0) lines.push({ text: aside.join(' '), aside: true, whole: true, ...at })
    return lines
  })
}

/** The tables between empty rows. */
function tablesOf(rows: TableRow[]): ReadLine[] {
  const tables: TableRow[][] = [[]]
  for (const row of rows) {
    if (row.cells.some(({ paragraphs }) => paragraphs.length > 0)) tables.at(-1)!.push(row)
    else tables.push([])
  }
  return tables.flatMap(tableLines)
}
