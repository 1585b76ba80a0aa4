import { randomUUID } from 'node:crypto'
import type { ExpressionBuilder, Selectable } from 'kysely'
import type { ClaimedJob, JobStore } from '../../../service/stores/job-store.js'
import type { Clock, Database, Tables } from './tables.js'

export function createSqlJobStore(db: Database, now: Clock): JobStore {
  const held = ({ team, key, claim }: ClaimedJob) =>
    db.updateTable('jobs').where('team', '=', team).where('key', '=', key).where('claim', '=', claim)
  const isFree = (job: ExpressionBuilder<Tables, 'jobs'>) =>
    job.and([
      job('done_at', 'is', null),
      job('due', '<=', now()),
      job.or([job('claimed_until', 'is', null), job('claimed_until', '<=', now())]),
    ])
  return {
    add: async ({ team, key, kind, data, user, due }) => {
      const what = { kind, data: JSON.stringify(data), person: user ?? null, due }
      await db
        .insertInto('jobs')
        .values({ team, key, ...what, tries: 0 })
        .onConflict((same) =>
          same
            .columns(['team', 'key'])
            .doUpdateSet({ ...what, tries: 0 })
            .where('jobs.done_at', 'is', null),
        )
        .execute()
    },
    claim: async (limit, leaseMs) => {
      const claim = randomUUID()
      const got: ClaimedJob[] = []
      while (got.length < limit) {
        const due = await db
          .selectFrom('jobs')
          .select(['team', 'key'])
          .where(isFree)
          .orderBy('due')
          .orderBy('key')
          .limit(limit - got.length)
          .execute()
        if (due.length === 0) break
        // One after the other: two processes never wait for each other in a circle, and who comes second finds it taken.
        for (const { team, key } of due) {
          const row = await db
            .updateTable('jobs')
            .set((job) => ({ claim, claimed_until: now() + leaseMs, tries: job('tries', '+', 1) }))
            .where('team', '=', team)
            .where('key', '=', key)
            .where(isFree)
            .returningAll()
            .executeTakeFirst()
          if (row !== undefined) got.push(toJob(row, claim))
        }
      }
      return got
    },
    renew: async (job, leaseMs) => {
      const { numUpdatedRows } = await held(job)
        .set({ claimed_until: now() + leaseMs })
        .where('done_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    finish: async (job) => {
      await held(job).set({ done_at: now(), claimed_until: null }).execute()
    },
    release: async (job, due) => {
      await held(job).set({ due, claim: null, claimed_until: null }).where('done_at', 'is', null).execute()
    },
    cancel: async (team, which) => {
      let jobs = db.deleteFrom('jobs').where('team', '=', team).where('done_at', 'is', null)
      if (which !== 'all' && 'key' in which) jobs = jobs.where('key', '=', which.key)
      if (which !== 'all' && 'keyBegins' in which) {
        const { keyBegins } = which
        jobs = jobs.where((job) =>
          job(job.fn('substr', ['key', job.lit(1), job.lit(keyBegins.length)]), '=', keyBegins),
        )
      }
      return Number((await jobs.executeTakeFirst()).numDeletedRows)
    },
  }
}

function toJob(row: Selectable<Tables['jobs']>, claim: string): ClaimedJob {
  const { team, key, kind, data, person, due, tries } = row
  return {
    ...{ team, key, kind, data: JSON.parse(data) as unknown, due: Number(due), claim, tries },
    ...(person !== null && { user: person }),
  }
}
