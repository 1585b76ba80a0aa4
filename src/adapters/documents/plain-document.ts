import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { decodeText } from './text-decoding.js'

/** Plain text: its lines, with their numbers. A form feed begins a page. */
export function readPlainText(bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes)
  refuseOtherTypes(text)
  return { lines: linesOf(text), warnings: [] }
}

/** Markdown: front matter is kept apart; the rest is lines as they stand, `#` and all (core/library/headings.ts). */
export function readMarkdown(bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes)
  refuseOtherTypes(text)
  const front = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(\r?\n|$)/.exec(text)
  if (!front) return { lines: linesOf(text), warnings: [] }
  const skipped = front[0].split('\n').length - 1
  return { lines: linesOf(text.slice(front[0].length), skipped), frontMatter: front[1] ?? '', warnings: [] }
}

function linesOf(text: string, skipped = 0): ReadLine[] {
  const pages = text.includes('\f')
  let page = 1
  let fenced = false
  return text.split(/\r\n|\r|\n/).flatMap((row, i): ReadLine[] => {
    if (/^\s*(```|~~~)/.test(row)) {
      fenced = !fenced
      return [{ text: '', furniture: true }]
    }
    return row.split('\f').map((piece, k) => {
      if (k > 0) page += 1
      return { text: piece, line: i + 1 + skipped, ...(pages ? { page } : {}), ...(fenced ? { whole: true } : {}) }
    })
  })
}

function refuseOtherTypes(text: string): void {
  if (text.trim() === '') throw new ImportRefusal('empty')
  if (/^\s*(%PDF-|\{\\rtf|PK\u0003|<!doctype html|<html[\s>])/i.test(text.slice(0, 400)))
    throw new ImportRefusal('notText')
}
