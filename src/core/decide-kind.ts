import type { AnswerKind } from './answer.js'
import type { GlossaryEntry } from './corpus.js'
import type { Intent } from './intent.js'
import type { Understanding } from './understanding.js'

export interface Decision {
  kind: AnswerKind
  because: string
  intent?: Intent
  entry?: GlossaryEntry
}

/** How sure the classifier must be before a kind that looks nothing up is believed. */
const SURE = 0.5
const LIKELY = 0.35
const CERTAIN = 0.75

const COMPARE_WORDS = /比べ|くらべ|比較|違い|違う|違っ|ちがい|ちがう|どちら|どっち|並べ|vs|対比|見比べ/
const CASE_WORDS = /事例|じれい|事列|ケース|例を|取り?組み|紹介|について|概要|まとめ/
const LIST_WORDS = /一覧|事例|じれい|事列|例(を|は|が|$)|どこ|会社|企業|団体|自治体|役所|ところ|とこ|いくつ|何件|探し/

/**
 * Which kind of answer a question gets. Rules for what the words and names make certain; the classifier for the rest;
 * `answer` where a kind lacks what it needs (a comparison two names, a definition its term).
 */
export function decideKind(understanding: Understanding, glossary: readonly GlossaryEntry[]): Decision {
  const { folded, rest, named: names, intents, concepts } = understanding
  const top = intents[0]!
  const named = new Set(names.map(({ said }) => said)).size
  const from = (kind: AnswerKind, because: string): Decision => ({ kind, because, intent: top.intent })
  if (named >= 2 && COMPARE_WORDS.test(folded)) return from('compare', 'two names and a word of comparing')
  const bare = rest.replace(/[\s、。？?！!のをはって]/g, '')
  if (named >= 1 && bare === '') return from('case', 'a name alone')
  const wanted = top.intent.kind
  const known = concepts.filter((concept) => concept.known).length
  switch (wanted) {
    case 'share':
      return top.score >= LIKELY ? from('share', 'classifier') : from('answer', 'not sure enough')
    case 'help':
      return top.score >= LIKELY && (known <= 2 || top.score >= CERTAIN)
        ? from('help', 'classifier')
        : from('answer', 'it has a subject')
    case 'smalltalk':
      return top.score >= CERTAIN || (top.score >= SURE && (known <= 1 || folded.length <= 8))
        ? from('smalltalk', 'classifier')
        : from('answer', 'it has a subject')
    case 'compare':
      if (named >= 2) return from('compare', 'classifier and two names')
      return comparedThings(folded)
        ? from('compare', 'classifier and two things')
        : from('answer', 'nothing to compare')
    case 'case':
      if (named >= 1) return from('case', 'classifier and a name')
      return LIST_WORDS.test(folded) ? from('cases', 'cases without a name') : from('answer', 'no name')
    case 'cases':
      if (named >= 1) return CASE_WORDS.test(rest) ? from('case', 'a name') : from('answer', 'a detail of a case')
      return LIST_WORDS.test(folded) || top.score >= SURE
        ? from('cases', 'classifier')
        : from('answer', 'no word for cases')
    case 'definition': {
      const entry = entryIn(folded, glossary)
      return entry
        ? { ...from('definition', 'classifier and a term'), entry }
        : from('answer', 'the term is not in the glossary')
    }
    case 'none':
      return from('answer', 'off the subject, unless the documents say otherwise')
    default:
      return from(wanted, 'classifier')
  }
}

/** The two things that a question without names compares: 「在宅勤務とモバイルワークの違いは」. */
export function comparedThings(folded: string): [string, string] | undefined {
  const found =
    /(.{2,24}?)(?:と|、|対|vs\.?|\s)\s*(.{2,24}?)(?:との|の|を|は|で|って|、|\s)*(?:違|ちが|比|くらべ|並べ|どっち|どちら|差|対照|見くら)/.exec(
      folded,
    )
  return found ? [found[1]!.trim(), found[2]!.trim()] : undefined
}

/** The longest glossary term (or other name of it) that stands in the folded question. */
export function entryIn(folded: string, glossary: readonly GlossaryEntry[]): GlossaryEntry | undefined {
  let best: { entry: GlossaryEntry; length: number } | undefined
  const plain = folded.replace(/\s+/g, '')
  for (const entry of glossary) {
    for (const name of [entry.term, ...entry.aliases, ...(entry.reading ? [entry.reading] : [])]) {
      const wanted = name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
      if (wanted.length > (best?.length ?? 1) && plain.includes(wanted)) best = { entry, length: wanted.length }
    }
  }
  return best?.entry
}
