import { eachNoted } from './noted-list.js'
import type { IndexedPassage } from './passage-index.js'

/** Mostly 16 bits are enough: half as much memory to wait for. */
export type Numbers = Uint16Array | Int32Array

export const MOST_IN_16_BITS = 0xffff

/** What stands in a passage's list of each sentence, by its place among them. */
export const SENTENCE_FACT = { block: 0, length: 1, roles: 2, stances: 3, lowAnswers: 4, highAnswers: 5 } as const
const SENTENCE_FACTS = Object.keys(SENTENCE_FACT).length
/** Before the facts of sentences: how many sentences, how many blocks. */
const COUNTS = 2

/** How many sentences, and how many blocks, a passage with such a list has. */
export const sentencesIn = (words: Numbers): number => words[0]!
export const blocksIn = (words: Numbers): number => words[1]!

/** Where the facts of a sentence begin. */
export function factsAt(sentence: number): number {
  return COUNTS + sentence * SENTENCE_FACTS
}

/** Where the words begin, behind the facts of so many sentences. */
export function wordsAfter(sentences: number): number {
  return factsAt(sentences)
}

/**
 * All that ranking reads of a passage in one list, from end to end: tens of passages for each question, and objects would lie anywhere
 * in memory. How many sentences and blocks there are; of each sentence its block (from 1; 0 for none), its length, roles, stances and
 * answers (as bits, the low 16 first). Then the words, which are term ids and `pairBase` + pair ids: of the heading, then of each
 * sentence: how many words, the words. Then for each block what is
 * noted under it: how many questions; how many words only one of them holds, these words; how many words several of them hold, each
 * followed by how many times. Questions under a block share many words.
 */
export function passageWords(
  { headTerms, headPairs, sentences, noted, passage }: Omit<IndexedPassage, 'words'>,
  pairBase: number,
): Numbers {
  const numbers: number[] = [sentences.length, passage.blocks.length]
  for (const { block, span, roles, stances, answers } of sentences)
    numbers.push(block + 1, span.end - span.start, roles, stances, answers & MOST_IN_16_BITS, answers >>> 16)
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
