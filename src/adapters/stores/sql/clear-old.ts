import type { RawBuilder, SqlBool } from 'kysely'
import type { InstallationStore } from '../../../service/stores/installation-store.js'
import { isRetention } from '../../../service/stores/setting-store.js'
import { sql } from './kysely.js'
import type { Database } from './tables.js'

const DAY_MS = 24 * 60 * 60 * 1000
/** As long as Slack may deliver something again. */
const QUEUES_MS = 25 * 60 * 60 * 1000
/** What nobody decided on in all that time is not wanted. */
const READ_UPLOADS_MS = 7 * DAY_MS
/** So long it is known that a job was done. */
const JOBS_MS = 35 * DAY_MS

/**
 * Removes what has lapsed, and people and their words from what is older than is kept of them: `retentionDays`, or what a
 * workspace has set for itself.
 */
export async function clearOld(db: Database, now: number, retentionDays: number): Promise<void> {
  await clearLapsed(db, now)
  const own = await ownRetention(db)
  for (const { team, days } of own) await clearPeople(db, now - days * DAY_MS, sql<SqlBool>`team = ${team}`)
  const teams = own.map(({ team }) => team)
  const others = teams.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`team not in (${sql.join(teams)})`
  await clearPeople(db, now - retentionDays * DAY_MS, others)
}

/**
 * Takes away what is kept of teams in which the app was uninstalled longer ago than people and words are kept there. Gives the teams
 * of which nothing is left.
 */
export async function clearEnded(
  db: Database,
  installations: Pick<InstallationStore, 'list' | 'remove'>,
  now: number,
  retentionDays: number,
): Promise<string[]> {
  const gone: string[] = []
  for (const { id, endedAt } of await installations.list()) {
    if (endedAt === undefined) continue
    const days = (await ownRetention(db)).find(({ team }) => team === id)?.days ?? retentionDays
    if (endedAt <= now - days * DAY_MS) gone.push(...(await installations.remove(id)))
  }
  return gone
}

async function ownRetention(db: Database): Promise<{ team: string; days: number }[]> {
  const kept = await db
    .selectFrom('settings')
    .select(['team', 'value'])
    .where('name', '=', 'retentionDays')
    .where('channel', '=', '')
    .execute()
  // What is no such number of days counts as not set, as it does wherever settings are read.
  return kept
    .map(({ team, value }) => ({ team, days: JSON.parse(value) as unknown }))
    .filter((each): each is { team: string; days: number } => isRetention(each.days))
}

async function clearLapsed(db: Database, now: number): Promise<void> {
  await db.deleteFrom('threads').where('until', '<=', now).execute()
  await db.deleteFrom('deliveries').where('state', '=', 'done').where('until', '<=', now).execute()
  // What could not be done in all that time is nobody's question any more.
  await db
    .deleteFrom('deliveries')
    .where('at', '<=', now - QUEUES_MS)
    .where('until', '<=', now)
    .execute()
  await db
    .deleteFrom('outbox')
    .where('at', '<=', now - QUEUES_MS)
    .where('until', '<=', now)
    .execute()
  await db
    .deleteFrom('uploads')
    .where('state', '=', 'read')
    .where('changed_at', '<=', now - READ_UPLOADS_MS)
    .execute()
  await db.deleteFrom('install_states').where('until', '<=', now).execute()
  await db
    .deleteFrom('jobs')
    .where('done_at', '<=', now - JOBS_MS)
    .execute()
}

/** In these teams; what was asked, voted, shared and done stays, and is counted. */
async function clearPeople(db: Database, before: number, teams: RawBuilder<SqlBool>): Promise<void> {
  await db
    .updateTable('votes')
    .set({ person: null })
    .where(teams)
    .where('at', '<', before)
    .where('person', 'is not', null)
    .execute()
  await db
    .updateTable('questions')
    .set({ person: null, text: null })
    .where(teams)
    .where('at', '<', before)
    .where((row) => row.or([row('person', 'is not', null), row('text', 'is not', null)]))
    .execute()
  await db
    .updateTable('shares')
    .set({ person: null, words: '' })
    .where(teams)
    .where('at', '<', before)
    .where('person', 'is not', null)
    .execute()

  // A request that is open is still to be answered; a run that goes on is still worked on.
  await db
    .updateTable('request_events')
    .set({ person: null, words: '' })
    .where(teams)
    .where((row) =>
      row.exists(
        row
          .selectFrom('requests')
          .select('requests.id')
          .whereRef('requests.team', '=', 'request_events.team')
          .whereRef('requests.id', '=', 'request_events.request')
          .where('requests.state', '=', 'done')
          .where('requests.changed_at', '<', before),
      ),
    )
    .where((row) => row.or([row('person', 'is not', null), row('words', '<>', '')]))
    .execute()
  await db
    .updateTable('requests')
    .set({ person: null, taken_by: null, question: '', words: '' })
    .where(teams)
    .where('state', '=', 'done')
    .where('changed_at', '<', before)
    .where('question', '<>', '')
    .execute()
  await db
    .updateTable('run_items')
    .set({ ticked_by: null, cleared_by: null, owned_by: null, given_by: null })
    .where(teams)
    .where((row) =>
      row.exists(
        row
          .selectFrom('runs')
          .select('runs.id')
          .whereRef('runs.team', '=', 'run_items.team')
          .whereRef('runs.id', '=', 'run_items.run')
          .where('runs.state', '=', 'finished')
          .where('runs.changed_at', '<', before),
      ),
    )
    .where((row) =>
      row.or((['ticked_by', 'cleared_by', 'owned_by', 'given_by'] as const).map((name) => row(name, 'is not', null))),
    )
    .execute()
  await db
    .updateTable('runs')
    .set({ person: null, state_by: null })
    .where(teams)
    .where('state', '=', 'finished')
    .where('changed_at', '<', before)
    .where((row) => row.or([row('person', 'is not', null), row('state_by', 'is not', null)]))
    .execute()
}
