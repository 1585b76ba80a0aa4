import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type {
  Installation,
  InstallationStore,
  InstallStateStore,
  RoleStore,
  Tokens,
} from '../../../service/stores/installation-store.js'
import type { Seal } from '../seal.js'
import { sql } from './kysely.js'
import { removeTeam } from './remove-team.js'
import type { Clock, Database, Tables } from './tables.js'

type Row = Selectable<Tables['installations']>

/** More than ever install at once; whoever asks for more is no browser. */
const MOST_STATES = 10_000

export function createSqlInstallationStore(db: Database, now: Clock, seal: Seal): InstallationStore {
  const sealed = (id: string, { token, refreshToken, expiresAt }: Tokens) => ({
    token: seal.close(token, aboutToken(id)),
    refresh_token: refreshToken === undefined ? null : seal.close(refreshToken, aboutRefresh(id)),
    expires_at: expiresAt ?? null,
  })
  const row = (id: string) => db.selectFrom('installations').selectAll().where('team', '=', id).executeTakeFirst()
  const ofGeneration = (id: string, generation: number) =>
    db
      .updateTable('installations')
      .where('team', '=', id)
      .where('generation', '=', generation)
      .where('ended_at', 'is', null)
  const teamsOf = async (id: string) => {
    const rows = await db.selectFrom('org_teams').select('team').where('org', '=', id).orderBy('team').execute()
    const others = rows.map(({ team }) => team)
    const own = others.length === 0 ? [] : await activeAmong(db, others)
    return [...(isOrg(id) ? [] : [id]), ...others.filter((team) => !own.includes(team))]
  }
  return {
    install: async ({ id, org, name, botUser, scopes, at }, tokens) => {
      const what = {
        ...{ org: org ?? null, name, bot_user: botUser, scopes: scopes.join(','), installed_at: at, ended_at: null },
        ...{ ...sealed(id, tokens), refreshing_until: 0 },
      }
      await db
        .insertInto('installations')
        .values({ team: id, ...what, generation: 1, changes: 1 })
        .onConflict((same) =>
          same.column('team').doUpdateSet((before) => ({
            ...what,
            generation: before('installations.generation', '+', 1),
            changes: before('installations.changes', '+', 1),
          })),
        )
        .execute()
    },
    find: async (id) => {
      const found = await row(id)
      return found && toInstallation(found)
    },
    answering: async (team) => {
      const found = await db
        .selectFrom('installations')
        .selectAll()
        .where((each) =>
          each.or([
            each('team', '=', team),
            each('team', '=', (all) => all.selectFrom('org_teams').select('org').where('team', '=', team)),
          ]),
        )
        .execute()
      const [own] = found.toSorted((a, b) => rank(a, team) - rank(b, team))
      return own && toInstallation(own)
    },
    list: async () => {
      const rows = await db.selectFrom('installations').selectAll().orderBy('installed_at').orderBy('team').execute()
      return rows.map(toInstallation)
    },
    tokens: async (id) => {
      const found = await row(id)
      if (found === undefined || found.ended_at !== null || found.token === null) return undefined
      const { token, refresh_token, expires_at, generation } = found
      return {
        ...{ token: seal.open(token, aboutToken(id)), generation },
        ...(refresh_token !== null && { refreshToken: seal.open(refresh_token, aboutRefresh(id)) }),
        ...(expires_at !== null && { expiresAt: Number(expires_at) }),
      }
    },
    beginRefresh: async (id, generation, ms) => {
      const { numUpdatedRows } = await ofGeneration(id, generation)
        .set({ refreshing_until: now() + ms })
        .where('refreshing_until', '<=', now())
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    renew: async (id, generation, tokens) => {
      const { numUpdatedRows } = await ofGeneration(id, generation)
        .set({ ...sealed(id, tokens), generation: generation + 1, refreshing_until: 0 })
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    giveUpRefresh: async (id, generation) => {
      await ofGeneration(id, generation).set({ refreshing_until: 0 }).execute()
    },
    end: async (id, at) => {
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set((each) => ({
          ...{ ended_at: at, token: null, refresh_token: null, expires_at: null, refreshing_until: 0 },
          changes: each('changes', '+', 1),
        }))
        .where('team', '=', id)
        .where('ended_at', 'is', null)
        .where('installed_at', '<=', at)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    noteTeam: async (team, org) => {
      await db
        .insertInto('org_teams')
        .values({ team, org })
        .onConflict((same) => same.column('team').doUpdateSet({ org }))
        .execute()
    },
    teamsOf,
    remove: async (id) => {
      const teams = await teamsOf(id)
      await db.transaction().execute(async (change) => {
        for (const team of teams) {
          await removeTeam(change, team)
          await change.deleteFrom('org_teams').where('team', '=', team).execute()
        }
        // Those of an organisation, too: who looks after the app in all of its teams.
        await change.deleteFrom('roles').where('team', '=', id).execute()
        await change.deleteFrom('installations').where('team', '=', id).execute()
      })
      return teams
    },
    reseal: async () => {
      let resealed = 0
      const lost: string[] = []
      for (const { team: id, token, refresh_token, generation } of await db
        .selectFrom('installations')
        .selectAll()
        .where('token', 'is not', null)
        .execute()) {
        try {
          const old = [token, refresh_token].filter((each) => each !== null && !seal.isCurrent(each))
          if (old.length === 0) continue
          const anew = (text: string | null, about: string) => text && seal.close(seal.open(text, about), about)
          // Where the tokens were refreshed meanwhile, they were sealed with the key of now.
          await ofGeneration(id, generation)
            .set({ token: anew(token, aboutToken(id)), refresh_token: anew(refresh_token, aboutRefresh(id)) })
            .execute()
          resealed += old.length
        } catch {
          lost.push(id)
        }
      }
      return { resealed, lost }
    },
  }
}

export function createSqlInstallStateStore(db: Database, now: Clock): InstallStateStore {
  return {
    add: async (state, ttlMs) => {
      await db.deleteFrom('install_states').where('until', '<=', now()).execute()
      const { count } = await db
        .selectFrom('install_states')
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow()
      if (Number(count) >= MOST_STATES) return false
      await db
        .insertInto('install_states')
        .values({ state: digestOf(state), until: now() + ttlMs })
        .execute()
      return true
    },
    take: async (state) => {
      const { numDeletedRows } = await db
        .deleteFrom('install_states')
        .where('state', '=', digestOf(state))
        .where('until', '>', now())
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

export function createSqlRoleStore(db: Database): RoleStore {
  return {
    of: async (team) => {
      const found = await db.selectFrom('roles').selectAll().where('team', '=', team).executeTakeFirst()
      if (found === undefined) return undefined
      const { hr_group, hr_users, admin_users } = found
      return {
        ...(hr_group !== null && { hrGroup: hr_group }),
        ...{ hrUsers: usersIn(hr_users), adminUsers: usersIn(admin_users) },
      }
    },
    set: async (team, { hrGroup, hrUsers, adminUsers }) => {
      const roles = {
        ...{ hr_group: hrGroup ?? null, hr_users: JSON.stringify(hrUsers), admin_users: JSON.stringify(adminUsers) },
      }
      await db
        .insertInto('roles')
        .values({ team, ...roles })
        .onConflict((same) => same.column('team').doUpdateSet(roles))
        .execute()
    },
  }
}

/** Of these teams, those in which the app is installed by itself. */
async function activeAmong(db: Database, teams: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('installations')
    .select('team')
    .where('team', 'in', teams)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(({ team }) => team)
}

function toInstallation(row: Row): Installation {
  const { team, org, name, bot_user, scopes, expires_at, installed_at, ended_at, changes } = row
  return {
    ...{ id: team, name, botUser: bot_user, scopes: scopes.split(',').filter(Boolean) },
    ...(org !== null && { org }),
    ...{ installedAt: Number(installed_at), changes },
    ...(ended_at !== null && { endedAt: Number(ended_at) }),
    ...(expires_at !== null && { expiresAt: Number(expires_at) }),
  }
}

/** A team's own before its organisation's, what goes on before what has ended. */
function rank({ team: id, ended_at }: Row, team: string): number {
  return (ended_at === null ? 0 : 2) + (id === team ? 0 : 1)
}

/** Who wanted to be forgotten leaves an empty place. */
function usersIn(json: string): string[] {
  return (JSON.parse(json) as (string | null)[]).filter((user) => user !== null)
}

const isOrg = (id: string) => id.startsWith('E')
const aboutToken = (id: string) => `token of ${id}`
const aboutRefresh = (id: string) => `refresh token of ${id}`
const digestOf = (state: string) => createHash('sha256').update(state).digest('base64url')
