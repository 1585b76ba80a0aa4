import { eachNoted } from '../noted-list.js'
import type { IndexedPassage, PassageIndex } from '../passage-index.js'

/** What one block says and is asked, as ids of words: term ids first, then `terms + pair id`. */
interface TrainingBlock {
  /** Words of its sentences (weight 1) and of its heading (less), each once. */
  words: Int32Array
  weights: Float64Array
  /** Its first noted question, and how many there are. */
  firstQuestion: number
  questions: number
}

/** Blocks with the questions noted under them, for learning which words of a text stand behind which words of a question. */
export interface TrainingText {
  /** How many words there are: terms and character pairs. */
  words: number
  blocks: TrainingBlock[]
  /** Question `q` has the words `question[from[q]]` to `question[from[q + 1] - 1]`. */
  from: Int32Array
  question: Int32Array
}

/** A heading speaks of more than one block. */
const HEADING_WEIGHT = 0.3

/** Rows of glossaries and checklists are asked in one way each, and teach mostly that. */
const TAUGHT_BY = new Set(['case', 'guide', 'statistics'])

/** The corpus's own blocks; documents of a library teach nothing, so that importing one costs no training. */
export function trainingText({
  passages,
  terms,
  pairs,
}: Pick<PassageIndex, 'passages' | 'terms' | 'pairs'>): TrainingText {
  const pairBase = terms.words.length
  const blocks: TrainingBlock[] = []
  const from = [0]
  const question: number[] = []
  for (const indexed of passages) {
    const { kind, verbatim } = indexed.passage
    if (verbatim || !TAUGHT_BY.has(kind)) continue
    const asked = questionsByBlock(indexed, pairBase)
    asked.forEach((questions, block) => {
      if (questions.length === 0) return
      blocks.push({
        ...wordsOfBlock(indexed, block, pairBase),
        firstQuestion: from.length - 1,
        questions: questions.length,
      })
      for (const words of questions) {
        question.push(...words)
        from.push(question.length)
      }
    })
  }
  return {
    words: pairBase + pairs.words.length,
    blocks,
    from: Int32Array.from(from),
    question: Int32Array.from(question),
  }
}

function questionsByBlock({ noted, passage }: IndexedPassage, pairBase: number): number[][][] {
  const asked: number[][][] = passage.blocks.map(() => [])
  eachNoted(noted, (_question, block, terms, pairs, end) => {
    const words = [...noted.subarray(terms, pairs - 1), ...noted.subarray(pairs, end).map((id) => pairBase + id)]
    asked[block]!.push(words)
  })
  return asked
}

function wordsOfBlock(
  { sentences, headTerms }: IndexedPassage,
  block: number,
  pairBase: number,
): Pick<TrainingBlock, 'words' | 'weights'> {
  const weights = new Map<number, number>()
  for (const sentence of sentences) {
    if (sentence.block !== block) continue
    for (const id of sentence.terms) weights.set(id, 1)
    for (const id of sentence.pairs) weights.set(pairBase + id, 1)
  }
  for (const id of headTerms) if (!weights.has(id)) weights.set(id, HEADING_WEIGHT)
  return { words: Int32Array.from(weights.keys()), weights: Float64Array.from(weights.values()) }
}
