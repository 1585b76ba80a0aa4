import type { KnownBlock } from '@slack/types'
import type { Figures } from '../../../service/desk/figures.js'
import { richText, run, section } from '../blocks.js'
import { dayWords } from '../days.js'

const MINUTE_MS = 60_000

/** The figures in words; with a chart of the same where the server draws one. */
export function figuresBlocks(figures: Figures, charts: boolean): KnownBlock[] {
  const words = richText(section(run(figureLines(figures).join('\n'))))
  return charts && figures.asked > 0 ? [words, chart(figures)] : [words]
}

export function figureLines(figures: Figures): string[] {
  const { asked, answered, none, unsure, helpful, unhelpful, answeredByPeople, medianWaitMs } = figures
  if (asked === 0) return ['この期間の質問はありません。']
  const waited = medianWaitMs === undefined ? '' : `（半数は${durationWords(medianWaitMs)}以内）`
  return [
    `質問 ${asked}件 · 答えた ${answered}件（${share(answered, asked)}） · 見つからなかった ${none}件（${share(none, asked)}）`,
    `自信が低い答え ${unsure}件 · 評価 はい ${helpful}件・いいえ ${unhelpful}件 · 担当者が回答 ${answeredByPeople}件${waited}`,
  ]
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
function chart({ bars }: Figures): KnownBlock {
  const categories = bars.map(({ from }) => dayWords(from))
  const series = (name: string, of: (bar: Figures['bars'][number]) => number) => ({
    name,
    data: bars.map((bar, i) => ({ label: categories[i]!, value: of(bar) })),
  })
  const block = {
    type: 'data_visualization',
    title: '質問の数と、答えられた数',
    chart: {
      type: 'bar',
      series: [series('答えた', ({ answered }) => answered), series('見つからなかった', ({ none }) => none)],
      axis_config: { categories },
    },
  }
  return block as unknown as KnownBlock
}
