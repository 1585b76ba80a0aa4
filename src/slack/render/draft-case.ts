import type { KnownBlock, StaticSelect } from '@slack/types'
import type { CaseAnswer } from '../../core/answers/answer.js'
import { changeOf } from '../../core/answers/case-facts.js'
import { excerptRef } from '../../core/answers/excerpt-ref.js'
import type { Excerpt } from '../../core/corpus/citation.js'
import type { CaseFigure } from '../../core/corpus/corpus.js'
import { westernYears } from '../../core/text/western-years.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, header, lines, option, plain, richText, run } from './blocks.js'
import type { RenderContext } from './context.js'
import { joinRefs } from './excerpt-ref.js'
import { feedbackButtons, newerLine, quotedRuns, reachDropped, shareButton } from './excerpts.js'
import type { Draft, Later } from './message.js'
import { clipText } from './plain-text.js'

const MAX_FIGURES = 8
const MAX_SECTIONS = 60

/** A case's card: who, how, what came of it, and where to read on. */
export function draftCase(answer: CaseAnswer, context: RenderContext): Draft {
  const { card } = answer
  return {
    summary: `${card.name}（${card.profile}） ${card.scheme}`,
    head: [
      header(card.name),
      ...[card.profile, card.scheme].filter((line) => line !== '').map((line) => contextLine(clip(line))),
      ...facts(answer),
    ],
    later: answer.excerpts.map(sectionLine),
    counter: '件',
    whenDropped: reachDropped,
    tail: [
      ...caseButtons(answer),
      contextLine(`出典: ${clip(card.citation.label)}`),
      ...newerLine(card.citation.source, card.newer, context.sources),
      ...(answer.excerpts.length === 0 ? [] : feedbackButtons(answer.excerpts)),
    ],
  }
}

/** 「ガソリン 34,000 L → 28,000 L（平成20→23年度）」. Every number is as the case holds it. */
export function figureWords(figure: CaseFigure): string {
  const amount = (value: number) => `${value.toLocaleString('ja-JP', { maximumFractionDigits: 10 })}${figure.unit}`
  const periods = [figure.beforePeriod, figure.afterPeriod].filter((period) => period !== undefined)
  const when = westernYears(figure.period ?? periods.join('→'))
  const { label, change } = changeOf(figure)
  const pair =
    figure.before !== undefined && figure.after !== undefined
      ? `${amount(figure.before)} → ${amount(figure.after)}`
      : undefined
  const value = figure.value === undefined ? undefined : amount(figure.value)
  return `${label} ${[value, pair, change].filter(Boolean).join('、')}${when === '' ? '' : `（${when}）`}`
}

/** 「課題　…」: what a section says in short. The card's own source stands below all of them. */
function sectionLine(excerpt: Excerpt): Later {
  const name = [run(clip(excerpt.citation.section), true), run('　')]
  // The card names the organisation.
  const { subject: _, ...unnamed } = excerpt
  const said = quotedRuns(unnamed)
  return { blocks: [richText(lines([...name, ...said]))], ref: excerptRef(excerpt) }
}

function facts(answer: CaseAnswer): KnownBlock[] {
  const { card } = answer
  const shown = card.figures.slice(0, MAX_FIGURES).map((figure) => clip(figureWords(figure)))
  const left = card.figures.length - shown.length
  const figures = shown.join('、') + (left > 0 ? `（ほか${left}件は省略しました）` : '')
  const named = [
    ...(card.purpose === undefined ? [] : [{ name: '目的', text: card.purpose }]),
    ...(figures === '' ? [] : [{ name: '効果の数値', text: figures }]),
  ]
  if (named.length === 0) return []
  const each = named.map(({ name, text }) => [run(name, true), run('　'), run(clipText(text, LIMITS.excerptText.max))])
  return [richText(lines(...each))]
}

/** The way on from a case: its sections but the one that is `open`, and other cases. */
export function caseButtons(answer: CaseAnswer, open?: string): KnownBlock[] {
  const { name } = answer.card
  const sections = answer.card.sections.filter(({ name }) => name !== open).slice(0, MAX_SECTIONS)
  return [
    ...actions([
      ...sectionMenu(answer.case.id, sections),
      button({
        text: '比べる',
        action: ACTIONS.compare,
        value: answer.case.id,
        label: `比べる（${name}とほかの事例）`,
      }),
      button({
        text: '似た事例',
        action: ACTIONS.similarCases,
        value: answer.case.id,
        label: `似た事例（${name}に似たもの）`,
      }),
      ...(answer.excerpts.length === 0 ? [] : [shareButton(answer.excerpts)]),
    ]),
  ]
}

/** One menu: a case has a dozen sections. */
function sectionMenu(id: string, sections: readonly { name: string }[]): StaticSelect[] {
  const options = sections
    .map(({ name }) => ({ name, value: joinRefs([id, name], LIMITS.optionValue.max) }))
    .filter(({ value }) => value.includes('\n'))
    .map(({ name, value }) => option(name, value))
  if (options.length === 0) return []
  const placeholder = plain('項目を選んで読む', LIMITS.placeholder.max)
  return [{ type: 'static_select', action_id: ACTIONS.caseSection, placeholder, options }]
}

function clip(line: string): string {
  return clipText(line, LIMITS.lineText.max)
}
