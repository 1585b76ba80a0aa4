import { asCell, fromCell, renderCsv } from '../../csv.js'
import type { Stores } from '../../stores.js'
import { synonymKind, testKind } from './addition-kind.js'
import { answerKind } from './answer-kind.js'
import { type ReadyPlan, type TableFiles, type TableKind, type TablePlan, tidy } from './table.js'

export const TABLES = ['answers', 'synonyms', 'tests'] as const
export type TableName = (typeof TABLES)[number]

export type TableFormat = 'csv' | 'xlsx'

interface ExchangeParts {
  stores: Pick<Stores, 'taught' | 'additions'>
  files: TableFiles
  isPassage: (id: string) => boolean
  now: () => number
}

/** A plan with what it is for. */
export type NamedPlan = TablePlan & { table: TableName }

/**
 * Taught answers, synonyms and saved test questions as tables that people look through and fill in elsewhere; a file tells by its
 * first row which it is. Who may do so is decided before.
 */
export class Exchange {
  private readonly parts: ExchangeParts
  private readonly kinds: Record<TableName, TableKind>

  constructor(parts: ExchangeParts) {
    this.parts = parts
    const { taught, additions } = parts.stores
    this.kinds = {
      answers: answerKind(taught),
      tests: testKind(additions, parts.isPassage),
      synonyms: synonymKind(additions),
    }
  }

  /** Everything that is kept; `rows` does not count the head. */
  async write(team: string, table: TableName, format: TableFormat): Promise<{ bytes: Uint8Array; rows: number }> {
    const rows = await this.kinds[table].rows(team)
    const bytes =
      format === 'xlsx'
        ? await this.parts.files.writeXlsx(rows.map((cells) => cells.map(asCell)))
        : new TextEncoder().encode(renderCsv(rows))
    return { bytes, rows: rows.length - 1 }
  }

  /** What taking a file in would do. Throws ImportRefusal. */
  async plan(team: string, name: string, bytes: Uint8Array): Promise<NamedPlan> {
    const { put: _, ...plan } = await this.ready(team, name, bytes)
    return plan
  }

  /** Takes a file in, all of it or nothing: undefined where something was changed meanwhile. Throws ImportRefusal. */
  async take(team: string, name: string, bytes: Uint8Array, user: string): Promise<NamedPlan | undefined> {
    const { put, ...plan } = await this.ready(team, name, bytes)
    if (plan.problems.length > 0 || plan.added + plan.changed === 0) return plan
    return (await put({ user, at: this.parts.now() })) ? plan : undefined
  }

  private async ready(team: string, name: string, bytes: Uint8Array): Promise<ReadyPlan & { table: TableName }> {
    const rows = (await this.parts.files.readTable(name, bytes)).map(({ row, cells }) => ({
      row,
      cells: cells.map(fromCell),
    }))
    const head = rows[0]?.cells.map(tidy) ?? []
    // Answers have columns of all the others; where a table fits nothing, what it lacks for answers is said.
    const order = ['answers', 'tests', 'synonyms'] as const
    const table = order.find((each) => this.kinds[each].fits(head)) ?? 'answers'
    return { ...(await this.kinds[table].plan(team, rows)), table }
  }
}
