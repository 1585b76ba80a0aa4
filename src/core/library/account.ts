import { foldSpace } from './join-lines.js'
import type { LeftOutLine } from './left-out.js'
import type { PassageLine } from './passage-line.js'
import { placeOf } from './place.js'
import type { ReadLine } from './read-document.js'

/** What became of a document's lines: every one that holds anything is kept, left out for a reason, or lost. */
export interface Account {
  kept: number
  leftOut: LeftOutLine[]
  /** Always empty, unless a reader or the cutting is at fault. */
  lost: string[]
}

/** Holds a document's lines against its passages; white space does not count. */
export function accountFor(lines: ReadLine[], passages: readonly { lines: PassageLine[] }[]): Account {
  const whole = passages.map((passage) => passage.lines.map(({ text }) => squeeze(text)).join('')).join('')
  const account: Account = { kept: 0, leftOut: [], lost: [] }
  let at = 0
  for (const line of lines) {
    const words = squeeze(line.text)
    if (words === '') continue
    if (line.leftOut !== undefined) {
      account.leftOut.push({ kind: line.leftOut, place: placeOf(line), text: foldSpace(line.text) })
      continue
    }
    const found = whole.indexOf(words, at)
    // A line may stand before the one ahead of it: the head of a table is said again over each part.
    if (found >= 0) at = found + words.length
    if (found >= 0 || whole.includes(words)) account.kept += 1
    else account.lost.push(foldSpace(line.text))
  }
  return account
}

function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff\u00ad]+/g, '')
}
