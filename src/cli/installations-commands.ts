import type { Config } from '../app/config.js'
import { ConfigError } from '../app/config-error.js'
import { removeTeamFolder } from '../app/team-folders.js'
import type { Installation, InstallationStore } from '../service/stores/installation-store.js'
import type { Stores } from '../service/stores.js'
import { readArguments, UsageError } from './input.js'
import { withStores } from './with-stores.js'

const USAGE =
  'telework installations list [--json] | rotate-keys | remove --team T… --yes | roles --team T… [--hr-group S…] [--hr-users U…,U…] [--admin-users U…,U…]'

/** Where the app is installed, for whoever runs it in many workspaces. */
export async function runInstallations(args: string[]): Promise<number> {
  const { positionals, values } = readArguments(args, {
    ...{ team: { type: 'string' }, yes: { type: 'boolean' }, json: { type: 'boolean' } },
    ...{ 'hr-group': { type: 'string' }, 'hr-users': { type: 'string' }, 'admin-users': { type: 'string' } },
  } as const)
  const [verb, ...rest] = positionals
  const work = rest.length > 0 ? undefined : WORKS[verb ?? '']
  if (work === undefined) throw new UsageError(`usage: ${USAGE}`)
  return withStores({ makes: false }, (stores, config) => work({ stores, config, values }))
}

interface Asked {
  stores: Stores
  config: Config
  values: {
    team?: string | undefined
    yes?: boolean | undefined
    json?: boolean | undefined
    'hr-group'?: string | undefined
    'hr-users'?: string | undefined
    'admin-users'?: string | undefined
  }
}

const WORKS: Record<string, (asked: Asked) => Promise<number>> = {
  list: async ({ stores: { installations }, values }) => {
    const all = await installations.list()
    for (const each of all) {
      const fault = each.endedAt === undefined ? await faultOf(each, installations) : undefined
      const line = values.json ? JSON.stringify({ ...each, ...(fault !== undefined && { fault }) }) : told(each, fault)
      console.log(line)
    }
    if (all.length === 0) console.error('the app is installed nowhere by OAuth')
    return 0
  },
  'rotate-keys': async ({ stores: { installations }, config }) => {
    if (config.install === undefined) throw new ConfigError(['ENCRYPTION_KEY: missing; there is no key to change to'])
    const { resealed, lost } = await installations.reseal()
    console.log(`${resealed} tokens were enciphered anew`)
    for (const id of lost) {
      console.error(
        `${id}: no key opens its token; add the one before to ENCRYPTION_KEYS_OLD, or let them install anew`,
      )
    }
    return lost.length === 0 ? 0 : 1
  },
  remove: async ({ stores: { installations }, config, values }) => {
    const id = teamIn(values)
    if ((await installations.find(id)) === undefined) throw new UsageError(`${id}: the app is not installed there`)
    const teams = await installations.teamsOf(id)
    if (values.yes !== true) {
      console.error(
        `remove would take away the installation and everything kept of ${teams.join(', ') || id}; --yes does it`,
      )
      return 2
    }
    for (const team of await installations.remove(id)) removeTeamFolder(config.dataDir, team)
    console.log(`${id}: removed; in Slack the app stands until they uninstall it there`)
    return 0
  },
  roles: async ({ stores: { roles }, values }) => {
    const team = teamIn(values)
    const before = (await roles.of(team)) ?? { hrUsers: [], adminUsers: [] }
    const group = values['hr-group']
    if (group !== undefined && !/^(S[A-Z0-9]+)?$/.test(group))
      throw new UsageError('--hr-group takes the id of a user group (S…)')
    const { hrGroup: _, ...people } = before
    const hrGroup = group ?? before.hrGroup ?? ''
    const now = {
      ...people,
      ...(hrGroup !== '' && { hrGroup }),
      ...(values['hr-users'] !== undefined && { hrUsers: usersIn(values['hr-users'], '--hr-users') }),
      ...(values['admin-users'] !== undefined && { adminUsers: usersIn(values['admin-users'], '--admin-users') }),
    }
    if (JSON.stringify(now) !== JSON.stringify(before)) await roles.set(team, now)
    console.log(JSON.stringify({ team, ...now }))
    return 0
  },
}

/** Undefined where its token can be read. */
async function faultOf({ id }: Installation, installations: InstallationStore): Promise<string | undefined> {
  return installations.tokens(id).then(
    () => undefined,
    (error: Error) => error.message,
  )
}

function told({ id, name, installedAt, endedAt }: Installation, fault: string | undefined): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const state = endedAt === undefined ? (fault ?? 'active') : `uninstalled ${day(endedAt)}`
  return [id, name, `installed ${day(installedAt)}`, state].join('\t')
}

function teamIn({ team }: Asked['values']): string {
  if (team === undefined || !/^[TE][A-Z0-9]+$/.test(team))
    throw new UsageError('installations: --team takes the id of a team (T…) or an organisation (E…)')
  return team
}

function usersIn(given: string, option: string): string[] {
  const users = given.split(/[\s,]+/).filter(Boolean)
  if (users.some((user) => !/^[UW][A-Z0-9]+$/.test(user))) throw new UsageError(`${option} takes ids of users (U…)`)
  return users
}
