import type { CaseRow, CasesAnswer } from '../../core/answers/answer.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, button, contextLine, plain, richText, run, section } from './blocks.js'
import { joinRefs } from './excerpt-ref.js'
import type { Draft, Later } from './message.js'
import { clipText } from './plain-text.js'

/** UX.md: at most ten a page. */
const CASES_PER_PAGE = 10
/** A comparison is readable on a phone up to three wide. */
const COMPARED = 3

/** Cases that agree, one line each, with the filters kept in view. */
export function draftCases(answer: CasesAnswer): Draft {
  const shown = answer.cases.slice(0, CASES_PER_PAGE)
  const rest = answer.cases.slice(CASES_PER_PAGE)
  const filters =
    answer.filters.length === 0 ? '' : clipText(`条件: ${answer.filters.join('・')}　`, LIMITS.lineText.max)
  const found = `${filters}${answer.cases.length}件（全${answer.total}件中）`
  return {
    summary: `事例が${answer.cases.length}件あります。${filters}${shown.map((row) => row.name).join('、')}`,
    head: [
      contextLine(found),
      ...(shown.length === 0 ? [richText(section(run('条件に合う事例はありませんでした。')))] : []),
    ],
    later: shown.map(caseLine),
    counter: '件',
    whenDropped: (ids) => moreButton([...ids, ...rest.map((row) => row.id)]),
    tail: [
      ...(rest.length === 0
        ? []
        : [contextLine(`ほか${rest.length}件あります。`), ...moreButton(rest.map((row) => row.id))]),
      ...compareButton(shown),
      ...citations(shown),
    ],
  }
}

function caseLine(row: CaseRow, i: number): Later {
  const why = row.matched.length === 0 ? '' : `（${row.matched.join('・')}）`
  const text = clipText(`${i + 1}. ${row.name}\n${row.profile}${why}`, LIMITS.lineText.max)
  const open = button({
    text: '見る',
    action: `${ACTIONS.openCase}:${i}`,
    value: row.id,
    label: `${row.name}の事例を見る`,
  })
  return { blocks: [{ type: 'section', text: plain(text), accessory: open }], ref: row.id }
}

function moreButton(ids: string[]) {
  return actions([
    button({ text: '続きを見る', action: ACTIONS.moreCases, value: joinRefs(ids, LIMITS.buttonValue.max) }),
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

/** Where the lines come from: each place once. */
function citations(rows: CaseRow[]) {
  const labels = [...new Set(rows.map((row) => row.citation.label))]
  if (labels.length === 0) return []
  return [contextLine(clipText(`出典: ${labels.join('、')}`, LIMITS.contextText.max))]
}
