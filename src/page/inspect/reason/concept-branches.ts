import type { Explanation } from '../../../core/answers/answer.js'
import { READ_BY_NAMES } from './reason-names.js'

type Concept = Explanation['concepts'][number]
type Variant = Concept['variants'][number]

/** Words that came the same way and count the same. */
export interface Branch {
  /** 「質問の言葉」, 「類語集「在宅」」, 「かな書き」. */
  from: string
  source: 'own' | 'thesaurus' | 'reading'
  factor: number
  words: { term: string; found: number }[]
}

/** A concept's variants by where they came from, those that count most first; `found` is in how many hits each stands. */
export function branchesOf({ said, variants }: Concept, hits: Explanation['hits']): Branch[] {
  const branches = new Map<string, Branch>()
  for (const { term, factor, origin } of variants) {
    const key = `${JSON.stringify(origin)} ${factor.toFixed(2)}`
    const branch = branches.get(key) ?? { ...comesFrom(origin, said), factor, words: [] }
    branch.words.push({ term, found: hits.filter(({ terms }) => terms.includes(term)).length })
    branches.set(key, branch)
  }
  return [...branches.values()].sort((a, b) => b.factor - a.factor)
}

function comesFrom(origin: Variant['origin'], said: string): Pick<Branch, 'from' | 'source'> {
  if (origin === 'own') return { from: '質問の言葉', source: 'own' }
  if (typeof origin === 'string') return { from: READ_BY_NAMES[origin], source: 'reading' }
  const { synonymOf } = origin
  return { from: synonymOf === said ? '類語集' : `類語集「${synonymOf}」`, source: 'thesaurus' }
}

/** Where each word that was searched for came from, the closest to the question first. */
export function sourcesOfTerms(concepts: Explanation['concepts']): Map<string, Branch['source']> {
  const sources = new Map<string, { source: Branch['source']; factor: number }>()
  for (const { said, variants } of concepts)
    for (const { term, factor, origin } of variants)
      if ((sources.get(term)?.factor ?? 0) < factor) sources.set(term, { ...comesFrom(origin, said), factor })
  return new Map([...sources].map(([term, { source }]) => [term, source]))
}
