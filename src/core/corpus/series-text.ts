import type { Series, SeriesPoint } from './corpus.js'

/** A number as people read it in Japanese text: thousands separated. */
export function renderNumber(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: 6 })
}

/**
 * One point of a series in words. A cell that the source lacks is left out; a column shows as many decimals as its
 * finest value.
 *
 * @example
 * // 豊洲: 7月平均 13,186、テレワーク・デイ 11,222、減少率 -14.9%
 */
export function renderPoint(series: Series, point: SeriesPoint): string {
  const cells = series.columns.flatMap(({ label, unit }, i) => {
    const value = point.values[i]
    if (value === undefined) return []
    const decimals = Math.max(...series.points.map((other) => decimalsOf(other.values[i])))
    return [`${label === '' ? '' : `${label} `}${renderNumber(value, decimals)}${unit}`]
  })
  const period = point.period === undefined ? '' : `（${point.period}）`
  const note = point.note === undefined ? '' : `（${point.note}）`
  return `${point.label}${period}: ${cells.join('、')}${note}`
}

function decimalsOf(value: number | undefined): number {
  return value === undefined ? 0 : (String(value).split('.')[1]?.length ?? 0)
}
