import { percent } from '../numbers.js'
import { arcPath, onArc } from './arc.js'

const CENTRE = { x: 90, y: 84 }
const RADIUS = 66

/** A half circle from 0 to 1, filled up to the confidence, with the threshold marked on it. */
export function ConfidenceGauge({ value, threshold }: { value: number; threshold: number }) {
  const inner = onArc(CENTRE, RADIUS - 11, threshold)
  const outer = onArc(CENTRE, RADIUS + 11, threshold)
  const label = onArc(CENTRE, RADIUS + 14, threshold)
  return (
    <svg
      className="gauge"
      viewBox="0 0 180 100"
      role="img"
      aria-label={`確からしさ ${percent(value)}、しきい値 ${percent(threshold)}`}
    >
      <path className="gauge-track" d={arcPath(CENTRE, RADIUS, 1)} />
      {value > 0.002 && (
        <path className="gauge-value" data-enough={value >= threshold} d={arcPath(CENTRE, RADIUS, value)} />
      )}
      <line className="gauge-threshold" x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} />
      <text className="gauge-small" x={label.x} y={label.y} textAnchor={threshold < 0.5 ? 'end' : 'start'}>
        {percent(threshold)}
      </text>
      <text className="gauge-figure" x={CENTRE.x} y={CENTRE.y - 6} textAnchor="middle">
        {percent(value)}
      </text>
      <text className="gauge-small" x={CENTRE.x - RADIUS} y={98} textAnchor="middle">
        0
      </text>
      <text className="gauge-small" x={CENTRE.x + RADIUS} y={98} textAnchor="middle">
        1
      </text>
    </svg>
  )
}
