import { CASES_PER_PAGE, type CaseRow, type CasesAnswer, type LookedFor } from '../../core/answers/answer.js'
import { insteadLine, listLine, nothingAgrees, withoutLabel } from '../../core/answers/look-up-lines.js'
import { renderDate } from '../../core/corpus/citation.js'
import type { Source } from '../../core/corpus/corpus.js'
import { wordsOf } from '../../core/question/condition.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, buttons, contextLine, plain, richText, run, section } from './blocks.js'
import { caseListRef } from './case-list-ref.js'
import type { RenderContext } from './context.js'
import { joinRefs } from './excerpt-ref.js'
import type { Draft, Later } from './message.js'
import { clipText } from './plain-text.js'

/** A comparison is readable on a phone up to three wide. */
const COMPARED = 3

/** So many ways to ask for less are offered. */
const MAX_WITH_LESS = 3

/** Cases that agree, one line each, with the filters kept in view. */
export function draftCases(answer: CasesAnswer, context: RenderContext): Draft {
  const shown = answer.cases.slice(0, CASES_PER_PAGE)
  const rest = answer.cases.slice(CASES_PER_PAGE)
  const line = clipText(listLine(answer), LIMITS.lineText.max)
  const instead = answer.insteadOf && clipText(insteadLine(answer.insteadOf), LIMITS.excerptText.max)
  return {
    summary: [
      instead ?? `事例が${answer.cases.length}件あります。`,
      line,
      shown.map((row) => row.name).join('、'),
    ].join('\n'),
    head: [...(instead === undefined ? [] : [richText(section(run(instead)))]), contextLine(line)],
    later: shown.map(caseLine),
    counter: '件',
    whenDropped: (ids) => moreButton(answer, [...ids, ...rest.map((row) => row.id)]),
    tail: [
      ...(rest.length === 0
        ? []
        : [
            contextLine(`ほか${rest.length}件あります。`),
            ...moreButton(
              answer,
              rest.map((row) => row.id),
            ),
          ]),
      ...compareButton(shown),
      ...worksOf(shown, context.sources).map(contextLine),
    ],
  }
}

/** Nothing agrees: which condition left nothing, and a button for each way to ask for less. */
export function draftNothing(lookedFor: LookedFor): Draft {
  const withLess = lookedFor.withLess.slice(0, MAX_WITH_LESS)
  const said = clipText(nothingAgrees({ ...lookedFor, withLess }), LIMITS.excerptText.max)
  const offered = withLess.filter(({ conditions }) => wordsOf(conditions).length <= LIMITS.buttonValue.max)
  const less = offered.map(({ without, conditions }) => ({
    text: `『${withoutLabel(without)}』を外して探す`,
    value: wordsOf(conditions),
  }))
  const all = { text: 'すべての事例を見る', value: ALL_CASES }
  return {
    summary: said,
    head: [richText(section(run(said)))],
    later: [],
    counter: '件',
    tail: actions(buttons(ACTIONS.findCases, less.length > 0 ? less : [all])),
  }
}

/** Words that narrow nothing. */
const ALL_CASES = '事例'

/** What is seen of a button's text is about thirty characters. */
const MAX_NAME = 24

function caseLine(row: CaseRow, i: number): Later {
  const why = row.matched.length === 0 ? '' : `（${row.matched.join('・')}）`
  const text = clipText(`${i + 1}. ${row.name}\n${row.profile}${why}`, LIMITS.lineText.max)
  const open = button({
    text: `${clipText(row.name, MAX_NAME)}を見る`,
    action: `${ACTIONS.openCase}:${i}`,
    value: row.id,
    label: `${row.name}を見る`,
  })
  return { blocks: [{ type: 'section', text: plain(text), accessory: open }], ref: row.id }
}

function moreButton(answer: CasesAnswer, ids: string[]) {
  return actions([
    button({ text: `残り${ids.length}件を見る`, action: ACTIONS.moreCases, value: caseListRef(answer, ids) }),
  ])
}

function compareButton(rows: CaseRow[]) {
  if (rows.length < 2) return []
  const ids = rows.slice(0, COMPARED).map((row) => row.id)
  return actions([
    button({
      text: `上の${ids.length}件を比べる`,
      action: ACTIONS.compare,
      value: joinRefs(ids, LIMITS.buttonValue.max),
    }),
  ])
}

/** Where the lines come from: one line for each source. */
export function worksOf(rows: readonly Pick<CaseRow, 'citation'>[], sources: readonly Source[]): string[] {
  const cited = new Set(rows.map((row) => row.citation.source))
  return sources.filter(({ id }) => cited.has(id)).map((source) => `出典: ${source.title}（${renderDate(source)}）`)
}
