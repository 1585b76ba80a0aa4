/** How tables open in Excel without a question: UTF-8 with its mark, lines that end as Windows has them. */
const MARK = '\uFEFF'
/** What Excel takes for a formula where a cell begins with it, and what stands there already that looks as if it had been escaped. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/

/**
 * Rows as CSV (RFC 4180). A text that a table calculator would take for a formula has an apostrophe before it.
 *
 * @example
 * renderCsv([['質問', '件数'], ['通信費は？', 3]]) // '\uFEFF質問,件数\r\n通信費は？,3\r\n'
 */
export function renderCsv(rows: readonly (readonly (string | number)[])[]): string {
  return MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A text that a table calculator does not take for a formula. */
export function asCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The way back from `asCell`. */
export function fromCell(text: string): string {
  return FORMULA.test(text) ? text.replace(/^'/, '') : text
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = asCell(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
