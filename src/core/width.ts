/** Text folded for comparing, with the way back to the original. */
export interface FoldedText {
  folded: string
  /** For each UTF-16 unit of `folded`, where the characters that it came from begin and end in the original. */
  startOf: number[]
  endOf: number[]
}

const COMBINING = /^[\p{M}\uFF9E\uFF9F]$/u

/**
 * NFKC and lower case, one base character (with what combines with it) at a time, so that every folded unit knows its
 * place. ﾃﾚﾜｰｸ becomes テレワーク, ２０名 becomes 20名, ㈱ becomes (株).
 *
 * Folding changes lengths: never add up lengths of folded text. A lone surrogate is kept as it is. Never throws.
 *
 * @example
 * foldWidth('ｶﾞｲﾄﾞ').folded // 'ガイド'
 */
export function foldWidth(text: string): FoldedText {
  const startOf: number[] = []
  const endOf: number[] = []
  let folded = ''
  for (let i = 0; i < text.length; ) {
    const start = i
    i += lengthAt(text, i)
    while (i < text.length && COMBINING.test(text.slice(i, i + lengthAt(text, i)))) i += lengthAt(text, i)
    const piece = foldPlain(text.slice(start, i))
    for (let k = 0; k < piece.length; k += 1) {
      startOf.push(start)
      endOf.push(i)
    }
    folded += piece
  }
  return { folded, startOf, endOf }
}

/** The folded text alone, where nobody asks for the way back. */
export function foldPlain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function lengthAt(text: string, i: number): number {
  return text.codePointAt(i)! > 0xffff ? 2 : 1
}
