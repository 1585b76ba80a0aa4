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
const COMPOUND = /[\p{sc=Han}\p{sc=Katakana}ー]{2,}/gu

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

/** The sides from which a word can be asked about: what the documents call by compounds of it (人事評価, 評価制度). */
export class Sides {
  private readonly passages: readonly Passage[]
  private compounds: ReadonlyMap<string, number> | undefined

  constructor(passages: readonly Passage[]) {
    this.passages = passages
  }

  /** Those that most documents speak of first, none of them part of another. */
  of(word: string): string[] {
    // All of them are read once: a look through every text for each such question held everybody up.
    this.compounds ??= compoundsIn(this.passages)
    const found = [...this.compounds].filter(
      ([compound]) => compound.includes(word) && compound !== word && compound.length <= word.length + MOST_ADDED,
    )
    const sides: string[] = []
    for (const [compound, documents] of found.sort((a, b) => b[1] - a[1])) {
      if (documents < LEAST_DOCUMENTS || sides.length === MOST_SIDES) break
      if (!sides.some((side) => holds(side, compound) || holds(compound, side))) sides.push(compound)
    }
    return sides
  }

  /** One question back for a word that has many sides; undefined where it has not. */
  ask(word: string): ClarifyAnswer | undefined {
    const sides = this.of(word)
    if (sides.length < LEAST_SIDES) return undefined
    return {
      kind: 'clarify',
      question: `「${word}」の何についてお調べですか。`,
      choices: [
        ...sides.map((side) => ({ label: side, question: `${side}はどうなっていますか` })),
        { label: `${word}の事例`, question: `${word}の事例` },
      ],
      confidence: 0.5,
      excerpts: [],
    }
  }
}

/** The compounds of the passages, each with how many documents hold it, in the order in which they first stand there. */
function compoundsIn(passages: readonly Passage[]): Map<string, number> {
  const documents = new Map<string, Set<string>>()
  for (const { title, section, text, blocks, documentId } of passages) {
    const noted = blocks.flatMap((block) => block.noted)
    for (const [found] of [title, section, text, ...noted].join('\n').normalize('NFKC').matchAll(COMPOUND)) {
      const holding = documents.get(found)
      if (holding) holding.add(documentId)
      else if (!NO_THING.test(found)) documents.set(found, new Set([documentId]))
    }
  }
  return new Map([...documents].map(([compound, { size }]) => [compound, size]))
}

/** 費用対効果 holds 費用効果: every sign of it stands there, in its order. */
function holds(whole: string, part: string): boolean {
  let at = 0
  for (const sign of whole) if (sign === part[at]) at += 1
  return at === part.length
}
