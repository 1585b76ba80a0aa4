import { eachNoted } from './noted-list.js'
import type { IndexedPassage } from './passage-index.js'

/** Mostly 16 bits are enough: half as much memory to wait for. */
export type Numbers = Uint16Array | Int32Array

export const MOST_IN_16_BITS = 0xffff

/**
 * All words of a passage in one list, for whoever reads it from end to end: tens of passages for each question. Words are term ids
 * and `pairBase` + pair ids. The heading comes first, then each sentence: how many words, the words. Then for each block what is
 * noted under it: how many questions; how many words only one of them holds, these words; how many words several of them hold, each
 * followed by how many times. Questions under a block share many words.
 */
export function passageWords(
  { headTerms, headPairs, sentences, noted, passage }: Omit<IndexedPassage, 'words'>,
  pairBase: number,
): Numbers {
  const numbers: number[] = []
  const putText = (terms: Int32Array, pairs: Int32Array) => {
    numbers.push(terms.length + pairs.length, ...terms)
    for (const pair of pairs) numbers.push(pairBase + pair)
  }
  putText(headTerms, headPairs)
  for (const { terms, pairs } of sentences) putText(terms, pairs)
  const questions = notedCounts(noted, passage.blocks.length, pairBase)
  for (const { count, times } of questions) {
    const once = [...times].flatMap(([word, held]) => (held === 1 ? [word] : []))
    const several = [...times].flatMap(([word, held]) => (held > 1 ? [word, held] : []))
    numbers.push(count, once.length, ...once, several.length / 2, ...several)
  }
  return numbers.some((number) => number > MOST_IN_16_BITS) ? Int32Array.from(numbers) : Uint16Array.from(numbers)
}

/** By block, how many questions are noted under it, and how many of them hold each word. */
function notedCounts(
  noted: Int32Array,
  blocks: number,
  pairBase: number,
): { count: number; times: Map<number, number> }[] {
  const counts = Array.from({ length: blocks }, () => ({ count: 0, times: new Map<number, number>() }))
  eachNoted(noted, (_question, block, terms, pairs, end) => {
    const of = counts[block]!
    const put = (word: number) => of.times.set(word, (of.times.get(word) ?? 0) + 1)
    of.count += 1
    for (let i = terms; i < pairs - 1; i += 1) put(noted[i]!)
    for (let i = pairs; i < end; i += 1) put(pairBase + noted[i]!)
  })
  return counts
}
