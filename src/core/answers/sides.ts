import type { Passage } from '../corpus/corpus.js'
import type { Understanding } from '../question/understanding.js'
import type { ClarifyAnswer } from './answer.js'

/** Fewer are no choice. */
const LEAST_SIDES = 3
/** Beside them stands the way to the cases. */
const MOST_SIDES = 3
/** A side that one document alone speaks of is its own affair. */
const LEAST_DOCUMENTS = 2
/** A longer compound is a sentence without its particles. */
const MOST_ADDED = 4
/** セキュリティ面, 評価時, 残業減: no other thing than the word itself. */
const NO_THING = /(?:[上面下等時中前後減作化済向的側毎名別]|について)$|何|各/
const AROUND = '\\p{sc=Han}\\p{sc=Katakana}ー'

/** The one thing that a question names, where that is all there is of it: 「セキュリティ」「評価は？」. */
export function bareWord({ folded, concepts, named, slots }: Understanding): string | undefined {
  const [only, ...others] = concepts
  if (only === undefined || others.length > 0 || !only.known || named.length > 0 || slots.caseIds.length > 0)
    return undefined
  const { said } = only
  if (!/^[\p{sc=Han}\p{sc=Katakana}ー]{2,}$/u.test(said)) return undefined
  const left = folded.replace(said, '').trim()
  return /^(?:は|って|について|に関して|のこと)?[?。\s]*$/.test(left) ? said : undefined
}

/**
 * What the documents call by compounds of the word (人事評価, 評価制度): the sides from which it can be asked about, those that most
 * documents speak of first, none of them part of another.
 */
export function sidesOf(word: string, passages: readonly Passage[]): string[] {
  const compounds = new RegExp(`[${AROUND}]*${word}[${AROUND}]*`, 'gu')
  const documents = new Map<string, Set<string>>()
  for (const { title, section, text, blocks, documentId } of passages) {
    const noted = blocks.flatMap((block) => block.noted)
    for (const [found] of [title, section, text, ...noted].join('\n').normalize('NFKC').matchAll(compounds)) {
      if (found === word || found.length > word.length + MOST_ADDED || NO_THING.test(found)) continue
      const holding = documents.get(found) ?? new Set()
      documents.set(found, holding.add(documentId))
    }
  }
  const sides: string[] = []
  for (const [compound, { size }] of [...documents].sort((a, b) => b[1].size - a[1].size)) {
    if (size < LEAST_DOCUMENTS || sides.length === MOST_SIDES) break
    if (!sides.some((side) => holds(side, compound) || holds(compound, side))) sides.push(compound)
  }
  return sides
}

/** 費用対効果 holds 費用効果: every sign of it stands there, in its order. */
function holds(whole: string, part: string): boolean {
  let at = 0
  for (const sign of whole) if (sign === part[at]) at += 1
  return at === part.length
}

/** One question back for a word that has many sides; undefined where it has not. */
export function askWhichSide(word: string, passages: readonly Passage[]): ClarifyAnswer | undefined {
  const sides = sidesOf(word, passages)
  if (sides.length < LEAST_SIDES) return undefined
  return {
    kind: 'clarify',
    question: `「${word}」の、どのことですか。`,
    choices: [
      ...sides.map((side) => ({ label: side, question: `${side}はどうなっていますか` })),
      { label: `${word}の事例`, question: `${word}の事例` },
    ],
    confidence: 0.5,
    excerpts: [],
  }
}
