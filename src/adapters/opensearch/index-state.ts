import { physicalOf, removeIndex } from './building.js'
import type { EngineConnection } from './connection.js'
import { EngineIndex } from './engine-index.js'
import { physicalName } from './index-shape.js'

/** The index that is searched, and what stands beside it. */
export interface IndexState {
  /** Absent where there is none. */
  searched?: { name: string; passages: number; bytes: number; shards: number; copies: number }
  /** Begun to be built and not searched yet, or left behind. */
  others: string[]
  /** green: every shard and its copy are there; yellow: every shard is; red: some are not. */
  health: string
  nodes: number
}

export interface PartsOfState {
  connection: EngineConnection
  alias: string
  team: string
  now: () => number
}

export async function indexState({ connection, alias, team, now }: PartsOfState): Promise<IndexState> {
  const { aliased, numbers } = await physicalOf(connection, alias)
  const [name] = aliased
  const others = numbers.map((number) => physicalName(alias, number)).filter((other) => other !== name)
  const health = await connection.ask<{
    status: string
    number_of_nodes: number
    indices?: Record<string, { number_of_shards: number; number_of_replicas: number }>
  }>({
    ...{ method: 'GET', path: `/_cluster/health/${name ?? ''}`, timeoutMs: 5000 },
    query: { level: 'indices' },
  })
  const common = { others, health: health.status, nodes: health.number_of_nodes }
  if (name === undefined) return common
  const { count } = await new EngineIndex({ connection, name, team, now }).summary()
  const stats = await connection.ask<{ _all?: { primaries?: { store?: { size_in_bytes?: number } } } }>({
    ...{ method: 'GET', path: `/${name}/_stats/store`, timeoutMs: 5000 },
  })
  const { number_of_shards: shards = 0, number_of_replicas: copies = 0 } = health.indices?.[name] ?? {}
  const bytes = stats._all?.primaries?.store?.size_in_bytes ?? 0
  return { ...common, searched: { name, passages: count, bytes, shards, copies } }
}

/** Removes all that there is of it; gives the names. */
export async function removeIndexes({ connection, alias }: PartsOfState): Promise<string[]> {
  const { numbers } = await physicalOf(connection, alias)
  const names = numbers.map((number) => physicalName(alias, number))
  for (const name of names) await removeIndex(connection, name)
  return names
}
