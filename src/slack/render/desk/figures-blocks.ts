import type { KnownBlock } from '@slack/types'
import { type Figures, medianOf } from '../../../service/desk/figures.js'
import { richText, run, section } from '../blocks.js'
import { shortDay } from '../days.js'

const MINUTE_MS = 60_000

/** The figures in words; with a chart of the same where the server draws one. */
export function figuresBlocks(figures: Figures, charts: boolean): KnownBlock[] {
  const words = richText(section(run(figureLines(figures).join('\n'))))
  return charts && figures.asked > 0 ? [words, chart(figures)] : [words]
}

export function figureLines(figures: Figures): string[] {
  const { asked, answered, none, unsure, helpful, unhelpful, waitsMs } = figures
  if (asked === 0) return ['この期間の質問はありません。']
  const of = (name: string, part: number) => `${name} ${part}件（${share(part, asked)}）`
  return [
    [
      `質問 ${asked}件`,
      of('答えた', answered),
      ...(unsure > 0 ? [of('確度の低い答え', unsure)] : []),
      of('見つからなかった', none),
    ].join(' · '),
    [
      `評価 はい ${helpful}件・いいえ ${unhelpful}件`,
      `担当者が回答 ${waitsMs.length}件${waitsMs.length === 0 ? '' : `（${waitWords(waitsMs)}）`}`,
    ].join(' · '),
  ]
}

/** Of so few, each is told: a median of two hides the one that took a week. */
const FEW = 4

function waitWords(waitsMs: readonly number[]): string {
  if (waitsMs.length <= FEW) return `回答まで ${waitsMs.map(durationWords).join('、')}`
  return `回答までの中央値 ${durationWords(medianOf(waitsMs) ?? 0)}`
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)}%`
}

/** 35分, 4時間, 2日. */
function durationWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes}分`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours}時間` : `${Math.round(hours / 24)}日`
}

/** Bars by days; the types of the SDK do not have this block yet. */
function chart({ bars, unsure }: Figures): KnownBlock {
  const categories = bars.map(({ from }) => shortDay(from, { today: from }))
  const series = (name: string, of: (bar: Figures['bars'][number]) => number) => ({
    name,
    data: bars.map((bar, i) => ({ label: categories[i]!, value: of(bar) })),
  })
  const block = {
    type: 'data_visualization',
    title: '質問の数と、答えられた数',
    chart: {
      type: 'bar',
      series: [
        series('答えた', ({ answered }) => answered),
        ...(unsure > 0 ? [series('確度の低い答え', (bar) => bar.unsure)] : []),
        series('見つからなかった', ({ none }) => none),
      ],
      axis_config: { categories },
    },
  }
  return block as unknown as KnownBlock
}
