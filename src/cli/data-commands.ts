import type { Person } from '../service/stores/people-store.js'
import { readArguments, UsageError } from './input.js'
import { withStores } from './with-stores.js'

const USAGE = 'telework data export|forget --user U… [--team T…]; forget also takes --yes'

/** What is kept of one person: given out as JSON, or taken away. */
export async function runData(args: string[]): Promise<number> {
  const { verb, person, sure } = parse(args)
  return withStores({ makes: false }, async ({ people }) => {
    if (verb === 'forget' && sure) {
      console.log(JSON.stringify({ ...person, forgotten: await people.forget(person) }, undefined, 2))
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
