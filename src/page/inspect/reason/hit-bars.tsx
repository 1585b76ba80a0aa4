import type { CSSProperties } from 'react'
import type { Answer, Explanation } from '../../../core/answers/answer.js'
import './hit-bars.css'
import { fixed } from '../numbers.js'
import { sourcesOfTerms } from './concept-branches.js'
import { FoldedList } from './folded-list.js'
import { PassageLine } from './passage-line.js'
import type { PassageNames } from './passage-names.js'

const SHOWN = 5

interface HitBarsProps {
  explain: Explanation
  answer: Answer
  names: PassageNames
}

/** The passages that the search found, each with its score and the words by which it was found. */
export function HitBars({ explain, answer, names }: HitBarsProps) {
  const { hits, concepts } = explain
  if (hits.length === 0) return <p>見つかった箇所はありませんでした。</p>
  const sources = sourcesOfTerms(concepts)
  const quoted = new Set(answer.excerpts.map(({ citation }) => citation.passageId))
  const best = hits[0]!.score
  const row = ({ passageId, score, terms }: Explanation['hits'][number], i: number) => (
    <li key={passageId} style={{ '--share': score / best } as CSSProperties}>
      <div className="hit-head">
        <span className="hit-rank">{i + 1}</span>
        <PassageLine passageId={passageId} names={names} />
        {quoted.has(passageId) && <small className="badge">引用した</small>}
        <b className="hit-score">{fixed(score, 1)}</b>
      </div>
      <span className="hit-bar" aria-hidden="true" />
      <ul className="branch-words" aria-label="見つけた言葉">
        {terms.map((term) => (
          <li key={term} className="term" data-source={sources.get(term)}>
            {term}
          </li>
        ))}
      </ul>
    </li>
  )
  return (
    <>
      <ul className="term-legend" aria-label="言葉の見分け方">
        <li className="term" data-source="own">
          質問の言葉
        </li>
        <li className="term" data-source="thesaurus">
          類語集から
        </li>
        <li className="term" data-source="reading">
          読みやつづりから
        </li>
      </ul>
      <FoldedList items={hits} shown={SHOWN} row={row} />
    </>
  )
}
