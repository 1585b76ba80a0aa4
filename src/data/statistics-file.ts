import type { Passage, Series } from '../core/corpus/corpus.js'
import { renderPoint } from '../core/corpus/series-text.js'
import { type ReadFile, stripAbsent } from './file-reading.js'
import { toPassageText } from './passages.js'
import type { Problem } from './problem.js'
import { statisticsSchema } from './schemas.js'
import { parseYamlValue } from './yaml-value.js'

/** One data series and its passage: a line on what it is, then a line a point. */
export function parseStatisticsFile(file: ReadFile): {
  value?: { series: Series; passage: Passage }
  problems: Problem[]
} {
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, statisticsSchema)
  if (!parsed.ok) return { problems: parsed.problems }
  const { unit, columns, points, noted, ...facts } = parsed.value.value
  const problems: Problem[] = []
  if (`${facts.id}.yml` !== file.name)
    problems.push(parsed.value.problem(['id'], `expected "${file.name.slice(0, -4)}", the file's name`))
  if ((unit === undefined) === (columns === undefined))
    problems.push(parsed.value.problem([], 'expected either "unit" or "columns"'))
  const width = columns?.length ?? 1
  points.forEach((point, i) => {
    const cells = columns ? point.values : point.value === undefined ? undefined : [point.value]
    if (cells?.length !== width || (columns ? point.value !== undefined : point.values !== undefined)) {
      problems.push(
        parsed.value.problem(['points', i], columns ? `expected "values" with ${width} cells` : 'expected "value"'),
      )
    }
  })
  if (problems.length > 0) return { problems }
  const series = stripAbsent({
    ...facts,
    columns: columns ?? [{ label: '', unit: unit ?? '' }],
    points: points.map((point) => ({
      label: point.label,
      values: (columns ? point.values! : [point.value!]).map((cell) => cell ?? undefined),
      period: point.period,
      note: point.note,
    })),
    passageId: facts.id,
    origin: { file: file.path, line: 1 },
  }) as Series
  const about = [facts.title, facts.period, facts.survey, facts.n === undefined ? undefined : `n=${facts.n}`]
  const head = `${about.filter((part) => part !== undefined).join('、')}。`
  const lines = [
    ...series.points.map((point) => `・${renderPoint(series, point)}`),
    ...(facts.note ? [`（${facts.note}）`] : []),
  ]
  const blocks = [{ text: head, noted }, ...lines.map((text) => ({ text, noted: [] }))]
  const passage: Passage = {
    id: facts.id,
    documentId: facts.id,
    kind: 'statistics',
    source: facts.source,
    title: facts.title,
    section: '',
    place: facts.place,
    ...toPassageText(blocks),
    verbatim: false,
    newer: series.newer,
    topics: facts.topics,
    origin: series.origin,
  }
  return { value: { series, passage }, problems }
}
