import { fixed, signed } from '../numbers.js'
import { type Contribution, rankingContributions } from './contributions.js'
import { FAMILIES, SENTENCE_NAMES } from './feature-names.js'

interface ScoreTableProps {
  features: Record<string, number>
  /** Of the best sentence, to compare with. */
  against?: Record<string, number>
  score: number
}

/** What every feature adds to a sentence's score, and how that differs from the best sentence. */
export function ScoreTable({ features, against, score }: ScoreTableProps) {
  const rows = rankingContributions(features)
  const best = new Map(rankingContributions(against ?? {}).map((each) => [each.feature, each]))
  const missing = [...best.values()].filter((each) => rows.every(({ feature }) => feature !== each.feature))
  const all = [...rows, ...missing.map((each): Contribution => ({ ...each, value: 0, points: 0 }))]
  const total = [...best.values()].reduce((sum, { points }) => sum + points, 0)
  return (
    <table className="score-table">
      <thead>
        <tr>
          <th scope="col">特徴</th>
          <th scope="col">値×重み</th>
          <th scope="col">点</th>
          {against && <th scope="col">1番との差</th>}
        </tr>
      </thead>
      <tbody>
        {all.map(({ feature, name, says, value, weight, points }) => {
          const { family } = SENTENCE_NAMES[feature]!
          return (
            <tr key={feature}>
              <th scope="row" title={says}>
                <span className="family" data-family={family} aria-hidden="true">
                  {FAMILIES[family].sign}
                </span>
                {name}
              </th>
              <td>
                {fixed(value, 2)}×{fixed(weight, 1)}
              </td>
              <td>{signed(points)}</td>
              {against && <td>{signed(points - (best.get(feature)?.points ?? 0))}</td>}
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合計</th>
          <td />
          <td>{fixed(score, 2)}</td>
          {against && <td>{signed(score - total)}</td>}
        </tr>
      </tfoot>
    </table>
  )
}
