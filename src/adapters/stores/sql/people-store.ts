import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { Forgotten, PeopleStore, Person } from '../../../service/stores/people-store.js'
import { sql } from './kysely.js'
import { PEOPLE_IN_TABLES } from './people-in-tables.js'
import type { Database } from './tables.js'

/** Any table: which columns it has is known to `PEOPLE_IN_TABLES`, which the compiler holds against the tables. */
type AnyDatabase = Kysely<Record<string, Record<string, unknown>>>
type AnyRow = ExpressionBuilder<Record<string, Record<string, unknown>>, string>

interface PlaceOfPeople {
  table: string
  columns: [column: string, fate: { remove?: 'always' | Record<string, unknown>; put?: Record<string, unknown> }][]
  mentions: { column: string; between: [string, string]; fate: 'erase' | { removeIn: string[] } }[]
}

const PLACES: PlaceOfPeople[] = Object.entries(PEOPLE_IN_TABLES)
  .map(([table, { columns, ...more }]) => ({
    table,
    columns: Object.entries(columns),
    mentions: 'mentions' in more ? (more.mentions as PlaceOfPeople['mentions']) : [],
  }))
  .filter(({ columns, mentions }) => columns.length + mentions.length > 0)

export function createSqlPeopleStore(kept: Database): PeopleStore {
  const db = kept as unknown as AnyDatabase
  return {
    rowsOf: async (person) => {
      const found: Record<string, Record<string, unknown>[]> = {}
      for (const { table, columns, mentions } of PLACES) {
        const names = (row: AnyRow) => [
          ...columns.map(([column]) => row(column, '=', person.user)),
          ...mentions.map((mention) => mentioned(row, mention, person)),
        ]
        const rows = await db
          .selectFrom(table)
          .selectAll()
          .where((row) => row.and([inTeam(row, person), row.or(names(row))]))
          .execute()
        if (rows.length > 0) found[table] = rows
      }
      return found
    },
    forget: (person) =>
      db.transaction().execute(async (change) => {
        const forgotten: Forgotten[] = []
        for (const place of PLACES) {
          const done = await forgetIn(change, place, person)
          if (done.removed + done.anonymised + (done.touched ?? 0) > 0) forgotten.push(done)
        }
        await openAgain(change as unknown as Database, person)
        return forgotten
      }),
  }
}

async function forgetIn(
  db: AnyDatabase,
  { table, columns, mentions }: PlaceOfPeople,
  person: Person,
): Promise<Forgotten> {
  let removed = 0
  const remove = async (where: (row: AnyRow) => Expression<SqlBool>[]) => {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where((row) => row.and([inTeam(row, person), ...where(row)]))
      .executeTakeFirst()
    removed += Number(numDeletedRows)
  }
  const put = async (values: Record<string, unknown>, where: (row: AnyRow) => Expression<SqlBool>) => {
    await db
      .updateTable(table)
      .set(values)
      .where((row) => row.and([inTeam(row, person), where(row)]))
      .execute()
  }
  for (const [column, { remove: gone }] of columns) {
    if (gone === undefined) continue
    await remove((row) => [row(column, '=', person.user), ...(gone === 'always' ? [] : isAs(row, gone))])
  }
  for (const mention of mentions) {
    const { fate } = mention
    if (fate !== 'erase') await remove((row) => [row('state', 'in', fate.removeIn), mentioned(row, mention, person)])
  }
  // Counted by rows, before the first column forgets: one row may name them in several.
  const puts = columns.filter(([, { put: values }]) => values !== undefined)
  const erased = mentions.filter(({ fate }) => fate === 'erase')
  const count = async (where: (row: AnyRow) => Expression<SqlBool>[]) => {
    const { rows } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as('rows'))
      .where((row) => row.and([inTeam(row, person), row.or(where(row))]))
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  const isOwn = puts.some(([column]) => column === OWNER)
  const anonymised = isOwn ? await count((row) => [row(OWNER, '=', person.user)]) : 0
  const all = await count((row) => [
    ...puts.map(([column]) => row(column, '=', person.user)),
    ...erased.map((mention) => mentioned(row, mention, person)),
  ])
  for (const [column, { put: values = {} }] of puts) await put(values, (row) => row(column, '=', person.user))
  for (const mention of erased) {
    const { column } = mention
    const id = JSON.stringify(person.user)
    await put({ [column]: sql`replace(${sql.ref(column)}, ${id}, 'null')` }, (row) => mentioned(row, mention, person))
  }
  return { table, removed, anonymised, ...(all > anonymised && { touched: all - anonymised }) }
}

/** The column that says whose a row is. */
const OWNER = 'person'

/** What somebody had taken up and left is nobody's. */
async function openAgain(db: Database, { team }: Person): Promise<void> {
  let left = db
    .updateTable('requests')
    .set({ state: 'open' })
    .where('state', '=', 'taken')
    .where('taken_by', 'is', null)
  if (team !== undefined) left = left.where('team', '=', team)
  await left.execute()
}

function inTeam(row: AnyRow, { team }: Person): Expression<SqlBool> {
  return team === undefined ? sql<SqlBool>`1 = 1` : row('team', '=', team)
}

function isAs(row: AnyRow, values: Record<string, unknown>): Expression<SqlBool>[] {
  return Object.entries(values).map(([column, value]) => row(column, value === null ? 'is' : '=', value))
}

/** The id between its neighbours, and not as a part of another. */
function mentioned(row: AnyRow, { column, between }: PlaceOfPeople['mentions'][number], { user }: Person) {
  const [before, after] = between
  const literally = `${before}${user}${after}`.replaceAll(/[\\%_]/g, '\\$&')
  return sql<SqlBool>`${row.ref(column)} like ${`%${literally}%`} escape '\\'`
}
