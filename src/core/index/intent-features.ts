import type { Analyzer, Token } from '../text/analyzer.js'
import { toHiragana } from '../text/kana.js'
import { foldPlain } from '../text/width.js'
import type { Intent } from './intent.js'
import { CASE_SIGN, TERM_SIGN } from './name-mask.js'

/** The features of an utterance: distinct strings. */
export type ReadFeatures = (text: string) => Set<string>

/**
 * What an utterance shows of the way of asking: its character runs of one or two, ends included; those of its reading of
 * two or three, which kana and kanji share (ちがい, 違い); its words by base form; and how many of its words the documents
 * do not know, which is what an utterance about something else has most of. `mask` replaces what it is about
 * (organisations, glossary terms) by a sign for its sort, so that 「NECの事例」 teaches 「…の事例」.
 */
export function intentFeatures(
  mask: (folded: string) => string,
  analyzer: Analyzer,
  documents: { has(term: string): boolean },
): ReadFeatures {
  return (utterance) => {
    const masked = mask(foldPlain(utterance))
    const tokens = analyzer.analyze(masked)
    const found = new Set<string>()
    addRuns(found, `^${masked.replace(/[\s、。，,・]+/g, ' ').trim()}$`, 1, '')
    const reading = tokens.map(({ reading, surface }) => reading ?? toHiragana(surface)).join('')
    addRuns(found, `^${reading.replace(/[\s、。，,・]+/g, '')}$`, 2, 'read ')
    for (const { term } of tokens) found.add(`word ${term}`)
    addKnowledge(found, tokens, documents)
    return found
  }
}

/** Runs of `size` and of one more. */
function addRuns(found: Set<string>, text: string, size: number, prefix: string): void {
  for (let i = 0; i + size <= text.length; i += 1) {
    found.add(prefix + text.slice(i, i + size))
    if (i + size < text.length) found.add(prefix + text.slice(i, i + size + 1))
  }
}

const MAX_COUNTED = 3

/** How many of the words that carry meaning the documents know, how many not, and of which class those are. */
function addKnowledge(found: Set<string>, tokens: Token[], documents: { has(term: string): boolean }): void {
  let known = 0
  let unknown = 0
  for (const { content, wordClass, term } of tokens) {
    if (!content || wordClass === 'number' || term === CASE_SIGN || term === TERM_SIGN) continue
    if (documents.has(term)) known += 1
    else {
      unknown += 1
      found.add(`unknown ${wordClass}`)
    }
  }
  const share = Math.round((MAX_COUNTED * unknown) / Math.max(1, known + unknown))
  found.add(`unknown share ${share}`)
  found.add(`unknown words ${Math.min(unknown, MAX_COUNTED)}`)
  found.add(`known words ${Math.min(known, MAX_COUNTED)}`)
  found.add(`unknown beside known ${Math.min(unknown, 2)} ${Math.min(known, MAX_COUNTED)}`)
}

/** Adds a feature for each intent whose cues stand in the utterance; how much each says is learnt with the rest. */
export function withCues(intents: Intent[], read: ReadFeatures): ReadFeatures {
  const all = intents.map(({ id, cues }) => ({
    feature: `cues of ${id}`,
    groups: cues.map((group) => group.map(foldPlain)),
  }))
  const cued = all.filter(({ groups }) => groups.length > 0)
  return (utterance) => {
    const found = read(utterance)
    const folded = foldPlain(utterance)
    for (const { feature, groups } of cued) {
      if (groups.every((group) => group.some((word) => folded.includes(word)))) found.add(feature)
    }
    return found
  }
}
