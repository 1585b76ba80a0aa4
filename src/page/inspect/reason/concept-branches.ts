import type { Explanation } from '../../../core/answers/answer.js'
import { nameFor, RESTATED_NAMES } from './reason-names.js'

type Concept = Explanation['concepts'][number]

/** Words that came the same way and count the same. */
export interface Branch {
  /** 「質問の言葉」, 「類語集「在宅」」, 「かな書き」. */
  from: string
  source: 'own' | 'thesaurus' | 'reading'
  factor: number
  words: { term: string; found: number }[]
}

const SYNONYM = 'synonym of '

/** A concept's variants by where they came from, those that count most first; `found` is in how many hits each stands. */
export function branchesOf({ said, variants }: Concept, hits: Explanation['hits']): Branch[] {
  const branches = new Map<string, Branch>()
  for (const { term, factor, because } of variants) {
    const key = `${because} ${factor.toFixed(2)}`
    const branch = branches.get(key) ?? { ...originOf(because, said), factor, words: [] }
    branch.words.push({ term, found: hits.filter(({ terms }) => terms.includes(term)).length })
    branches.set(key, branch)
  }
  return [...branches.values()].sort((a, b) => b.factor - a.factor)
}

function originOf(because: string, said: string): Pick<Branch, 'from' | 'source'> {
  if (because === 'own') return { from: '質問の言葉', source: 'own' }
  if (!because.startsWith(SYNONYM)) return { from: nameFor(RESTATED_NAMES, because), source: 'reading' }
  const word = because.slice(SYNONYM.length)
  return { from: word === said ? '類語集' : `類語集「${word}」`, source: 'thesaurus' }
}

/** Where each word that was searched for came from, the closest to the question first. */
export function sourcesOfTerms(concepts: Explanation['concepts']): Map<string, Branch['source']> {
  const sources = new Map<string, { source: Branch['source']; factor: number }>()
  for (const { said, variants } of concepts)
    for (const { term, factor, because } of variants)
      if ((sources.get(term)?.factor ?? 0) < factor) sources.set(term, { ...originOf(because, said), factor })
  return new Map([...sources].map(([term, { source }]) => [term, source]))
}
