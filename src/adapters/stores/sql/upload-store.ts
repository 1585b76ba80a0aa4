import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Upload, UploadState, UploadStore } from '../../../service/stores/upload-store.js'
import { allOrNothing } from './all-or-nothing.js'
import type { Database, Tables } from './tables.js'

type Row = ExpressionBuilder<Tables, 'uploads'>
const FACTS = [
  ...(['team', 'id', 'document', 'state', 'revision', 'name', 'title', 'audience', 'review_on', 'passages'] as const),
  ...(['kept', 'left_out', 'person', 'at', 'decided_by', 'decided_at'] as const),
] as const

export function createSqlUploadStore(db: Database): UploadStore {
  const inUse = (team: string) => db.selectFrom('uploads').where('team', '=', team).where('state', '=', 'live')
  return {
    add: async ({ user, reviewOn, leftOut, ...upload }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('uploads')
        .values({
          ...{ ...upload, state: 'read', revision: 1, left_out: leftOut, person: user, review_on: reviewOn ?? null },
          ...{ decided_by: null, decided_at: null, changed_at: upload.at },
        })
        .onConflict((same) => same.columns(['team', 'id']).doNothing())
        .executeTakeFirst()
      return (numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    edit: (team, id, based, { title, audience, reviewOn, file, at }) =>
      change(db, isAt(team, id, based, ['read', 'live']), {
        ...{ title, audience, review_on: reviewOn ?? null, file, changed_at: at },
      }),
    use: (team, id, based, { user, at }) =>
      allOrNothing(db, async (db) => {
        const document = await lock(db, team, id)
        const decided = { state: 'live', decided_by: user, decided_at: at, changed_at: at } as const
        if (document === undefined || !(await change(db, isAt(team, id, based, ['read', 'undone']), decided)))
          return false
        const others = (row: Row) => row.and([row.and({ team, document }), row('id', '<>', id)])
        await db.deleteFrom('uploads').where(others).where('state', 'in', ['replaced', 'undone']).execute()
        const isBefore = (row: Row) => row.and([others(row), row('state', '=', 'live')])
        await change(db, isBefore, { state: 'replaced', changed_at: at })
        return true
      }),
    drop: async (team, id) => {
      const { numDeletedRows } = await db
        .deleteFrom('uploads')
        .where((row) => row.and({ team, id, state: 'read' }))
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    undo: (team, id, based, { user, at }) =>
      allOrNothing(db, async (db) => {
        const document = await lock(db, team, id)
        const decided = { state: 'undone', decided_by: user, decided_at: at, changed_at: at } as const
        if (document === undefined || !(await change(db, isAt(team, id, based, ['live']), decided))) return false
        await change(db, (row) => row.and({ team, document, state: 'replaced' }), { state: 'live', changed_at: at })
        return true
      }),
    get: async (team, id) => {
      const row = await db
        .selectFrom('uploads')
        .selectAll()
        .where((each) => each.and({ team, id }))
        .executeTakeFirst()
      return row && { ...toUpload(row), file: row.file }
    },
    list: async (team, { states, limit }) => {
      const rows = db.selectFrom('uploads').select(FACTS).where('team', '=', team).where('state', 'in', states)
      return (await rows.orderBy('changed_at', 'desc').orderBy('id').limit(limit).execute()).map(toUpload)
    },
    live: async (team) =>
      (await inUse(team).selectAll().orderBy('document').execute()).map((row) => ({
        ...toUpload(row),
        file: row.file,
      })),
    stamp: async (team) => {
      const rows = await inUse(team).select(['id', 'revision']).orderBy('id').execute()
      return rows.map(({ id, revision }) => `${id}:${revision}`).join(' ')
    },
  }
}

function isAt(team: string, id: string, revision: number, states: UploadState[]) {
  return (row: Row) => row.and([row.and({ team, id, revision }), row('state', 'in', states)])
}

/** Holds every version of a document until the transaction is over, so that others who decide on one wait. */
async function lock(db: Database, team: string, id: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('uploads')
    .select('document')
    .where((row) => row.and({ team, id }))
    .executeTakeFirst()
  if (found === undefined) return undefined
  const { document } = found
  await db
    .updateTable('uploads')
    .set((row) => ({ changed_at: row.ref('changed_at') }))
    .where((row) => row.and({ team, document }))
    .execute()
  return document
}

async function change(
  db: Database,
  which: (row: Row) => ReturnType<Row['and']>,
  set: Partial<Tables['uploads']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set((row) => ({ ...set, revision: row('revision', '+', 1) }))
    .where(which)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function toUpload(row: Omit<Selectable<Tables['uploads']>, 'file' | 'changed_at'>): Upload {
  const { team, id, document, state, revision, name, title, audience, passages, kept } = row
  return {
    ...{ team, id, document, state: state as UploadState, revision, name, title, passages, kept },
    ...{ audience: audience as Upload['audience'], leftOut: row.left_out, at: Number(row.at) },
    ...(row.review_on !== null && { reviewOn: row.review_on }),
    ...(row.person !== null && { user: row.person }),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decidedAt: Number(row.decided_at) }),
  }
}
