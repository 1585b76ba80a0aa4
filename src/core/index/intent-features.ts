import type { Analyzer, Token } from '../text/analyzer.js'
import { toHiragana } from '../text/kana.js'
import { foldPlain } from '../text/width.js'
import type { Intent } from './intent.js'
import { CASE_SIGN, TERM_SIGN } from './name-mask.js'

/** What features are called, by sort; `other` ones stand as they are. */
export const FEATURE_PREFIXES = { run: '', reading: 'read ', word: 'word ', other: '' } as const
export type FeatureSort = keyof typeof FEATURE_PREFIXES
/** The longest runs of characters; all other features have longer names. */
export const MOST_IN_RUN = 2
const MOST_IN_READING = 3

/** Takes a feature: what a text shows from `start` to `end`. The same may come several times. */
type TakeFeature = (sort: FeatureSort, text: string, start: number, end: number) => void

/** Hands over the features of an utterance. */
export type ReadFeatures = (utterance: string, take: TakeFeature) => void

/** The features of an utterance by name, each once. */
export function featureNames(read: ReadFeatures, utterance: string): Set<string> {
  const names = new Set<string>()
  read(utterance, (sort, text, start, end) => names.add(FEATURE_PREFIXES[sort] + text.slice(start, end)))
  return names
}

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
  return (utterance, take) => {
    const masked = mask(foldPlain(utterance))
    const tokens = analyzer.analyze(masked)
    takeRuns('run', `^${masked.replace(/[\s、。，,・]+/g, ' ').trim()}$`, MOST_IN_RUN, take)
    const reading = tokens.map(({ reading, surface }) => reading ?? toHiragana(surface)).join('')
    takeRuns('reading', `^${reading.replace(/[\s、。，,・]+/g, '')}$`, MOST_IN_READING, take)
    for (const { term } of tokens) take('word', term, 0, term.length)
    takeKnowledge(tokens, documents, take)
  }
}

/** Runs of `most` units and of one less. */
function takeRuns(sort: 'run' | 'reading', text: string, most: number, take: TakeFeature): void {
  for (let start = 0; start + most <= text.length + 1; start += 1) {
    take(sort, text, start, start + most - 1)
    if (start + most <= text.length) take(sort, text, start, start + most)
  }
}

const MAX_COUNTED = 3

/** How many of the words that carry meaning the documents know, how many not, and of which class those are. */
function takeKnowledge(tokens: Token[], documents: { has(term: string): boolean }, take: TakeFeature): void {
  const takeOther = (name: string) => take('other', name, 0, name.length)
  let known = 0
  let unknown = 0
  for (const { content, wordClass, term } of tokens) {
    if (!content || wordClass === 'number' || term === CASE_SIGN || term === TERM_SIGN) continue
    if (documents.has(term)) known += 1
    else {
      unknown += 1
      takeOther(`unknown ${wordClass}`)
    }
  }
  const share = Math.round((MAX_COUNTED * unknown) / Math.max(1, known + unknown))
  takeOther(`unknown share ${share}`)
  takeOther(`unknown words ${Math.min(unknown, MAX_COUNTED)}`)
  takeOther(`known words ${Math.min(known, MAX_COUNTED)}`)
  takeOther(`unknown beside known ${Math.min(unknown, 2)} ${Math.min(known, MAX_COUNTED)}`)
}

/** Adds a feature for each intent whose cues stand in the utterance; how much each says is learnt with the rest. */
export function withCues(intents: Intent[], read: ReadFeatures): ReadFeatures {
  const all = intents.map(({ id, cues }) => ({
    feature: `cues of ${id}`,
    groups: cues.map((group) => group.map(foldPlain)),
  }))
  const cued = all.filter(({ groups }) => groups.length > 0)
  return (utterance, take) => {
    read(utterance, take)
    const folded = foldPlain(utterance)
    for (const { feature, groups } of cued) {
      if (groups.every((group) => group.some((word) => folded.includes(word))))
        take('other', feature, 0, feature.length)
    }
  }
}
