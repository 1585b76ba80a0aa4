import { forgetPerson } from '../service/own-data.js'
import { Settings } from '../service/settings.js'
import type { Person } from '../service/stores/people-store.js'
import { readArguments, UsageError } from './input.js'
import { withStores } from './with-stores.js'

const USAGE =
  'telework data export|forget --user U… [--team T…]; forget also takes --yes; telework data changes --team T…'

/** What is kept of one person: given out as JSON, or taken away. Or who changed which settings. */
export async function runData(args: string[]): Promise<number> {
  if (args[0] === 'changes') return printChanges(args.slice(1))
  const { verb, person, sure } = parse(args)
  return withStores({ makes: false }, async (stores) => {
    const { people } = stores
    if (verb === 'forget' && sure) {
      console.log(
        JSON.stringify({ ...person, forgotten: await forgetPerson(stores, person, Date.now()) }, undefined, 2),
      )
      return 0
    }
    const tables = await people.rowsOf(person)
    if (verb === 'export') {
      console.log(JSON.stringify({ ...person, tables }, undefined, 2))
      return 0
    }
    const found = Object.entries(tables).map(([table, rows]) => `${table} ${rows.length}`)
    const what = found.length === 0 ? 'nothing' : found.join(', ')
    console.error(`data forget would take away: ${what}; --yes does it, and it cannot be undone`)
    return 2
  })
}

/** The log of changes of a workspace's settings, the newest first, as JSON. */
async function printChanges(args: string[]): Promise<number> {
  const { positionals, values } = readArguments(args, { team: { type: 'string' } } as const)
  const { team } = values
  if (positionals.length > 0) throw new UsageError(`usage: ${USAGE}`)
  if (team === undefined || !/^[A-Z0-9]+$/.test(team)) throw new UsageError('data: --team takes the id of a team (T…)')
  return withStores({ makes: false }, async ({ settings }) => {
    const changes = await new Settings(settings).allChanges(team)
    const told = changes.map(({ at, ...change }) => ({ at: new Date(at).toISOString(), ...change }))
    console.log(JSON.stringify({ team, changes: told }, undefined, 2))
    return 0
  })
}

function parse(args: string[]): { verb: 'export' | 'forget'; person: Person; sure: boolean } {
  const options = { user: { type: 'string' }, team: { type: 'string' }, yes: { type: 'boolean' } } as const
  const { positionals, values } = readArguments(args, options)
  const [verb, ...rest] = positionals
  if ((verb !== 'export' && verb !== 'forget') || rest.length > 0) throw new UsageError(`usage: ${USAGE}`)
  const { user, team, yes = false } = values
  if (user === undefined || !/^[A-Z0-9]+$/.test(user)) throw new UsageError('data: --user takes the id of a user (U…)')
  if (team !== undefined && !/^[A-Z0-9]+$/.test(team)) throw new UsageError('data: --team takes the id of a team (T…)')
  return { verb, person: { user, ...(team !== undefined && { team }) }, sure: yes }
}
