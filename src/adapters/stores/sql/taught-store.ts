import type { ExpressionBuilder, Selectable } from 'kysely'
import type {
  TaughtAnswer,
  TaughtPut,
  TaughtState,
  TaughtStore,
  TaughtText,
  TaughtVersion,
} from '../../../service/stores/taught-store.js'
import { allOrNothing } from './all-or-nothing.js'
import type { Database, Tables } from './tables.js'

export function createSqlTaughtStore(db: Database): TaughtStore {
  const answers = (team: string) =>
    db
      .selectFrom('taught_answers as answer')
      .innerJoin('taught_versions as newest', (join) =>
        join
          .onRef('newest.team', '=', 'answer.team')
          .onRef('newest.answer', '=', 'answer.id')
          .onRef('newest.version', '=', 'answer.newest'),
      )
      .select(['answer.team', 'answer.id', 'answer.request', 'answer.newest as number', 'answer.live'])
      .where('answer.team', '=', team)
  type Row = Awaited<ReturnType<ReturnType<typeof answers>['execute']>>[number]

  /** The answers with their versions, in two queries however many there are. */
  const withVersions = async (team: string, rows: Row[]): Promise<TaughtAnswer[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const versions = await db
      .selectFrom('taught_versions')
      .selectAll()
      .where('team', '=', team)
      .where('answer', 'in', ids)
      .execute()
    const byName = new Map(versions.map((row) => [`${row.version} ${row.answer}`, toVersion(row)]))
    return rows.map(({ id, request, number, live }) => ({
      ...{ id, team, newest: byName.get(`${number} ${id}`) as TaughtVersion },
      ...(request !== null && { request }),
      ...(live !== null && { live: byName.get(`${live} ${id}`) as TaughtVersion }),
    }))
  }

  return {
    add: (answer) => db.transaction().execute((change) => addAnswer(change, answer)),
    edit: (team, id, based, { text, user, at }) =>
      allOrNothing(db, (change) => editAnswer(change, { team, id, newest: based, at }, { text, user, at })),
    approve: (team, id, version, by) =>
      allOrNothing(db, (change) => approveAnswer(change, { team, id, newest: version, at: by.at }, by)),
    putAll: (team, puts, by) =>
      allOrNothing(db, async (change) => {
        for (const put of puts) if (!(await putAnswer(change, team, put, by))) return false
        return true
      }),
    sendBack: (team, id, version, by) =>
      allOrNothing(
        db,
        async (change) =>
          (await touch(change, { team, id, newest: version, at: by.at })) &&
          decide(change, { team, id, version }, ['draft'], 'returned', by),
      ),
    discard: (team, id, version, by) =>
      allOrNothing(
        db,
        async (change) =>
          (await touch(change, { team, id, newest: version, at: by.at })) &&
          decide(change, { team, id, version }, ['draft', 'returned'], 'discarded', by),
      ),
    undo: (team, id, live, by) =>
      allOrNothing(db, async (change) => {
        if (!(await touch(change, { team, id, live, at: by.at }))) return false
        await decide(change, { team, id, version: live }, ['approved'], 'undone', by)
        const { before } = await change
          .selectFrom('taught_versions')
          .select((row) => row.fn.max('version').as('before'))
          .where('team', '=', team)
          .where('answer', '=', id)
          .where('state', '=', 'approved')
          .executeTakeFirstOrThrow()
        await change.updateTable('taught_answers').set({ live: before }).where(isAnswer(team, id)).execute()
        return true
      }),
    get: async (team, id) => (await withVersions(team, await answers(team).where('answer.id', '=', id).execute()))[0],
    versions: async (team, id) => {
      const rows = await db
        .selectFrom('taught_versions')
        .selectAll()
        .where('team', '=', team)
        .where('answer', '=', id)
        .orderBy('version')
        .execute()
      return rows.map(toVersion)
    },
    list: async (team, { states, request, limit, skip = 0 }) => {
      const all = request === undefined ? answers(team) : answers(team).where('answer.request', '=', request)
      const some = states === undefined ? all : all.where('newest.state', 'in', states)
      const rows = await some
        .orderBy('answer.changed_at', 'desc')
        .orderBy('answer.id')
        .limit(limit)
        .offset(skip)
        .execute()
      return withVersions(team, rows)
    },
    live: async (team) =>
      withVersions(team, await answers(team).where('answer.live', 'is not', null).orderBy('answer.id').execute()),
    stamp: async (team) => {
      const { sum } = await db
        .selectFrom('taught_answers')
        .select((row) => row.fn.sum('changes').as('sum'))
        .where('team', '=', team)
        .executeTakeFirstOrThrow()
      return Number(sum ?? 0)
    },
  }
}

interface Based {
  team: string
  id: string
  newest?: number
  live?: number
  at: number
}

const isAnswer = (team: string, id: string) => (row: ExpressionBuilder<Tables, 'taught_answers'>) =>
  row.and({ team, id })

/** False where the answer is not as the change knew it. It is written before anything else, so that others wait. */
async function touch(change: Database, { team, id, newest, live, at }: Based): Promise<boolean> {
  let answer = change
    .updateTable('taught_answers')
    .set((row) => ({ changes: row('changes', '+', 1), changed_at: at }))
    .where(isAnswer(team, id))
  if (newest !== undefined) answer = answer.where('newest', '=', newest)
  if (live !== undefined) answer = answer.where('live', '=', live)
  return (await answer.executeTakeFirst()).numUpdatedRows > 0n
}

interface By {
  user: string
  at: number
}

async function addAnswer(
  change: Database,
  { id, team, request, text, user, at }: { id: string; team: string; request?: string; text: TaughtText } & By,
): Promise<void> {
  await change
    .insertInto('taught_answers')
    .values({ team, id, request: request ?? null, newest: 1, live: null, changes: 1, changed_at: at })
    .execute()
  await addVersion(change, { team, answer: id, version: 1 }, { text, user, at })
}

async function editAnswer(
  change: Database,
  based: Based & { newest: number },
  written: { text: TaughtText } & By,
): Promise<boolean> {
  if (!(await touch(change, based))) return false
  const { team, id } = based
  const version = based.newest + 1
  await change.updateTable('taught_answers').set({ newest: version }).where(isAnswer(team, id)).execute()
  await addVersion(change, { team, answer: id, version }, written)
  return true
}

async function approveAnswer(change: Database, based: Based & { newest: number }, by: By): Promise<boolean> {
  if (!(await touch(change, based))) return false
  const { team, id, newest: version } = based
  if (!(await decide(change, { team, id, version }, ['draft', 'returned', 'undone', 'discarded'], 'approved', by)))
    return false
  await change.updateTable('taught_answers').set({ live: version }).where(isAnswer(team, id)).execute()
  return true
}

async function putAnswer(change: Database, team: string, put: TaughtPut, by: By): Promise<boolean> {
  const { id, based = 0, text, live } = put
  const place = { team, id, at: by.at }
  if (based === 0) {
    const known = await change.selectFrom('taught_answers').select('id').where(isAnswer(team, id)).executeTakeFirst()
    if (known !== undefined || text === undefined) return false
    await addAnswer(change, { team, id, text, ...by })
  } else if (text !== undefined && !(await editAnswer(change, { ...place, newest: based }, { text, ...by }))) {
    return false
  }
  return !live || approveAnswer(change, { ...place, newest: text === undefined ? based : based + 1 }, by)
}

async function decide(
  change: Database,
  { team, id, version }: { team: string; id: string; version: number },
  from: TaughtState[],
  to: TaughtState,
  { user, at, remark = '' }: By & { remark?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await change
    .updateTable('taught_versions')
    .set({ state: to, decided_by: user, decided_at: at, remark })
    .where('team', '=', team)
    .where('answer', '=', id)
    .where('version', '=', version)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function addVersion(
  change: Database,
  place: { team: string; answer: string; version: number },
  { text: said, user, at }: { text: TaughtText } & By,
): Promise<void> {
  const { questions, text, source, audience, reviewOn, synonyms } = said
  await change
    .insertInto('taught_versions')
    .values({
      ...place,
      ...{ state: 'draft', text, source, audience, person: user, at, remark: '', review_on: reviewOn ?? null },
      ...{ questions: JSON.stringify(questions), synonyms: JSON.stringify(synonyms) },
    })
    .execute()
}

function toVersion(row: Selectable<Tables['taught_versions']>): TaughtVersion {
  const { version, state, questions, text, source, audience, synonyms, remark } = row
  return {
    ...{ version, state: state as TaughtState, text, source, audience: audience as TaughtText['audience'], remark },
    ...{ questions: JSON.parse(questions) as string[], synonyms: JSON.parse(synonyms) as string[][] },
    at: Number(row.at),
    ...(row.review_on !== null && { reviewOn: row.review_on }),
    ...(row.person !== null && { user: row.person }),
    ...(row.decided_by !== null && { decidedBy: row.decided_by }),
    ...(row.decided_at !== null && { decidedAt: Number(row.decided_at) }),
  }
}
