import type { SearchedPassages } from '../../core/index/searched-passages.js'
import { SearchError } from '../../core/index/searcher.js'
import { type EngineConnection, statusOf } from './connection.js'
import { EngineIndex } from './engine-index.js'
import { numberOf, physicalName } from './index-shape.js'

interface Physical {
  /** Indexes behind the alias; one, where all is well. */
  aliased: string[]
  /** Numbers of all indexes of that name. */
  numbers: number[]
}

/** Which indexes there are behind an alias, and beside it. */
export async function physicalOf(connection: EngineConnection, alias: string): Promise<Physical> {
  const found = await connection.ask<Record<string, { aliases: Record<string, unknown> }>>({
    ...{ method: 'GET', path: `/${alias}-*/_alias`, timeoutMs: 5000 },
    query: { allow_no_indices: true, expand_wildcards: 'open' },
  })
  const names = Object.keys(found).filter((name) => numberOf(alias, name) !== undefined)
  return {
    aliased: names.filter((name) => alias in (found[name]?.aliases ?? {})),
    numbers: names.map((name) => numberOf(alias, name)!),
  }
}

export interface BuildParts {
  connection: EngineConnection
  alias: string
  team: string
  shards: number
  passages: SearchedPassages
  now: () => number
  /** Hears what is done, a line each. */
  tell: (line: string) => void
}

/**
 * Builds an index anew beside the one that is searched, and lets it take that one's place when it is whole. What was built before and
 * not finished goes on from where it stopped. Throws SearchError; the old index is searched on then.
 */
export async function buildIndex({
  connection,
  alias,
  team,
  shards,
  passages,
  now,
  tell,
}: BuildParts): Promise<string> {
  const { aliased, numbers } = await physicalOf(connection, alias)
  const current = Math.max(0, ...aliased.map((name) => numberOf(alias, name)!))
  const begun = numbers.filter((number) => number > current)
  const name = physicalName(alias, begun.length > 0 ? Math.max(...begun) : Math.max(0, ...numbers) + 1)
  const index = new EngineIndex({ connection, name, team, now })
  if (begun.length === 0) await index.create(shards)
  else await index.refresh()
  const held = begun.length === 0 ? new Map() : await index.held()
  const ids = [...passages.places].flatMap(([id, place]) => (held.get(id)?.mark === passages.marks[place] ? [] : [id]))
  const gone = [...held.keys()].filter((id) => !passages.places.has(id))
  const there = passages.places.size - ids.length
  tell(begun.length > 0 ? `${name}: goes on, ${there} of ${passages.places.size} passages are there` : `${name}: begun`)
  let told = 0
  await index.put(passages, ids, (count) => {
    const share = Math.floor(((there + count) / passages.places.size) * 10)
    if (share > told) tell(`${name}: ${there + count} of ${passages.places.size} passages`)
    told = Math.max(told, share)
  })
  await index.remove(gone)
  await index.refresh()
  tell(`${name}: is packed …`)
  await index.merge()
  await index.refresh()
  const { count, sum } = await index.summary()
  const expected = passages.marks.reduce((total, mark) => total + mark, 0)
  if (count !== passages.places.size || sum !== expected)
    throw new SearchError('fault', `${name} holds ${count} passages, not the ${passages.places.size} that it was given`)
  await takePlace(connection, alias, name, aliased)
  tell(`${name}: is searched from now on`)
  const others = numbers.map((number) => physicalName(alias, number)).filter((other) => other !== name)
  for (const other of others) await removeIndex(connection, other)
  return name
}

/** From one moment to the next: nobody searches in between. */
async function takePlace(connection: EngineConnection, alias: string, name: string, before: string[]): Promise<void> {
  const actions = [...before.map((index) => ({ remove: { index, alias } })), { add: { index: name, alias } }]
  await connection.ask({ method: 'POST', path: '/_aliases', body: { actions }, timeoutMs: 30_000 })
}

export async function removeIndex(connection: EngineConnection, name: string): Promise<void> {
  try {
    await connection.ask({ method: 'DELETE', path: `/${name}`, timeoutMs: 30_000 })
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
}
