import type { PassageIndex } from '../passage-index.js'
import { trainTranslations } from './train.js'
import { trainingText } from './training-text.js'

/**
 * What was learnt, as a file can hold it: links by the question's word, with words of its own, because the ids of an index
 * move when documents come and go. Word `w` is term `terms[w]`, or pair `pairs[w - terms.length]`.
 */
export interface TranslationTable {
  terms: string[]
  pairs: string[]
  /** Word `w` of a question is said by the words `sources[from[w]]` to `sources[from[w + 1] - 1]` of a text. */
  from: Int32Array
  sources: Uint16Array
  /** The probability of each link: exp(-n / CHANCE_STEPS). */
  chances: Uint8Array
  /** By word: how common it is in questions. */
  background: Float32Array
}

/** 255 steps reach down to exp(-5.3), a two-hundredth: links that are less likely are not kept. */
export const CHANCE_STEPS = 48

const MOST_WORDS = 65_536

/** Learns the table from the corpus's blocks and their noted questions (seconds). */
export function compileTranslations(index: PassageIndex): TranslationTable {
  const { rows, background } = trainTranslations(trainingText(index))
  const termCount = index.terms.words.length
  const used = new Set<number>()
  background.forEach((share, word) => {
    if (share > 0) used.add(word)
  })
  for (const { source } of rows) used.add(source)
  // Terms come first in both numberings, so the order of ids is the order of words here.
  const words = [...used].sort((a, b) => a - b).slice(0, MOST_WORDS)
  const numberOf = new Map(words.map((id, number) => [id, number]))
  const columns: { source: number; chance: number }[][] = words.map(() => [])
  for (const { source, targets, chances } of rows) {
    const from = numberOf.get(source)
    if (from === undefined) continue
    targets.forEach((target, i) => {
      const to = numberOf.get(target)
      if (to !== undefined) columns[to]!.push({ source: from, chance: chances[i]! })
    })
  }
  const links = columns.flat()
  const from = new Int32Array(words.length + 1)
  columns.forEach((column, word) => {
    from[word + 1] = from[word]! + column.length
  })
  return {
    terms: words.filter((id) => id < termCount).map((id) => index.terms.words[id]!),
    pairs: words.filter((id) => id >= termCount).map((id) => index.pairs.words[id - termCount]!),
    from,
    sources: Uint16Array.from(links, ({ source }) => source),
    chances: Uint8Array.from(links, ({ chance }) => Math.min(255, Math.round(-Math.log(chance) * CHANCE_STEPS))),
    background: Float32Array.from(words, (id) => background[id]!),
  }
}
