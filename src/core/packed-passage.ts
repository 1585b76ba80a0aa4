import type { Passage } from './corpus.js'
import {
  distinct,
  type IndexedAsked,
  type IndexedPassage,
  type IndexedSentence,
  isProfile,
  termLists,
} from './passage-index.js'
import { foldPlain } from './width.js'

const NONE = new Int32Array()

interface Opened {
  headTerms: Int32Array
  headPairs: Int32Array
  sentences: IndexedSentence[]
  asked: IndexedAsked[]
  askedTerms: Int32Array[]
}

/** Terms of a case as a whole, worked out once, when the first of its passages is asked for them. */
interface CaseTerms {
  document: () => Int32Array
  profile: () => Int32Array
}

/**
 * A passage whose lists lie packed in one array with those of all others (knowledge.ts), until a question first comes
 * to compare it: most passages of a large library are never compared.
 */
export class PackedPassage implements IndexedPassage {
  readonly passage: Passage
  /** Where the next passage's numbers begin. */
  readonly end: number
  caseTerms: CaseTerms | undefined
  private readonly numbers: Int32Array
  private readonly start: number
  private readonly pairWeights: Float64Array
  private kept: Opened | undefined

  constructor(passage: Passage, numbers: Int32Array, start: number, pairWeights: Float64Array) {
    this.passage = passage
    this.numbers = numbers
    this.start = start
    this.pairWeights = pairWeights
    let at = start
    const skipList = () => {
      at += 1 + numbers[at]!
    }
    skipList()
    skipList()
    for (let parts = 0; parts < 2; parts += 1) {
      const count = numbers[at]!
      at += 1
      for (let i = 0; i < count; i += 1) {
        at += 1
        skipList()
        skipList()
      }
    }
    this.end = at
  }

  get headTerms(): Int32Array {
    return this.open().headTerms
  }

  get headPairs(): Int32Array {
    return this.open().headPairs
  }

  get sentences(): IndexedSentence[] {
    return this.open().sentences
  }

  get asked(): IndexedAsked[] {
    return this.open().asked
  }

  get askedTerms(): Int32Array[] {
    return this.open().askedTerms
  }

  get documentTerms(): Int32Array {
    return this.caseTerms?.document() ?? NONE
  }

  get profileTerms(): Int32Array {
    return this.caseTerms?.profile() ?? NONE
  }

  private open(): Opened {
    if (this.kept) return this.kept
    const { numbers, passage, pairWeights } = this
    let at = this.start
    const takeList = () => {
      const length = numbers[at]!
      at += 1 + length
      return numbers.subarray(at - length, at)
    }
    const takeParts = () =>
      Array.from({ length: numbers[at++]! }, () => ({ block: numbers[at++]!, terms: takeList(), pairs: takeList() }))
    const headTerms = takeList()
    const headPairs = takeList()
    const sentences = takeParts().map((part, i) => {
      const span = passage.sentences[i]!
      return { ...part, span, folded: foldPlain(passage.text.slice(span.start, span.end)) }
    })
    const terms = passage.blocks.map((): number[] => [])
    const asked = takeParts().map((part) => {
      let pairWeight = 0
      for (const pair of part.pairs) pairWeight += pairWeights[pair]!
      terms[part.block]!.push(...part.terms)
      return { ...part, pairWeight }
    })
    this.kept = { headTerms, headPairs, sentences, asked, askedTerms: terms.map(distinct) }
    return this.kept
  }
}

/** Gives the passages of one case their terms in common. */
export function shareCaseTerms(passages: PackedPassage[]): void {
  let document: Int32Array | undefined
  let profile: Int32Array | undefined
  const caseTerms: CaseTerms = {
    document: () => (document ??= distinct(passages.flatMap(termLists).flatMap((list) => [...list]))),
    profile: () =>
      (profile ??= distinct(
        passages
          .filter(isProfile)
          .flatMap(termLists)
          .flatMap((list) => [...list]),
      )),
  }
  for (const passage of passages) passage.caseTerms = caseTerms
}

const OPENED_A_STEP = 20

/** Unpacks the corpus's passages before the first question asks for them, a few at a step. */
export function* openSteps(passages: readonly IndexedPassage[]): Generator<void, void> {
  let opened = 0
  for (const indexed of passages) {
    if (indexed.passage.verbatim) continue
    // Each list is made when it is first read.
    opened += indexed.sentences.length + indexed.documentTerms.length + indexed.profileTerms.length > 0 ? 1 : 0
    if (opened % OPENED_A_STEP === 0) yield
  }
}
