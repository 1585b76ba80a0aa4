import type { Corpus } from '../corpus/corpus.js'
import { foldPlain } from '../text/width.js'
import { WordLookup } from '../text/word-lookup.js'

export const CASE_SIGN = '\u3007'
export const TERM_SIGN = '\u3006'

/**
 * Replaces the names of organisations and the glossary's terms in folded text by one sign each, longest first, so that
 * what is left is the way of asking.
 */
export function maskNames({ cases, glossary }: Corpus): (folded: string) => string {
  const signs: [name: string, sign: string][] = [
    ...cases.flatMap(({ name, aliases }) => [name, ...aliases].map((alias): [string, string] => [alias, CASE_SIGN])),
    ...glossary.flatMap(({ term, aliases }) => [term, ...aliases].map((alias): [string, string] => [alias, TERM_SIGN])),
  ]
  const sorted = signs
    .map(([name, sign]): [string, string] => [foldPlain(name).replace(/\s+/g, ''), sign])
    .filter(([name]) => name.length >= 2)
    .sort((a, b) => b[0].length - a[0].length)
  const lookup = new WordLookup(sorted, ([name]) => name)
  return (folded) => {
    let masked = folded
    for (const [name, sign] of lookup.within(folded)) if (masked.includes(name)) masked = masked.replaceAll(name, sign)
    return masked
  }
}
