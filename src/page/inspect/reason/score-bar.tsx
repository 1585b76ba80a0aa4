import { fixed, signed } from '../numbers.js'
import type { FamilyShare } from './contributions.js'
import { FAMILIES } from './feature-names.js'

interface ScoreBarProps {
  shares: { adds: FamilyShare[]; takes: FamilyShare[] }
  /** The longest bar on either side, in points. */
  scale: { adds: number; takes: number }
  score: number
}

/** From this share of the whole width on there is room for the sign in a piece. */
const ROOM_FOR_SIGN = 0.055

/** What a score is made of, as one bar: what adds to it to the right of the line, what takes from it to the left. */
export function ScoreBar({ shares: { adds, takes }, scale, score }: ScoreBarProps) {
  const whole = scale.adds + scale.takes
  const piece = ({ family, points }: FamilyShare) => (
    <span
      key={family}
      className="family"
      data-family={family}
      style={{ width: `${(Math.abs(points) / whole) * 100}cqw` }}
      title={`${FAMILIES[family].name} ${signed(points)}`}
    >
      {Math.abs(points) / whole >= ROOM_FOR_SIGN && FAMILIES[family].sign}
    </span>
  )
  const words = [...adds, ...takes].map(({ family, points }) => `${FAMILIES[family].name} ${signed(points)}`)
  return (
    <div className="score-bar" role="img" aria-label={`点数 ${fixed(score, 2)}の内訳: ${words.join('、')}`}>
      <span className="score-takes" style={{ width: `${(scale.takes / whole) * 100}cqw` }}>
        {takes.map(piece)}
      </span>
      <span className="score-adds">{adds.map(piece)}</span>
    </div>
  )
}
