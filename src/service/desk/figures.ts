import type { AskedCount, AskedStore, Span } from '../stores/asked-store.js'

/** Answered less surely than this is worth a look: of good answers nearly none is below. */
export const UNSURE_BELOW = 0.35

const DAY_MS = 24 * 60 * 60 * 1000
/** So many bars of a chart are read at a glance. */
const MOST_BARS = 15

/** What a time had, of one workspace or one of its channels. */
export interface Figures {
  days: number
  asked: number
  /** Surely: what was shown as something near is not among them. */
  answered: number
  none: number
  /** Something near was shown, or what was shown is not sure. */
  unsure: number
  helpful: number
  unhelpful: number
  /** How long each request waited that a person answered, the shortest first. */
  waitsMs: number[]
  bars: FigureBar[]
}

/** A day, or some days. */
interface FigureBar {
  /** Its first day, YYYY-MM-DD. */
  from: string
  answered: number
  unsure: number
  none: number
}

/** The figures of a time. */
export async function figuresOf(
  store: AskedStore,
  team: string,
  { span, days, timeZone, channel }: { span: Span; days: number; timeZone: string; channel?: string },
): Promise<Figures> {
  const which = { ...span, unsureBelow: UNSURE_BELOW, ...(channel !== undefined && { channel }) }
  const [counts, votes, waits] = await Promise.all([
    store.counts(team, which),
    store.votes(team, span),
    store.answerTimes(team, span),
  ])
  const sum = (of: (count: AskedCount) => number) => counts.reduce((total, count) => total + of(count), 0)
  const asked = sum((count) => count.asked)
  const none = sum((count) => count.none)
  const unsure = sum((count) => count.unsure)
  return {
    ...{ days, asked, answered: asked - none - unsure, none, unsure, ...votes },
    waitsMs: waits.toSorted((a, b) => a - b),
    bars: barsOf(counts, span, days, timeZone),
  }
}

/** Of equal length, the last one up to today; days by the clocks of the workspace. */
function barsOf(counts: readonly AskedCount[], { before }: Span, days: number, timeZone: string): FigureBar[] {
  const dayFormat = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' })
  const perBar = Math.ceil(days / MOST_BARS)
  const today = Date.parse(dayFormat.format(before - 1))
  const length = Math.ceil(days / perBar)
  const bars = Array.from({ length }, (_, i): FigureBar => {
    const first = today - ((length - i) * perBar - 1) * DAY_MS
    return { from: new Date(first).toISOString().slice(0, 10), answered: 0, unsure: 0, none: 0 }
  })
  for (const { at, asked, none, unsure } of counts) {
    const ago = Math.round((today - Date.parse(dayFormat.format(at))) / DAY_MS)
    const bar = bars[Math.max(0, length - 1 - Math.floor(ago / perBar))]
    if (bar === undefined) continue
    bar.answered += asked - none - unsure
    bar.unsure += unsure
    bar.none += none
  }
  return bars
}

/** Half of them waited at most so long; undefined of none. */
export function medianOf(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor((sorted.length - 1) / 2)]
}
