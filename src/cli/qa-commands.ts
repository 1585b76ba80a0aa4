import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadDocuments } from '../app/compiled-corpus.js'
import { tableFiles } from '../app/table-files.js'
import { ImportRefusal } from '../core/library/refusal.js'
import { addLibrary } from '../data/load-library.js'
import { systemFault } from '../data/system-fault.js'
import { Exchange, TABLES, type TableName } from '../service/desk/tables/exchange.js'
import { rowProblemWords } from '../service/desk/tables/table.js'
import { readArguments, UsageError } from './input.js'
import { withStores } from './with-stores.js'

const USAGE = `telework qa export FILE.csv|FILE.xlsx --team T… [--table ${TABLES.join('|')}]; telework qa import FILE --team T… [--dry-run]`
/** Who changed it, where nobody of Slack did. */
const TERMINAL = 'terminal'

/** Taught answers, synonyms and saved test questions of one workspace, as files. */
export async function runQa(args: string[], root: string): Promise<number> {
  const { verb, path, team, table, isTrial } = parse(args)
  return withStores({ makes: verb === 'import' }, (stores, { dataDir }) => {
    let known: Set<string> | undefined
    const isPassage = (id: string) => {
      known ??= new Set(
        addLibrary(loadDocuments(root), join(dataDir, 'library')).corpus.passages.map((each) => each.id),
      )
      // What people taught or uploaded is in no file of the library.
      return known.has(id) || id.startsWith('taught-')
    }
    const exchange = new Exchange({ stores, files: tableFiles, isPassage, now: () => Date.now() })
    return verb === 'export'
      ? exportTable(exchange, { team, table, path })
      : importTable(exchange, { team, path, isTrial })
  })
}

async function exportTable(
  exchange: Exchange,
  { team, table, path }: { team: string; table: TableName; path: string },
): Promise<number> {
  const format = /\.xlsx$/i.test(path) ? 'xlsx' : /\.csv$/i.test(path) ? 'csv' : undefined
  if (format === undefined) throw new UsageError('qa export writes .csv or .xlsx')
  const { bytes, rows } = await exchange.write(team, table, format)
  writeFileSync(path, bytes)
  console.error(`${path}: ${rows} ${table}`)
  return 0
}

/** Exit 2 where rows are at fault: then nothing is imported. */
async function importTable(
  exchange: Exchange,
  { team, path, isTrial }: { team: string; path: string; isTrial: boolean },
): Promise<number> {
  const bytes = read(path)
  try {
    const name = basename(path)
    const plan = isTrial ? await exchange.plan(team, name, bytes) : await exchange.take(team, name, bytes, TERMINAL)
    if (plan === undefined) {
      console.error(`${path}: something was changed meanwhile; nothing was imported; try again`)
      return 1
    }
    for (const column of plan.ignored) console.error(`warning: ${path}: the column "${column}" is not read`)
    for (const problem of plan.problems) console.error(`${path}: ${rowProblemWords(problem, 'en')}`)
    if (plan.problems.length > 0) {
      console.error('nothing was imported')
      return 2
    }
    const counts = `${plan.added} added, ${plan.changed} changed, ${plan.unchanged} unchanged`
    console.log(`${plan.table}: ${counts}${isTrial ? ' (a trial: nothing was imported)' : ''}`)
    return 0
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error
    console.error(`${path}: ${error.message}`)
    return 2
  }
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageError(`${path}: ${systemFault(error) ?? String(error)}`)
  }
}

function parse(args: string[]) {
  const options = { team: { type: 'string' }, table: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
  const { positionals, values } = readArguments(args, options)
  const [verb, path, ...rest] = positionals
  if ((verb !== 'export' && verb !== 'import') || path === undefined || rest.length > 0)
    throw new UsageError(`usage: ${USAGE}`)
  const { team, table: named = 'answers' } = values
  if (team === undefined || !/^[A-Z0-9]+$/.test(team))
    throw new UsageError('qa: --team takes the id of a workspace (T…, as in https://app.slack.com/client/T…)')
  const table = TABLES.find((each) => each === named)
  if (table === undefined) throw new UsageError(`qa: --table is one of: ${TABLES.join(', ')}`)
  return { verb, path, team, table, isTrial: values['dry-run'] === true } as const
}
