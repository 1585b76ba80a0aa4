import type { TaughtAnswer, TaughtPut, TaughtStore } from '../../stores/taught-store.js'
import { type AnswerRow, answerTable, isSameText, readAnswerTable, STATE } from './answer-table.js'
import type { RowProblem, TableFiles, TableRow } from './table.js'

/** What taking a table in would do. Where there are problems, it does nothing. */
export interface TablePlan {
  added: number
  changed: number
  unchanged: number
  problems: RowProblem[]
  /** Columns that are not read. */
  ignored: string[]
}

/** More than this at once is no list that a person looked through. */
const MOST = 10_000

interface ExchangeParts {
  store: TaughtStore
  files: TableFiles
  now: () => number
}

/** Taught answers as tables that people look through and fill in elsewhere. Who may do so is decided before. */
export class AnswerExchange {
  private readonly parts: ExchangeParts

  constructor(parts: ExchangeParts) {
    this.parts = parts
  }

  /** Every answer in its newest version, those changed last first. */
  async write(team: string, format: 'csv' | 'xlsx'): Promise<{ bytes: Uint8Array; answers: number }> {
    const answers = await this.everyAnswer(team)
    return { bytes: await this.parts.files.writeTable(format, answerTable(answers)), answers: answers.length }
  }

  /** What taking a file in would do. Throws ImportRefusal. */
  async plan(team: string, name: string, bytes: Uint8Array): Promise<TablePlan> {
    return this.planRows(team, await this.parts.files.readTable(name, bytes))
  }

  /** Takes a file in, all of it or nothing: undefined where somebody changed an answer meanwhile. Throws ImportRefusal. */
  async take(team: string, name: string, bytes: Uint8Array, user: string): Promise<TablePlan | undefined> {
    const { store, files, now } = this.parts
    const { puts, ...plan } = await this.planRows(team, await files.readTable(name, bytes))
    if (plan.problems.length > 0 || puts.length === 0) return plan
    return (await store.putAll(team, puts, { user, at: now() })) ? plan : undefined
  }

  /** Answers that the table does not name stay as they are. */
  private async planRows(team: string, rows: readonly TableRow[]): Promise<TablePlan & { puts: TaughtPut[] }> {
    const { answers, problems, ignored } = readAnswerTable(rows)
    const kept = await this.everyAnswer(team)
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
          id: before?.id ?? id ?? crypto.randomUUID().slice(0, 13),
          ...(before !== undefined && { based: before.newest.version }),
          ...(step !== 'approve' && { text }),
          live: state === 'approved',
        },
      ]
    })
    const added = steps.filter(({ step }) => step === 'add').length
    const all = [
      ...problems,
      ...refused.map(({ row }): RowProblem => ({ row: row.row, column: STATE, reason: 'state' })),
    ]
    return {
      ...{ added, changed: puts.length - added, unchanged: answers.length - puts.length },
      ...{ problems: all.toSorted((a, b) => a.row - b.row), ignored, puts },
    }
  }

  private everyAnswer(team: string): Promise<TaughtAnswer[]> {
    return this.parts.store.list(team, { limit: MOST })
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
