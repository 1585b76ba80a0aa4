import type { TaughtAnswer, TaughtPut, TaughtStore } from '../../stores/taught-store.js'
import { type AnswerRow, answerTable, isAnswerHead, isSameText, readAnswerTable, STATE } from './answer-table.js'
import { byRow, MOST_ROWS, newRowId, type ReadyPlan, type RowProblem, type TableKind, type TableRow } from './table.js'

/** Taught answers as a table: those changed last first, each in its newest version. */
export function answerKind(store: TaughtStore): TableKind {
  const everyAnswer = (team: string) => store.list(team, { limit: MOST_ROWS })
  return {
    fits: isAnswerHead,
    rows: async (team) => answerTable(await everyAnswer(team)),
    plan: async (team, rows) => {
      const { puts, ...plan } = planAnswers(rows, await everyAnswer(team))
      return { ...plan, put: (by) => store.putAll(team, puts, by) }
    },
  }
}

function planAnswers(
  rows: readonly TableRow[],
  kept: readonly TaughtAnswer[],
): Omit<ReadyPlan, 'put'> & { puts: TaughtPut[] } {
  const { answers, problems, ignored } = readAnswerTable(rows)
  const byId = new Map(kept.map((answer) => [answer.id, answer]))
  const byQuestion = new Map(kept.map((answer) => [answer.newest.questions[0], answer]))
  const named = new Set(answers.flatMap(({ id }) => id ?? []))
  const found = ({ id, text }: AnswerRow) => {
    if (id !== undefined) return byId.get(id)
    const alike = byQuestion.get(text.questions[0])
    // Another row has it.
    return alike !== undefined && named.has(alike.id) ? undefined : alike
  }
  const steps = answers.map((row) => {
    const before = found(row)
    return { row, before, step: stepFor(row, before) }
  })
  const refused = steps.filter(({ step }) => step === 'refused')
  const puts = steps.flatMap(({ row: { id, text, state }, before, step }): TaughtPut[] => {
    if (step === 'none' || step === 'refused') return []
    return [
      {
        id: before?.id ?? id ?? newRowId(),
        ...(before !== undefined && { based: before.newest.version }),
        ...(step !== 'approve' && { text }),
        live: state === 'approved',
      },
    ]
  })
  const planned = steps.filter(({ step }) => step !== 'none' && step !== 'refused')
  const added = steps.filter(({ step }) => step === 'add').length
  const states = refused.map(({ row }): RowProblem => ({ row: row.row, column: STATE, reason: 'state' }))
  return {
    ...{ added, changed: puts.length - added, unchanged: answers.length - puts.length },
    rows: planned.map(({ row: { text, state }, step }) => ({
      ...{ title: text.questions[0] ?? '', isNew: step === 'add', isLive: state === 'approved' },
    })),
    ...{ problems: byRow([...problems, ...states]), ignored, puts },
  }
}

/** `approve`: the words stay as they are. */
function stepFor(
  { text, state }: AnswerRow,
  before: TaughtAnswer | undefined,
): 'none' | 'add' | 'edit' | 'approve' | 'refused' {
  const known = state === 'approved' || state === 'draft'
  if (before === undefined) return known ? 'add' : 'refused'
  if (!isSameText(text, before.newest)) return known ? 'edit' : 'refused'
  if (state === before.newest.state) return 'none'
  if (state === 'approved') return 'approve'
  return known ? 'edit' : 'refused'
}
