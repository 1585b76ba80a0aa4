import type { CSSProperties } from 'react'
import type { Answer, Explanation } from '../../../core/answers/answer.js'
import { CONFIDENCE_WEIGHTS } from '../../../core/ranking/confidence.js'
import './confidence-view.css'
import { fixed, signed } from '../numbers.js'
import { ConfidenceGauge } from './confidence-gauge.js'
import { type Contribution, confidenceContributions, sumOf } from './contributions.js'
import { verdictOf } from './outcome.js'

interface ConfidenceViewProps {
  answer: Answer
  confidence: Explanation['confidence']
}

/** How sure the answer is, whether that was enough, and what speaks for it and against it. */
export function ConfidenceView({ answer, confidence }: ConfidenceViewProps) {
  const { value, threshold, features } = confidence
  const contributions = confidenceContributions(features)
  const most = Math.max(-CONFIDENCE_WEIGHTS.bias, ...contributions.map(({ points }) => Math.abs(points)))
  return (
    <>
      <div className="confidence">
        <ConfidenceGauge value={value} threshold={threshold} />
        <p>
          <b>{verdictOf(answer, confidence)}</b>
        </p>
      </div>
      <table className="pulls">
        <caption>右は押し上げ、左は押し下げ</caption>
        <tbody>
          <Pull name="出発点" points={CONFIDENCE_WEIGHTS.bias} most={most} />
          {contributions.map((each) => (
            <Pull key={each.feature} {...each} most={most} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合計</th>
            <td aria-hidden="true" />
            <td>{signed(sumOf(contributions) + CONFIDENCE_WEIGHTS.bias)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="inspect-note">合計をロジスティック関数で0から1に直すと、{fixed(value, 2)}になります。</p>
    </>
  )
}

function Pull({ name, says, points, most }: Pick<Contribution, 'name' | 'points'> & { says?: string; most: number }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {says !== undefined && <small>{says}</small>}
      </th>
      <td className="pull" aria-hidden="true" data-pulls={points > 0 ? 'up' : 'down'}>
        <span style={{ '--share': Math.abs(points) / most } as CSSProperties} />
      </td>
      <td>{signed(points)}</td>
    </tr>
  )
}
