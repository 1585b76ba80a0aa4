import type { KnownBlock, TableBlock } from '@slack/types'
import type { StatisticsAnswer } from '../../core/answers/answer.js'
import type { Series, SeriesPoint } from '../../core/corpus/corpus.js'
import { LIMITS } from '../limits.js'
import { contextLine, header, lines, richText, run } from './blocks.js'
import type { RenderContext } from './context.js'
import {
  excerptButtons,
  feedbackButtons,
  furtherExcerpts,
  newerLine,
  shownExcerpt,
  sourceLine,
  spokenOf,
} from './excerpts.js'
import type { Draft } from './message.js'
import { cleanText, clipText } from './plain-text.js'

/** What stands where the source has no value. */
const NO_VALUE = '—'
const MAX_POINTS = 20
const MAX_CELL = 40

/** The excerpt that answers, then the series that it stands in. */
export function draftStatistics(answer: StatisticsAnswer, context: RenderContext): Draft {
  const [first, ...others] = answer.excerpts
  const [series, ...further] = answer.series
  const shown = series === undefined ? [] : seriesBlocks(series, context)
  const titles = further.slice(0, 5).map((each) => each.title)
  return {
    summary: first === undefined ? (series?.title ?? '') : spokenOf(answer.excerpts.slice(0, 1)),
    head: [
      ...(first === undefined ? [] : shownExcerpt(first)),
      ...shown,
      ...(titles.length === 0
        ? []
        : [contextLine(clipText(`関連する統計: ${titles.join('、')}`, LIMITS.lineText.max * 2))]),
      ...excerptButtons(answer.excerpts.slice(0, 1), answer.excerpts, context),
    ],
    ...furtherExcerpts(others, context),
    tail: answer.excerpts.length === 0 ? [] : feedbackButtons(answer.excerpts),
  }
}

function seriesBlocks(series: Series, context: RenderContext): KnownBlock[] {
  const points = series.points.slice(0, MAX_POINTS)
  const left = series.points.length - points.length
  const about = [series.survey, series.period, series.n === undefined ? undefined : `n=${series.n}`].filter(
    (part) => part !== undefined,
  )
  return [
    header(series.title),
    context.tables ? tableOf(series, points) : linesOf(series, points),
    ...(left > 0 ? [contextLine(`ほか${left}行は省略しました。`)] : []),
    ...(about.length === 0 ? [] : [contextLine(clipText(about.join('、'), LIMITS.lineText.max))]),
    ...(series.note === undefined ? [] : [contextLine(clipText(series.note, LIMITS.lineText.max))]),
    ...sourceLine(series.source, series.place, context.sources),
    ...newerLine(series.source, series.newer, context.sources),
  ]
}

function tableOf(series: Series, points: SeriesPoint[]): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text: clipText(cleanText(text), MAX_CELL) || ' ' })
  const columns = series.columns.slice(0, MAX_COLUMNS)
  return {
    type: 'table',
    rows: [
      [cell('項目'), ...columns.map((column) => cell(`${column.label}（${column.unit}）`))],
      ...points.map((point) => [cell(pointLabel(point)), ...columns.map((_, i) => cell(valueWords(point.values[i])))]),
    ],
  }
}

/** Readable on a phone; the passage behind 「詳しく」 has them all. */
const MAX_COLUMNS = 4

function linesOf(series: Series, points: SeriesPoint[]): KnownBlock {
  const columns = series.columns.slice(0, MAX_COLUMNS)
  const each = points.map((point) => {
    const values = columns.map((column, i) => {
      const name = columns.length > 1 ? `${column.label} ` : ''
      return `${name}${valueWords(point.values[i])}${point.values[i] === undefined ? '' : column.unit}`
    })
    return [
      run(clipText(pointLabel(point), MAX_CELL), true),
      run(` ${clipText(values.join('、'), LIMITS.lineText.max / 2)}`),
    ]
  })
  return richText(lines(...each))
}

function pointLabel(point: SeriesPoint): string {
  return point.period === undefined || point.period === point.label ? point.label : `${point.label}（${point.period}）`
}

function valueWords(value: number | undefined): string {
  return value === undefined ? NO_VALUE : value.toLocaleString('ja-JP', { maximumFractionDigits: 10 })
}
