import type { Series, SeriesPoint } from './corpus.js'

/** A number as people read it in Japanese text: thousands separated, no trailing zeros. */
export function renderNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}

/**
 * One point of a series in words; a cell that the source lacks is left out.
 *
 * @example
 * // 豊洲: 7月平均 13,186、テレワーク・デイ 11,222、減少率 -14.9%
 */
export function renderPoint(series: Series, point: SeriesPoint): string {
  const cells = series.columns.flatMap(({ label, unit }, i) => {
    const value = point.values[i]
    if (value === undefined) return []
    return [`${label === '' ? '' : `${label} `}${renderNumber(value)}${unit}`]
  })
  const period = point.period === undefined ? '' : `（${point.period}）`
  const note = point.note === undefined ? '' : `（${point.note}）`
  return `${point.label}${period}: ${cells.join('、')}${note}`
}
