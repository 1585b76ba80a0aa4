import type { CSSProperties } from 'react'
import type { Explanation } from '../../../core/answers/answer.js'
import './concept-tree.css'
import { fixed } from '../numbers.js'
import { type Branch, branchesOf } from './concept-branches.js'

interface ConceptTreeProps {
  concepts: Explanation['concepts']
  hits: Explanation['hits']
}

/** Each thing that the question speaks of, the weightiest first, with the documents' words for it as branches. */
export function ConceptTree({ concepts, hits }: ConceptTreeProps) {
  if (concepts.length === 0) return <p>意味を持つ言葉がありませんでした。</p>
  const most = Math.max(...concepts.map(({ weight }) => weight))
  const sorted = [...concepts].sort((a, b) => b.weight - a.weight)
  return (
    <>
      <ul className="concepts">
        {sorted.map((concept) => (
          <li key={concept.said}>
            <div className="concept-head" style={{ '--share': concept.weight / most } as CSSProperties}>
              <b>{concept.said}</b>
              <span className="concept-weight">
                <span className="unseen">重み</span>
                {fixed(concept.weight, 1)}
              </span>
              <span className="concept-bar" aria-hidden="true" />
            </div>
            {concept.variants.length === 0 ? (
              <p className="concept-unknown">どの資料にもない言葉です。類語集に書けば見つかるかもしれません。</p>
            ) : (
              <ul className="branches">
                {branchesOf(concept, hits).map((branch) => (
                  <BranchOf key={`${branch.from} ${branch.factor}`} branch={branch} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p className="inspect-note">×は元の言葉に対する効き目、「件」は見つかった箇所のうちその語があった数です。</p>
    </>
  )
}

function BranchOf({ branch: { from, source, factor, words } }: { branch: Branch }) {
  return (
    <li className="branch" data-source={source} style={{ '--factor': factor } as CSSProperties}>
      <span className="branch-from">
        {from} <b>×{fixed(factor, 2)}</b>
      </span>
      <ul className="branch-words">
        {words.map(({ term, found }) => (
          <li key={term} className="term" data-source={source} data-found={found > 0}>
            {term}
            {found > 0 && <small>{found}件</small>}
          </li>
        ))}
      </ul>
    </li>
  )
}
