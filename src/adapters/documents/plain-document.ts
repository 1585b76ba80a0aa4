import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { decodeText } from './text-decoding.js'

/** Plain text: its lines, with their numbers. A form feed begins a page; numbers of pages by themselves are read over. */
export function readPlainText(bytes: Uint8Array): ReadDocument {
  const text = decodeText(bytes)
  refuseOtherTypes(text)
  const hasPages = text.includes('\f')
  let page = 1
  const lines = text.split(/\r\n|\r|\n/).flatMap((row, i): ReadLine[] =>
    row.split('\f').map((piece, k) => {
      if (k > 0) page += 1
      return { text: piece, line: i + 1, ...(hasPages ? { page } : {}) }
    }),
  )
  return { lines: markPageNumbers(lines), warnings: [] }
}

/** － 3 －, set off by empty lines or in the middle of the line, one after another through the text. */
function markPageNumbers(lines: ReadLine[]): ReadLine[] {
  const numbered = lines.flatMap(({ text }, i) => {
    const number = /^[-‐–—―－ー−~～(（]+[\s　]*([0-9０-９]{1,3})[\s　]*[-‐–—―－ー−~～)）]+$/.exec(text.trim())?.[1]
    const isOff = /^\s{8,}/.test(text) || (lines[i - 1]?.text.trim() ?? '') === '' || lines[i + 1]?.text.trim() === ''
    return number !== undefined && isOff ? [{ i, number: Number(number.normalize('NFKC')) }] : []
  })
  const isSeries = numbered.every(({ number }, k) => k === 0 || number === numbered[k - 1]!.number + 1)
  if (!isSeries || numbered.length === 0 || (numbered.length === 1 && !/^\s{8,}/.test(lines[numbered[0]!.i]!.text)))
    return lines
  const found = new Set(numbered.map(({ i }) => i))
  return lines.map((line, i) => (found.has(i) ? { ...line, leftOut: 'page number' } : line))
}

export function refuseOtherTypes(text: string): void {
  if (text.trim() === '') throw new ImportRefusal('empty')
  if (/^\s*(%PDF-|\{\\rtf|PK\u0003|<!doctype html|<html[\s>])/i.test(text.slice(0, 400)))
    throw new ImportRefusal('notText')
}
